import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.stress.distortions import DISTORTIONS, UNTOUCHED
from evaluation.stress.trial import distort

STORY = [
    "وزيرة الدفاع تعلن زيادة الأجور 4.5%",
    "القاهرة (برقية) - قالت الوزيرة التي عادت أمس من بيروت «إن المؤسسة الآن في حاجة إلى 1,200 موظف».",
    'وأضاف «لن نقبل بأقل من ذلك» و"هذا قرارنا"، ولم يذكر شيء عن طائرات F-16 ولا عن عام 2019-20.',
]
CHANGING = sorted(DISTORTIONS.keys() - {UNTOUCHED})


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("hamza", "إدارةُ الأزمة في شيء من الرؤى", "اداره الازمه في شي من الروي"),
        ("digits", "ارتفع 4.5% إلى 1,200 في 2019", "ارتفع ٤٫٥٪ إلى ١٬٢٠٠ في ٢٠١٩"),
        ("digits", "طائرات F-16 و3G", "طائرات F-16 و3G"),
        ("dialect", "الرجل الذي لم يقل", "الرجل اللي ما يقل"),
        ("dialect", "والتي لكنها", "واللي لكنها"),
        ("none", "كما هو", "كما هو"),
    ],
)
def test_what_is_done_to_a_line(name: str, line: str, expected: str):
    assert distort(name, [line], 0) == [expected]


@pytest.mark.parametrize("name", CHANGING)
def test_a_distortion_changes_a_story_and_is_the_same_every_time(name: str):
    changed = distort(name, STORY, 3)
    assert changed != STORY
    assert distort(name, STORY, 3) == changed


@pytest.mark.parametrize("name", ["ocr", "quotes", "scripts"])
def test_two_stories_do_not_have_the_same_luck(name: str):
    long = STORY * 5
    assert distort(name, long, 1) != distort(name, long, 2)


def test_one_line_keeps_every_word():
    assert distort("one-line", STORY, 0) == [" ".join(STORY)]


def test_quotes_touch_nothing_else():
    def words(lines: list[str]) -> str:
        return "".join(character for line in lines for character in line if character.isalnum())

    for number in range(20):
        assert words(distort("quotes", STORY, number)) == words(STORY)


def test_noise_keeps_figures_and_its_measure():
    long = [" ".join(STORY)] * 50
    noisy = distort("ocr", long, 0)
    assert [character for character in "".join(noisy) if character.isdecimal()] == [
        character for character in "".join(long) if character.isdecimal()
    ]
    spaces = "".join(noisy).count(" ") / "".join(long).count(" ")
    assert 0.9 < spaces < 1.1


def test_scripts_mix_names_in_latin_letters_and_persian_ones():
    mixed = " ".join(distort("scripts", [" ".join(STORY)] * 10, 0))
    assert "Cairo" in mixed
    assert "القاهرة" in mixed
    assert "ی" in mixed


@given(st.lists(st.text(max_size=40), max_size=4), st.sampled_from(CHANGING))
def test_any_text_can_be_distorted(lines: list[str], name: str):
    changed = distort(name, lines, 0)
    assert len(changed) == (1 if name == "one-line" else len(lines))
