import pytest

from evaluation.metrics.names import is_alike, name_fidelity, names_method
from evaluation.metrics.share import Segment
from service.languages import language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhammad"),
        ("Gaddafi", "Qadhafi"),
        ("Khaled", "Khalid"),
        ("Abdullah", "Abdallah"),
        ("Osama", "Usama"),
        ("Iran", "Iranian"),
        ("Zoë", "Zoe"),
        ("NATO", "Nato"),
        ("Saʼad", "Saad"),
    ],
)
def test_one_name_in_two_romanisations(one: str, other: str):
    assert is_alike(one, other)
    assert is_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hassan", "Hussein"), ("Ali", "Al"), ("Cairo", "Tunis"), ("Iran", "Iraq"), ("Omar", "Amr")],
)
def test_two_names(one: str, other: str):
    assert not is_alike(one, other)


def fidelity(tag: str, source: str, hypothesis: str, reference: str) -> tuple[float, float]:
    return name_fidelity(Segment(source, hypothesis, reference), language(tag))


@pytest.mark.parametrize(
    ("reference", "hypothesis", "share"),
    [
        ("The envoy, Muhammad Salem, met NATO.", "Envoy Mohammed Salim met NATO", (3, 3)),
        ("The envoy, Muhammad Salem, met NATO.", "Envoy Ahmed Salim met the alliance", (1, 3)),
        ("Egypt said so. Nobody else did.", "it said so", (0, 0)),  # begins a sentence: may be no name
        ("He said: “Enough of this.”", "He said it", (0, 0)),
        ("It is on Monday in May.", "It will be soon", (0, 0)),  # dates are another metric's
        ("Rebels Take Northern Town After Long Siege", "Town taken", (0, 0)),  # a headline in title case
        ("In Paris and in Paris again", "paris", (1, 1)),
    ],
)
def test_names_by_capitals(reference: str, hypothesis: str, share: tuple[int, int]):
    assert fidelity("en", "س", hypothesis, reference) == share


@pytest.mark.parametrize(
    ("tag", "source", "reference", "hypothesis", "share"),
    [
        (
            "de",
            "وصل إلى القاهرة وبيروت",
            "Er kam in Kairo und Beirut an",
            "Er kam in Beiruts Hafen an",
            (1, 2),
        ),
        ("ja", "وصل إلى القاهرة", "カイロに到着した", "カイロに着いた", (1, 1)),
        ("ja", "وصل إلى القاهرة", "カイロに到着した", "首都に着いた", (0, 1)),
        ("zh", "زار كوريا الجنوبية", "他访问了韩国", "他访问了韩国", (1, 1)),
        (
            "de",
            "وصل إلى القاهرة",
            "Er kam in der Hauptstadt an",
            "Er kam an",
            (0, 0),
        ),  # nor has the reference
    ],
)
def test_names_of_places_where_capitals_tell_nothing(
    tag: str, source: str, reference: str, hypothesis: str, share: tuple[int, int]
):
    assert fidelity(tag, source, hypothesis, reference) == share


def test_the_method_depends_on_the_language():
    told = {tag: names_method(language(tag)) for tag in ("en", "ru", "de", "zh", "fa")}
    assert told == {"en": "capitals", "ru": "capitals", "de": "places", "zh": "places", "fa": "places"}
