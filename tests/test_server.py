"""The application: routes that the page does not hide, and a page in each language."""

from base64 import b64encode
from pathlib import Path

import pytest

from service.server import build_app
from service.ui.texts import PAGE_LANGUAGES
from tests.asgi import get
from tests.ui.conftest import closed_loops  # noqa: F401  building a page opens loops
from tests.ui.desks import desk


@pytest.fixture
def app(tmp_path: Path):
    return build_app(desk(tmp_path), {})


def test_routes_stand_before_the_page(app) -> None:
    assert get(app, "/health").json() == {"status": "ok"}
    (model,) = get(app, "/models").json()
    assert model["name"] == "scripted"
    assert model["here"] is True


def test_languages_say_which_models_write_them(app) -> None:
    known = {each["tag"]: each for each in get(app, "/languages").json()}
    assert known["fr"]["models"] == ["scripted"]
    assert known["he"]["models"] == []
    assert known["he"]["direction"] == "rtl"
    assert "ar" not in known


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_each_language_has_its_page(app, tag: str) -> None:
    answer = get(app, "/" if tag == "en" else f"/{tag}/")
    assert answer.status_code == 200
    assert f'lang="{tag}" dir="{"rtl" if tag == "ar" else "ltr"}"' in answer.text


def test_an_address_without_its_slash_leads_to_the_page(app) -> None:
    answer = get(app, "/fr")
    assert answer.status_code in {307, 308}
    assert answer.headers["location"].endswith("/fr/")


@pytest.fixture
def behind_a_proxy(tmp_path: Path):
    return build_app(desk(tmp_path, root_path="/newsroom"), {})


@pytest.mark.parametrize("passed_on", ["", "/newsroom"])
def test_a_proxy_may_take_its_path_away_or_pass_it_on(behind_a_proxy, passed_on: str) -> None:
    for tag in PAGE_LANGUAGES:
        own = "" if tag == "en" else f"/{tag}"
        answer = get(behind_a_proxy, f"{passed_on}{own}/")
        assert f'lang="{tag}" dir=' in answer.text
        assert all(f"/newsroom/{each}" in answer.text for each in ("ar/", "fr/"))
        config = get(behind_a_proxy, f"{passed_on}{own}/config").json()
        assert config["root"] == f"http://127.0.0.1/newsroom{own}"
        assert get(behind_a_proxy, f"{passed_on}{own}/theme.css").status_code == 200


@pytest.mark.parametrize("passed_on", ["", "/newsroom"])
def test_routes_and_addresses_without_a_slash_answer_behind_a_proxy(behind_a_proxy, passed_on: str) -> None:
    assert get(behind_a_proxy, f"{passed_on}/health").json() == {"status": "ok"}
    assert get(behind_a_proxy, f"{passed_on}/models").json()[0]["name"] == "scripted"
    assert get(behind_a_proxy, f"{passed_on}/languages").status_code == 200
    assert get(behind_a_proxy, f"{passed_on}/fr").headers["location"] == "/newsroom/fr/"
    assert get(behind_a_proxy, "/newsroom").headers["location"].endswith("/newsroom/")


def test_nobody_comes_in_without_a_password_where_one_is_set(tmp_path: Path) -> None:
    app = build_app(desk(tmp_path), {"desk": "secret"})
    basic = {"Authorization": f"Basic {b64encode(b'desk:secret').decode()}"}
    for path in ("/", "/ar/", "/models", "/config", "/gradio_api/info"):
        assert get(app, path).status_code == 401
        assert get(app, path, basic).status_code == 200


def test_the_page_lists_no_interface_of_its_own_making(app) -> None:
    named = get(app, "/gradio_api/info").json()["named_endpoints"]
    assert named == {}


def test_no_page_describes_its_own_routes(app) -> None:
    for path in ("/openapi.json", "/ar/openapi.json", "/docs", "/redoc"):
        assert get(app, path).status_code == 404


def test_a_page_of_this_machine_is_not_served_under_another_name(tmp_path: Path) -> None:
    app = build_app(desk(tmp_path), {})
    for path in ("/", "/ar/", "/models", "/languages", "/config"):
        for strange in ("rebound.example", "rebound.example:7860", ""):
            assert get(app, path, {"Host": strange}).status_code == 421
        for own in ("localhost:7860", "127.0.0.1:7860", "[::1]:7860"):
            assert get(app, path, {"Host": own}).status_code == 200
    assert get(app, "/health", {"Host": "supervisor"}).status_code == 200


def test_a_proxy_s_name_is_a_setting(tmp_path: Path) -> None:
    named = build_app(desk(tmp_path, hosts=("desk.example.org",)), {})
    assert get(named, "/models", {"Host": "Desk.example.org"}).status_code == 200
    assert get(named, "/models", {"Host": "rebound.example"}).status_code == 421
    for settings in ({"hosts": ("*",)}, {"host": "0.0.0.0"}):
        assert get(build_app(desk(tmp_path, **settings), {}), "/models", {"Host": "any"}).status_code == 200
