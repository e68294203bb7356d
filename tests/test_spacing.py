import pytest

from service.languages import language
from service.spacing import run_on


@pytest.mark.parametrize(
    ("tag", "sentences", "line"),
    [
        ("en", ["He came.", "He left."], "He came. He left."),
        ("en", [" He came, ", "", "and left.\n"], "He came, and left."),
        ("zh-Hans", ["他来了，", "又走了。"], "他来了，又走了。"),
        ("zh-Hans", ["他来了", "又走了。"], "他来了又走了。"),
        ("zh-Hans", ["他说：“来。”", "他走了。"], "他说：“来。”他走了。"),
        ("zh-Hant", ["他用 Python 3.", "他走了。"], "他用 Python 3. 他走了。"),
        ("ja", ["「はい。」", "彼は去った。"], "「はい。」彼は去った。"),
        ("ja", ["”", "彼は去った。"], "” 彼は去った。"),
        ("ko", ["그는 왔다.", "그는 갔다."], "그는 왔다. 그는 갔다."),
        ("th", ["เขามา", "เขาไป"], "เขามา เขาไป"),
        ("en", [], ""),
        ("ja", ["", " "], ""),
    ],
)
def test_a_line_of_sentences(tag: str, sentences: list[str], line: str):
    assert run_on(sentences, language(tag)) == line
