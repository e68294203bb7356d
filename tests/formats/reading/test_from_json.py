import json

import pytest

from service.errors import InputError
from service.formats.as_json import summary_value, translation_value
from service.formats.reading import read_document
from service.story import Kind, Paragraph, ParagraphTranslation, Story, Style, Summary, Translation
from service.text.segments import read_story

HEADLINE = "ارتفاع منسوب البحيرة"
BODY = ["القاهرة (برقية) - قال الوزير إن المنسوب ارتفع.", "وأضاف المدير."]
MARKED = "".join(f"<p>{text}</p>" for text in BODY)


def read(value: object, name: str = "item.json") -> list[str]:
    return read_document(name, json.dumps(value, ensure_ascii=False).encode()).splitlines()


ITEMS = {
    "ninjs 1, plain": {
        "uri": "urn:x",
        "headline": HEADLINE,
        "body_text": "\n\n".join(BODY),
        "byline": "سامي",
    },
    "ninjs 1, marked": {
        "headline": HEADLINE,
        "body_xhtml": f"<div>{MARKED}<script>alert('نص')</script></div>",
    },
    "ninjs 1, both": {"headline": HEADLINE, "body_text": " ".join(BODY), "body_xhtml": MARKED},
    "ninjs 1.7": {"headline_main": HEADLINE, "body_main": " ".join(BODY), "body_richtext": MARKED},
    "ninjs 2.0": {
        "headlines": [{"role": "short", "value": "عاجل"}, {"role": "main", "value": HEADLINE}],
        "bodies": [{"role": "html", "contenttype": "text/html", "value": MARKED}],
    },
    "ninjs 3": {
        "headlines": [{"value": HEADLINE}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": " ".join(BODY)},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": MARKED},
        ],
    },
    "two languages": {
        "headlines": [{"language": "en", "value": "Lake rises"}, {"language": "ar", "value": HEADLINE}],
        "bodies": [{"language": "en", "value": "a\nb\nc"}, {"language": "ar", "value": "\n".join(BODY)}],
    },
    "the headline in the body as well": {"headline": HEADLINE, "body_text": "\n".join([HEADLINE, *BODY])},
    "a list of one": [{"headline": HEADLINE, "body_text": "\n".join(BODY)}],
    "fields of other kinds": {
        "headline": HEADLINE,
        "headline_extra": None,
        "body_text": 7,
        "bodies": [None, {"value": 3}, {"role": "main"}, {"value": MARKED}],
        "bodyguard": "نص\nنص\nنص",
    },
    "a picture": {"type": "picture", "headline": HEADLINE, "description_text": "\n".join(BODY)},
    "a headline that is broken": {"headline": HEADLINE.replace(" ", " \n"), "body_text": "\n".join(BODY)},
}


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_a_news_item(item: object):
    assert read(item) == [HEADLINE, *BODY]


def test_a_headline_alone_and_a_body_alone():
    assert read({"headline": "عاجل"}) == ["عاجل"]
    assert read({"body_text": "قال"}) == ["قال"]


def test_half_characters_are_shown_as_broken():
    assert read_document("x.json", b'{"body_text": "\\u0642\\ud83d\\u0000"}') == "\u0642\ufffd\ufffd"


def translation(target: str) -> Translation:
    story = read_story("\n".join([HEADLINE, *BODY]), "lake")
    paragraphs = tuple(ParagraphTranslation(each, "target", ()) for each in story.paragraphs)
    return Translation(story, target, "model", "engine", paragraphs)


def test_our_own_translations_give_their_source():
    values = [translation_value(translation(target)) for target in ("en", "fr")]
    assert read(values[0]) == [HEADLINE, *BODY]
    assert read(values) == [HEADLINE, *BODY]


def test_our_own_summary_is_no_story():
    summary = Summary(Story("", "قال", (Paragraph(Kind.BODY, 0, 3),)), "ar", Style.BRIEF, "lexrank", (), ())
    with pytest.raises(InputError, match="is a summary"):
        read(summary_value(summary))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"headline": "قال"', "is no JSON \\(line 1"),
        ('["قال"]', "is no news item"),
        ('"قال"', "is no news item"),
        ("[]", "holds 0 stories"),
        ('[{"headline": "قال"}, {"headline": "قال"}]', "holds 2 stories"),
        ('[{"paragraphs": [{"source": "قال"}]}, {"paragraphs": [{"source": "نعم"}]}]', "holds 2 stories"),
        ('{"text": "قال"}', "has no headline and no body"),
        ('{"paragraphs": ["قال"]}', "has no headline and no body"),
        ('{"paragraphs": [{"ar": "قال"}]}', "has no headline and no body"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "is no JSON that can be read"),
        ('{"headline": "Lake"}', "there is no Arabic in item.json"),
        ('{"headline": "", "body_text": " "}', "has no headline and no body"),
    ],
)
def test_what_is_no_story_is_one_sentence(content: str, says: str):
    with pytest.raises(InputError, match=says):
        read_document("item.json", content.encode())
