from service.summaries.proving import prove

SOURCES = ["أغلقت السلطات الميناء بعد عاصفة.", "قتل 12 شخصا في انهيار الجسر القديم."]


def test_a_sentence_stands_on_what_says_the_same():
    proof = prove("انهار الجسر القديم فقتل 12 شخصا.", SOURCES)
    assert proof.support == (1,)
    assert proof.findings == ()


def test_what_the_story_does_not_say_is_found():
    assert prove("انهار الجسر القديم فقتل 15 شخصا.", SOURCES).findings


def test_a_translated_story_is_compared_by_likeness_alone():
    english = ["The port is closed after a storm.", "12 people died when the old bridge collapsed."]
    assert prove("The old bridge collapsed, killing 12 people.", english).support == (1,)
    assert prove("Zzz qqq", english).support == ()
    assert prove("Nothing", []).support == ()
