import pytest

from service.summaries.claims.places import places
from service.summaries.claims.reading import Reading


def names(text: str) -> list[str]:
    return [each.name for each in places(Reading(text).words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت موسكو وباريس وواشنطن", ["Russia", "France", "United States"]),
        ("الرئيس الروسي والوزيرة الفرنسية والسعوديون", ["Russia", "France", "Saudi Arabia"]),
        ("في الولايات المتحدة وكوريا الشمالية", ["United States", "North Korea"]),
        ("بالقاهرة ولبيروت", ["Egypt", "Lebanon"]),
        ("القطاع المالي وصور القتلى وليل الخميس", []),
        ("ما هي أهم الأحداث فيما بعد", []),
        ("بيان سياسي وقرار حكومي ومسؤول محلي", []),
    ],
)
def test_a_place_has_one_name_in_all_its_forms(text: str, expected: list[str]):
    assert names(text) == expected
