from evaluation.datasets.spoken import spoken


def test_a_code_is_a_language_or_nothing():
    english = spoken("eng_Latn")
    assert english is not None
    assert english.tag == "en"
    assert spoken("README") is None
