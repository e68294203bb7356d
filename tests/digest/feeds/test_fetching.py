"""Feeds from addresses: what is refused before a byte is asked for, and what an answer may not do."""

import gzip
import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from service.digest.feeds import Fetcher, read_feed
from service.digest.feeds.addresses import is_public
from service.errors import InputError
from tests.digest.feeds.samples import TITLE

OPEN, OTHER = "93.184.216.34", "151.101.1.1"
RSS = (
    f"<rss version='2.0'><channel><item><guid>1</guid><title>{TITLE}</title></item></channel></rss>".encode()
)
Answer = Callable[[], httpx.Response]


class Chunks(httpx.SyncByteStream):
    """The bytes of an answer, as they would come over the network."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self.parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self.parts


class Web:
    """Hosts by name, and what they answer by path; keeps what it was asked."""

    def __init__(self, hosts: dict[str, list[str]] | None = None, **paths: Answer) -> None:
        self.hosts = hosts or {"example.org": [OPEN]}
        self.paths = {"/": answer(RSS)} | {f"/{name}": value for name, value in paths.items()}
        self.looked_up: list[tuple[str, int]] = []
        self.asked: list[httpx.Request] = []

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append((host, port))
        if host not in self.hosts:
            raise OSError("no such host")
        return self.hosts[host]

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self.paths[request.url.path]()

    def fetcher(self, **limits: float) -> Fetcher:
        return Fetcher(resolve=self.resolve, transport=httpx.MockTransport(self.handle), **limits)  # type: ignore[arg-type]


def answer(*parts: bytes, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda: httpx.Response(status, headers=named, stream=Chunks(parts))


def test_the_address_that_was_checked_is_the_one_that_is_asked():
    web = Web()
    assert web.fetcher().fetch("https://example.org:8443/") == RSS
    (request,) = web.asked
    assert str(request.url) == f"https://{OPEN}:8443/"
    assert request.headers["host"] == "example.org:8443"
    assert request.extensions["sni_hostname"] == "example.org"
    assert "Barqiya" in request.headers["user-agent"]
    assert web.looked_up == [("example.org", 8443)]  # once: a second look could be told another address


@pytest.mark.parametrize(
    "numeric",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "2001:0:7f00:1::",
        "2001:db8::1",
    ],
)
def test_no_address_of_the_machine_or_its_networks(numeric: str):
    assert not is_public(numeric)
    web = Web({"example.org": [OPEN, numeric]})
    with pytest.raises(InputError, match=r"private network.*--allow-private-addresses"):
        web.fetcher().fetch("http://example.org/")
    assert web.asked == []


@pytest.mark.parametrize("numeric", [OPEN, "2606:4700::1111", "64:ff9b::5db8:d822"])
def test_addresses_of_the_open_internet(numeric: str):
    assert is_public(numeric)
    web = Web({"example.org": [numeric]})
    assert web.fetcher().fetch("http://example.org/") == RSS
    assert web.asked[0].url.host == numeric


def test_a_newsroom_may_ask_its_own_server():
    web = Web({"feeds.local": ["192.168.1.1"]})
    assert web.fetcher(allow_private=True).fetch("http://feeds.local/") == RSS


def test_each_redirect_is_checked_anew():
    hosts = {"example.org": [OPEN], "b.example": [OTHER], "inside": ["127.0.0.1"]}
    web = Web(
        hosts,
        moved=answer(status=301, location="https://b.example/"),
        near=answer(status=302, location="/"),
        trap=answer(status=302, location="http://inside/"),
        file=answer(status=302, location="file:///etc/passwd"),
        round=answer(status=302, location="/round"),
        odd=answer(status=302, location="http://[::1"),
    )
    fetcher = web.fetcher()
    assert fetcher.fetch("https://example.org/moved") == RSS
    assert [(each.url.host, each.headers["host"]) for each in web.asked] == [
        (OPEN, "example.org"),
        (OTHER, "b.example"),
    ]
    assert fetcher.fetch("https://example.org/near") == RSS
    for path, says in [
        ("trap", "inside is on this machine"),
        ("file", "only http and https"),
        ("round", "more than 5 times"),
        ("odd", "cannot be reached"),
    ]:
        with pytest.raises(InputError, match=says):
            fetcher.fetch(f"https://example.org/{path}")


def test_the_next_address_of_a_host_is_tried_where_one_does_not_answer():
    web = Web({"example.org": ["2606:4700::1111", OPEN]})

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.host != OPEN:
            raise httpx.ConnectError("no route")
        return web.handle(request)

    fetcher = Fetcher(resolve=web.resolve, transport=httpx.MockTransport(handle))
    assert fetcher.fetch("http://example.org/") == RSS


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (answer(status=404), "status 404"),
        (answer(status=304), "status 304"),
        (answer(b"x" * 60, b"x" * 60), "larger than"),
        (answer(gzip.compress(bytes(1 << 20)), content_encoding="gzip"), "larger than"),
        (answer(b"x", content_encoding="br"), "packed as br"),
        (answer(b"x", content_encoding="gzip, gzip"), "packed as gzip, gzip"),
        (answer(b"no gzip", content_encoding="gzip"), "damaged"),
        (answer(gzip.compress(RSS[:90])[:-20], content_encoding="gzip"), "cut off"),
    ],
)
def test_an_answer_that_is_none(response: Answer, says: str):
    fetcher = Web(x=response).fetcher(most_bytes=110)
    with pytest.raises(InputError, match=says):
        fetcher.fetch("http://example.org/x")


def test_gzip_in_small_parts_and_several_members():
    packed = gzip.compress(RSS[:50]) + gzip.compress(RSS[50:])
    parts = [packed[i : i + 7] for i in range(0, len(packed), 7)]
    assert Web(x=answer(*parts, content_encoding="gzip")).fetcher().fetch("http://example.org/x") == RSS


def test_an_answer_that_drips_is_given_up():
    with pytest.raises(InputError, match="did not come whole within -1 s"):
        Web().fetcher(most_seconds=-1).fetch("http://example.org/")


@pytest.mark.parametrize("error", [httpx.ReadTimeout, httpx.ConnectTimeout])
def test_a_host_that_does_not_answer(error: Callable[[str], Exception]):
    def handle(request: httpx.Request) -> httpx.Response:
        raise error("slow")

    fetcher = Fetcher(resolve=Web().resolve, transport=httpx.MockTransport(handle))
    with pytest.raises(InputError, match="did not answer in time"):
        fetcher.fetch("http://example.org/")


@pytest.mark.parametrize("address", ["http://", "http:///x", "http://[::1", "http://nowhere.example/"])
def test_what_is_no_address_of_a_host(address: str):
    with pytest.raises(InputError):
        Web().fetcher().fetch(address)


def test_a_feed_that_is_down_does_not_hold_up_the_others():
    web = Web()
    feed = read_feed(
        ["http://user:secret@nowhere.example/feed", "http://example.org/"], fetcher=web.fetcher()
    )
    assert [item.title for item in feed.items] == [TITLE]
    (fault,) = feed.faults
    assert str(fault).startswith("http://nowhere.example/feed: host nowhere.example is not known")


@pytest.mark.parametrize("name", ["ftp://example.org/feed", "file:///etc/passwd"])
def test_addresses_of_other_kinds(name: str):
    with pytest.raises(InputError, match="addresses are not read"):
        read_feed([name])


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(RSS))

        def log_message(self, *args: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}/feed"
        serving.shutdown()
        thread.join()


def test_a_server_on_this_machine_is_asked_only_where_that_is_allowed(server: str):
    assert read_feed([server], fetcher=Fetcher(allow_private=True)).items[0].title == TITLE
    with pytest.raises(InputError, match="private network"):
        read_feed([server])
