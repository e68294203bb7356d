"""Why a file is refused, in the languages of the page: texts, fields, and what readers really say."""

import io
import re
import string
import zipfile
from pathlib import Path

import pytest

from service.errors import InputError, NoArabicError
from service.formats.reading import read_document
from service.refusals import refusal_in, refused, wordings
from service.ui.texts import PAGE_LANGUAGES

ROOT = Path(__file__).parents[1] / "service"
KINDS = {key for key in wordings() if key.startswith("kind.")}
QUOTED = re.compile("\u2068[^\u2069]*\u2069")
NAMES = re.compile(
    r"\b(Word|Excel|PowerPoint|Office|OpenDocument|X?HTML|XML|JSON|ninjs|PDF|RTF|UTF-(?:8|16))\b"
)


def packed(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "/"), data)
    return content.getvalue()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def bare(text: str) -> str:
    return "".join(literal for literal, _, _, _ in string.Formatter().parse(text))


@pytest.mark.parametrize("key", wordings())
def test_every_refusal_is_there_in_every_language(key: str) -> None:
    texts = wordings()[key]
    assert set(texts) == set(PAGE_LANGUAGES)
    assert all(len(told) == 2 and all(told) for told in texts.values())
    assert len({tuple(frozenset(fields(text)) for text in told) for told in texts.values()}) == 1
    assert not any(text.endswith(".") or text != text.strip() for told in texts.values() for text in told)


@pytest.mark.parametrize("key", wordings())
def test_each_language_has_its_own_words_and_marks(key: str) -> None:
    texts = wordings()[key]
    arabic = QUOTED.sub("", "\n".join(map(bare, texts["ar"])))
    assert not re.search("[A-Za-z]", NAMES.sub("", arabic))
    assert not re.search("[,;?]", arabic)
    french = "\n".join(map(bare, texts["fr"]))
    assert not re.search(r"[^\u00a0]:|[^\u202f][;?!]|'", french)
    assert not {text for text in texts["fr"] if bare(text)} & set(texts["en"])


def test_every_refusal_is_given_somewhere() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py"))
    kinds = (ROOT / "formats/reading/signatures.toml").read_text(encoding="utf-8")
    assert [key for key in wordings() if key not in KINDS and f'"{key}"' not in code] == []
    assert {f"kind.{name}" for name in re.findall(r'^name = "(.*)"$', kinds, re.MULTILINE)} == KINDS


def test_an_error_is_in_english_unless_it_is_asked_in_another_language() -> None:
    error = refused(NoArabicError, "document.no_arabic", name="a.txt")
    assert str(error) == "there is no Arabic in a.txt: give it an Arabic story"
    told = refusal_in(error, "fr")
    assert told is not None
    assert [each.text for each in told] == [
        "\u2068a.txt\u2069 ne contient pas d’arabe",
        "choisissez une dépêche en arabe",
    ]
    assert {each.language.tag for each in told} == {"fr"}


def test_a_language_without_refusals_gets_english() -> None:
    told = refusal_in(refused(InputError, "document.empty", name="a.txt"), "de")
    assert told is not None
    assert {each.language.tag for each in told} == {"en"}


def test_an_error_without_a_key_has_no_other_language() -> None:
    assert refusal_in(InputError("it is wrong", "do it again"), "fr") is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b" "),
        ("a.txt", b"No Arabic"),
        ("a.txt", "خبر".encode("utf-16")),
        ("a.txt", "خبر".encode("cp1256")),
        ("a.txt", b"a\0b"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.jsonl", b"{}"),
        ("a.json", b"{"),
        ("a.json", b"[1, 2]"),
        ("a.html", b"<p></p>"),
        ("a.docx", b"PK\x03\x04 cut"),
        ("a.docx", packed(word_document=b"no XML")),
        ("a.docx", packed(word_document=bytes(40 << 20))),
        ("a.xlsx", packed(xl_workbook=b"")),
    ],
)
@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_what_a_visitor_meets_is_told_in_the_language_of_the_page(
    name: str, content: bytes, tag: str
) -> None:
    with pytest.raises(InputError) as raised:
        read_document(name, content)
    told = refusal_in(raised.value, tag)
    assert told is not None
    assert all(each.language.tag == tag and "{" not in each.text for each in told)
    assert f"\u2068{name}\u2069" in told[0].text
    if tag == "en":
        assert [re.sub("[\u2068\u2069]", "", each.text) for each in told] == [
            raised.value.message,
            raised.value.hint,
        ]
