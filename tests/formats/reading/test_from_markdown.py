import pytest

from service.errors import InputError
from service.formats.reading import read_document


def read(text: str, name: str = "story.md") -> list[str]:
    return read_document(name, text.encode()).splitlines()


def test_marks_are_gone_and_paragraphs_are_lines():
    text = """# ارتفاع *المنسوب*

قال **الوزير** إن [السد](http://example.org "عنوان") آمن[^1]
تماما.  
وأضاف `شيئا`.

> اقتباس

***

![صورة](x.png)
"""  # noqa: W291  # two spaces are a line break
    assert read(text) == ["ارتفاع المنسوب", "قال الوزير إن السد آمن[^1] تماما.", "وأضاف شيئا.", "اقتباس"]


def test_lists_and_tables():
    text = "- أول\n- ثان\n\n3. ثالث\n4. رابع\n\n| السنة | المنسوب |\n|---|---|\n| 2025 | 170 |\n"
    assert read(text) == ["• أول", "• ثان", "3. ثالث", "4. رابع", "السنة", "المنسوب", "2025", "170"]


def test_struck_out_text_and_html_are_left_out():
    assert read("قال ~~نعم~~ لا\n\n<script>alert('نص')</script>\n\n<p hidden>نص</p>\n\n<b>ثم</b> عاد") == [
        "قال لا",
        "ثم عاد",
    ]


def test_escaped_marks_are_text():
    assert read(r"قال \*الوزير\* إن 5 \< 6 &amp; نعم") == ["قال *الوزير* إن 5 < 6 & نعم"]


def test_the_title_of_the_front_matter_is_the_headline():
    front = '---\ndate: 2026-03-03\ntitle: "عنوان الخبر"\ntags: [a, b]\n---\n'
    assert read(f"{front}\nقال الوزير.", "story.markdown") == ["عنوان الخبر", "قال الوزير."]
    assert read(f"{front}\n# عنوان الخبر\n\nقال الوزير.") == ["عنوان الخبر", "قال الوزير."]
    assert read("---\ndate: 2026-03-03\n---\nقال الوزير.") == ["قال الوزير."]


def test_a_rule_at_the_beginning_is_no_front_matter():
    assert read("---\n\nقال الوزير.\n") == ["قال الوزير."]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
def test_what_is_nested_is_read(mark: str):
    assert "قال" in read(f"نعم\n\n{mark * 40}قال")[-1]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
@pytest.mark.parametrize("depth", [290, 310, 5000])
def test_what_is_nested_too_deeply_is_refused_and_never_dropped(mark: str, depth: int):
    with pytest.raises(InputError, match="nested too deeply"):
        read(f"نعم\n\n{mark * depth}قال")


def test_a_file_of_a_million_lines_is_no_story():
    with pytest.raises(InputError, match="has more than 100,000 lines"):
        read("---\n" * 1_000_000 + "قال")
