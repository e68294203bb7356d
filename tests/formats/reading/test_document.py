import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.arabic.letters import has_arabic
from service.errors import InputError, NoArabicError
from service.formats.reading import MOST_BYTES, read_document, signatures
from tests.formats.reading.files import archive, body_of, paragraph, run, with_member, word_file

TEXT = "عنوان الخبر\n  قال الوزير.\r\n\n"
WORD = body_of(paragraph(run("قال")))


def test_plain_text_comes_back_as_it_is():
    assert read_document("story.txt", TEXT.encode()) == TEXT
    assert read_document("story", TEXT.encode("utf-8-sig")) == TEXT
    assert read_document("story.v2", TEXT.encode()) == TEXT


def test_plain_text_with_a_sign_of_another_format_within_it_is_plain():
    for text in ("قال <b>الوزير</b>.", "[تصحيح] قال الوزير.", "{قال}", "# قال", "- قال", "<<قال>>"):
        assert read_document("story.txt", text.encode()) == text


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("<!DOCTYPE html><html><body><p>قال</p><p>ثم</p></body></html>", ["قال", "ثم"]),
        ("\ufeff \n<HTML dir=rtl><p>قال", ["قال"]),
        ('<?xml version="1.0"?>\n<!-- x --><!-- y -->\n<html><p>قال</p></html>', ["قال"]),
        ("<script>alert(1)</script><p>قال</p>", ["قال"]),
        ("<h1 class='x'>قال</h1>", ["قال"]),
        ('\n{"headline": "قال"}', ["قال"]),
        ('[\n{ "headline": "قال"}]', ["قال"]),
    ],
)
@pytest.mark.parametrize("name", ["story.txt", "standard input"])
def test_a_page_or_an_item_is_known_by_its_beginning(name: str, content: str, lines: list[str]):
    assert read_document(name, content.encode()).splitlines() == lines


def test_a_word_file_is_known_by_its_bytes():
    for name in ("story.docx", "STORY.DOCX", "story.txt", "story.html", "standard input"):
        assert read_document(name, WORD) == "قال"


def test_suffixes_count_in_any_case():
    assert read_document("a.b.HTM", "<p>قال".encode()) == "قال"
    assert read_document("x.MD", "**قال**".encode()) == "قال"


def test_the_limit_is_the_last_size_that_is_read():
    content = "قال".encode().ljust(1 << 20)
    assert read_document("x.txt", content, most_bytes=1 << 20)
    with pytest.raises(InputError, match=r"x\.txt is larger than 1 MB: send one story at a time"):
        read_document("x.txt", content + b" ", most_bytes=1 << 20)
    with pytest.raises(InputError, match="is larger than 5 MB"):
        read_document("x.docx", bytes(MOST_BYTES + 1))


BOMB = archive({"word/document.xml": bytes(20 << 20)})
MANY = archive({f"word/{n}.xml": (b"%d" % n) * 200_000 for n in range(10, 110)})
ENCRYPTED = bytearray(archive({"word/document.xml": b"x"}))
ENCRYPTED[ENCRYPTED.rindex(b"PK\x01\x02") + 8] |= 1
PACKED = bytearray(archive({"word/document.xml": b"x"}))
PACKED[PACKED.rindex(b"PK\x01\x02") + 10] = 14  # LZMA
ENTITIES = with_member(
    WORD,
    "word/document.xml",
    b'<!DOCTYPE w [<!ENTITY a "\xd9\x82"><!ENTITY b "&a;&a;">]><w:document xmlns:w='
    b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>'
    b"</w:body></w:document>",
)

BAD = {
    "nothing": ("x.txt", b"", "x.txt is empty: give it an Arabic story"),
    "blank": ("x.html", b" \n\t", "x.html is empty"),
    "blank in Unicode": ("x.txt", "\u2003\u00a0\n".encode(), "there is no text in x.txt"),
    "Latin": ("x.txt", b"no Arabic here", "there is no Arabic in x.txt"),
    "control characters": ("x.txt", b"\x01\x02\x1b" * 500, "there is no Arabic in x.txt"),
    "a NUL": ("x.txt", "قال\0".encode(), "is a binary file"),
    "UTF-16": ("x.txt", "قال".encode("utf-16"), "is UTF-16"),
    "windows-1256": ("x.txt", "قال".encode("cp1256"), "is not UTF-8"),
    "lines of JSON": (
        "x.jsonl",
        b'{"a": 1}',
        "x.jsonl holds many stories, a line each: send one story at a time",
    ),
    "a file with macros": ("x.DOCM", WORD, "x.DOCM is a Word template, or holds macros: save it as .docx"),
    "XML": ("x.xml", "<?xml version='1.0'?><nitf>قال</nitf>".encode(), "is XML other than XHTML"),
    "text called Word": ("x.docx", "قال".encode(), "x.docx is damaged"),
    "half a Word file": ("x.docx", WORD[: len(WORD) // 2], "is damaged"),
    "a Word file that was overwritten": ("x.docx", WORD[:500] + bytes(5000) + WORD[5500:], "is damaged"),
    "a Word file without a document": ("x.docx", archive({"word/x.xml": b"x"}), "is damaged"),
    "a Word file that is not XML": ("x.docx", with_member(WORD, "word/document.xml", b"<w:p"), "is damaged"),
    "a Word file without a word": ("x.docx", word_file(lambda document: None), "there is no text in x.docx"),
    "entities of XML": ("x.docx", ENTITIES, "there is no text in x.docx"),
    "a ZIP bomb": ("x.docx", BOMB, "would unpack to 20.0 MB, as no story does"),
    "a ZIP bomb of many": ("x.docx", MANY, "would unpack to 40.1 MB"),
    "a password": ("x.docx", bytes(ENCRYPTED), "is locked by a password"),
    "LZMA": ("x.docx", bytes(PACKED), "is packed in a way"),
    "a spreadsheet": ("x.xlsx", archive({"xl/workbook.xml": b"x"}), "is an Excel file"),
    "slides": ("x.pptx", archive({"ppt/presentation.xml": b"x"}), "is a PowerPoint file"),
    "OpenDocument": ("x.odt", archive({"mimetype": b"x", "content.xml": b"x"}), "is an OpenDocument file"),
    "an e-book": ("x.epub", archive({"META-INF/container.xml": b"x"}), "is an e-book"),
    "an archive": ("x.zip", archive({"story.txt": b"x"}), "is an archive"),
    "an archive of nothing": ("x.zip", archive({}), "is an archive"),
}


@pytest.mark.parametrize(("name", "content", "says"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_one_sentence_with_what_to_do(name: str, content: bytes, says: str):
    with pytest.raises(InputError) as raised:
        read_document(name, content)
    assert says in str(raised.value)
    assert raised.value.hint
    assert "\n" not in str(raised.value)


def test_no_arabic_is_an_error_of_its_own():
    with pytest.raises(NoArabicError):
        read_document("x.md", b"# Lake")


KINDS = tomllib.loads(Path(signatures.__file__).with_name("signatures.toml").read_text(encoding="utf-8"))[
    "kind"
]


@pytest.mark.parametrize("kind", KINDS, ids=[kind["name"] for kind in KINDS])
def test_files_of_other_kinds_are_named(kind: dict[str, list[str]]):
    for begins in kind.get("begins", []):
        with pytest.raises(InputError, match=r"story\.docx is an? "):
            read_document("story.docx", bytes.fromhex(begins) + bytes(100))


def test_comments_without_end_take_no_time():
    content = b"<!---->" * 10_000 + "<!-- قال".encode()
    assert read_document("x.txt", content) == content.decode()


NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.json", "a.jsonl", "a", "", "a.xyz"])
BROKEN = [
    "قال",
    "<p>",
    "</p>",
    "<div ",
    "&#xD800;",
    "&#0;",
    "<!--",
    "]]>",
    "\0",
    "<ol start=",
    "<li>",
    "<pre>\n",
]
BROKEN += [
    "{",
    '"headline":',
    '"قال"',
    "}",
    "\\ud800",
    "---\n",
    "# ",
    "|",
    "[",
    "](",
    "`",
    "* ",
    "PK\x03\x04",
]
PIECES = st.lists(st.sampled_from(BROKEN), max_size=30).map("".join)


def read_or_reason(name: str, content: bytes) -> str | InputError:
    try:
        return read_document(name, content)
    except InputError as error:
        return error


def is_text_or_reason(came: str | InputError) -> bool:
    if isinstance(came, InputError):
        return bool(came.hint)
    return has_arabic(came) and bool(came.encode())


@settings(deadline=None)
@given(NAMES, st.binary(max_size=300) | PIECES.map(str.encode))
@example("a.docx", b"PK\x05\x06" + bytes(18))
@example("a.json", b'{"headline": "\\ud800"}')
@example("a.html", "&#xD800;قال".encode())
@example("a.html", b"<frameset>")
def test_any_bytes_are_a_text_or_one_sentence(name: str, content: bytes):
    assert is_text_or_reason(read_or_reason(name, content))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(WORD) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_word_file_is_a_text_or_one_sentence(place: int, change: bytes):
    damaged = WORD[:place] + change + WORD[place + len(change) :]
    assert is_text_or_reason(read_or_reason("a.docx", damaged))


FIELDS = st.sampled_from(
    ["headline", "body_text", "bodies", "value", "paragraphs", "source", "source_sentences"]
)


VALUES = st.recursive(
    st.none() | st.sampled_from(["قال", "<p>قال", "\ud800", ""]),
    lambda value: st.lists(value, max_size=3) | st.dictionaries(FIELDS, value, max_size=4),
    max_leaves=8,
)


@settings(deadline=None, max_examples=60)
@given(VALUES)
def test_any_json_is_a_text_or_one_sentence(value: object):
    assert is_text_or_reason(read_or_reason("a.json", json.dumps(value).encode()))
