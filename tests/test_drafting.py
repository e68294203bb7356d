from pathlib import Path

import pytest

from service.checks.check import Pair
from service.drafting import GROUP, Drafter
from service.engines.engine import Decoding
from service.errors import EngineError, StoreError
from service.glossary import NO_GLOSSARY, Glossary
from service.languages import language
from service.memory import TranslationMemory
from service.placeholders.masking import Term
from service.story import Finding, Origin
from tests.scripted_engine import ScriptedEngine

AR, EN, FR, JA = map(language, ("ar", "en", "fr", "ja"))


class Forbidden:
    """A check that dislikes one word of a target."""

    name = "forbidden"

    def findings(self, pair: Pair):
        return (Finding("forbidden", "the target says bad"),) if "bad" in pair.target else ()


def drafter(answer, memory=None, glossary=NO_GLOSSARY, **options):
    engine = ScriptedEngine(answer, **options)
    return Drafter(engine, "r1", Decoding(), [Forbidden()], memory, glossary=glossary), engine


def test_each_different_text_is_asked_once():
    desk, engine = drafter(lambda text, _: f"<{text}>")
    drafts = desk.draft(["خبر", "نبأ", "خبر"], AR, EN)
    assert {text: draft.target for text, draft in drafts.items()} == {"خبر": "<خبر>", "نبأ": "<نبأ>"}
    assert engine.seen == ["خبر", "نبأ"]
    assert all(draft.origin is Origin.MODEL and draft.score == -0.5 for draft in drafts.values())


def test_a_long_text_goes_through_in_clauses_and_comes_back_whole():
    words = [f"كلمة{n}" for n in range(50)]
    desk, engine = drafter(lambda text, _: text, max_source_tokens=12)
    draft = desk.draft([" ".join(words)], AR, EN)[" ".join(words)]
    assert draft.target.split() == words
    assert len(engine.seen) >= 5


def test_clauses_are_joined_as_the_language_spaces_them():
    text = " ".join(f"كلمة{n}" for n in range(20))
    desk, engine = drafter(lambda *_: "はい、", max_source_tokens=12)
    assert desk.draft([text], AR, JA)[text].target == "はい、" * len(engine.seen)


def test_what_fails_is_searched_again_otherwise_and_the_better_draft_stays():
    desk, _ = drafter(lambda _, decoding: "bad" if decoding.beam_size == 4 else "good")
    assert desk.draft(["خبر"], AR, EN)["خبر"].target == "good"
    assert desk.draft(["خبر"], AR, EN)["خبر"].origin is Origin.RETRY


def test_a_long_text_that_fails_is_tried_in_clauses():
    text = " ".join(f"كلمة{n}" for n in range(40))
    desk, engine = drafter(lambda text, _: "bad" if len(text.split()) > 30 else "good", max_source_tokens=60)
    draft = desk.draft([text], AR, EN)[text]
    assert set(draft.target.split()) == {"good"}
    assert draft.origin is Origin.RETRY
    assert len(engine.seen) >= 3


def test_what_still_fails_is_flagged_and_kept():
    desk, _ = drafter(lambda *_: "bad")
    draft = desk.draft(["خبر"], AR, EN)["خبر"]
    assert draft.target == "bad"
    assert [finding.check for finding in draft.findings] == ["forbidden"]
    assert draft.origin is Origin.MODEL


def test_nothing_made_is_a_finding():
    desk, _ = drafter(lambda *_: "")
    draft = desk.draft(["خبر"], AR, EN)["خبر"]
    assert draft.target == ""
    assert [finding.check for finding in draft.findings] == ["coverage"]


def test_an_empty_second_try_takes_no_words_away():
    class Picky:
        name = "picky"

        def findings(self, pair: Pair):
            return (Finding("one", "one"), Finding("two", "two"))

    engine = ScriptedEngine(lambda _, decoding: "words" if decoding.beam_size == 4 else "")
    assert Drafter(engine, "r1", Decoding(), [Picky()]).draft(["خبر"], AR, EN)["خبر"].target == "words"


def test_a_clause_that_comes_back_empty_is_a_finding():
    text = "قال الوزير إن الاجتماع انتهى، وأضاف المدير أن العمل بدأ"
    desk, _ = drafter(lambda text, _: "" if "المدير" in text else "said", max_source_tokens=6)
    draft = desk.draft([text], AR, EN)[text]
    assert draft.target
    assert "coverage" in [finding.check for finding in draft.findings]


def test_what_is_done_is_remembered_before_the_second_try(tmp_path: Path):
    class KilledError(Exception):
        pass

    def answer(text: str, decoding: Decoding) -> str:
        if decoding.beam_size != 4:
            raise KilledError
        return "bad" if text == "خبر" else "good"

    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        with pytest.raises(KilledError):
            drafter(answer, memory)[0].draft(["خبر", "نبأ"], AR, EN)
        assert memory.stats().entries == 1


def test_a_torso_is_a_finding():
    desk, _ = drafter(lambda *_: "word " * 400)
    draft = desk.draft(["خبر"], AR, EN)["خبر"]
    assert "coverage" in [finding.check for finding in draft.findings]


def test_the_memory_answers_the_second_time_and_checks_speak_again(tmp_path: Path):
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        first, _ = drafter(lambda *_: "bad", memory)
        first.draft(["خبر"], AR, EN)
        second, engine = drafter(lambda *_: "good", memory)
        draft = second.draft(["خبر"], AR, EN)["خبر"]
        assert (draft.target, draft.origin) == ("bad", Origin.MEMORY)
        assert [finding.check for finding in draft.findings] == ["forbidden"]
        assert engine.seen == []


@pytest.mark.parametrize(
    "change", [{"revision": "r2"}, {"decoding": Decoding(beam_size=1)}, {"target": FR}], ids=str
)
def test_another_revision_search_or_language_is_another_translation(tmp_path: Path, change):
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        drafter(lambda *_: "old", memory)[0].draft(["خبر"], AR, EN)
        engine = ScriptedEngine(lambda *_: "new")
        other = Drafter(engine, change.get("revision", "r1"), change.get("decoding", Decoding()), [], memory)
        assert other.draft(["خبر"], AR, change.get("target", EN))["خبر"].target == "new"


@pytest.mark.parametrize("target", ["", "word " * 400], ids=["empty", "a torso"])
def test_what_is_not_whole_is_not_remembered(tmp_path: Path, target: str):
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        drafter(lambda *_: target, memory)[0].draft(["خبر"], AR, EN)
        assert memory.stats().entries == 0


@pytest.mark.parametrize(("least", "checks"), [(-0.4, ["confidence"]), (-0.6, []), (None, [])])
def test_an_unsure_model_is_doubted_but_not_asked_again(tmp_path: Path, least: float | None, checks):
    engine = ScriptedEngine(lambda *_: "good", doubt_below=least)  # which scores -0.5
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        desk = Drafter(engine, "r1", Decoding(), [Forbidden()], memory)
        for _ in range(2):  # fresh, then from the memory
            assert [finding.check for finding in desk.draft(["خبر"], AR, EN)["خبر"].findings] == checks
    assert engine.seen == ["خبر"]


class BrokenMemory:
    def get_many(self, keys):
        raise StoreError("the disk is full", "make room")

    def put_many(self, entries):
        raise StoreError("the disk is full", "make room")

    def close(self):
        pass


def test_a_broken_memory_costs_no_translation(caplog: pytest.LogCaptureFixture):
    desk, _ = drafter(lambda *_: "good", BrokenMemory())
    assert desk.draft(["خبر"], AR, EN)["خبر"].target == "good"
    assert "the disk is full" in caplog.text


def test_progress_ends_at_the_number_of_different_texts():
    told: list[tuple[int, int]] = []
    desk, _ = drafter(lambda text, _: text)
    desk.draft(["خبر", "نبأ", "خبر", "حدث"], AR, EN, lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def broken_after(good: int):
    """An answer that works so many times, then fails as an engine does."""
    calls = iter(range(1_000_000))

    def answer(text, _):
        if next(calls) >= good:
            raise EngineError("engine scripted failed on cpu", "its reason")
        return f"<{text}>"

    return answer


def test_an_engine_that_fails_half_way_costs_only_what_it_did_not_reach():
    desk, _ = drafter(broken_after(2))
    drafts = desk.draft(["خبر", "نبأ", "حدث"], AR, EN)
    assert [draft.target for draft in drafts.values()] == ["<خبر>", "<نبأ>", ""]
    assert drafts["حدث"].findings[0].check == "engine"
    assert "its reason" in drafts["حدث"].findings[0].reason


def test_an_engine_that_fails_in_a_later_group_leaves_the_earlier_ones_whole():
    texts = [f"خبر {n}" for n in range(GROUP + 3)]
    desk, _ = drafter(broken_after(GROUP))
    drafts = desk.draft(texts, AR, EN)
    assert list(drafts) == texts
    assert [bool(draft.target) for draft in drafts.values()] == [True] * GROUP + [False] * 3


def test_an_engine_that_fails_leaves_what_is_remembered(tmp_path: Path):
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        drafter(lambda *_: "good", memory)[0].draft(["خبر"], AR, EN)
        drafts = drafter(broken_after(0), memory)[0].draft(["خبر", "نبأ"], AR, EN)
        assert [draft.target for draft in drafts.values()] == ["good", ""]
        assert memory.stats().entries == 1


def test_an_engine_that_never_works_ends_the_run():
    desk, _ = drafter(broken_after(0))
    with pytest.raises(EngineError):
        desk.draft(["خبر"], AR, EN)


def test_an_engine_that_fails_in_the_second_try_leaves_the_first_draft_flagged():
    def answer(_, decoding):
        if decoding.beam_size > 4:
            raise EngineError("engine scripted failed on cpu")
        return "bad"

    desk, _ = drafter(answer)
    draft = desk.draft(["خبر"], AR, EN)["خبر"]
    assert (draft.target, [finding.check for finding in draft.findings]) == ("bad", ["forbidden"])


def test_a_sentence_counts_as_done_only_when_its_second_try_is():
    told: list[tuple[int, int]] = []
    texts = [f"خبر {n}" for n in range(4)]
    desk, _ = drafter(lambda text, decoding: "bad" if decoding.beam_size == 4 and text > "خبر 1" else "good")
    desk.draft(texts, AR, EN, lambda done, total: told.append((done, total)))
    assert [done for done, _ in told if done][-1] == 4
    assert (2, 4) in told


class Loops:
    """A check that dislikes one word of a target, as the check of repetitions does."""

    name = "repetition"

    def findings(self, pair: Pair):
        return (Finding("repetition", "again"),) if "again" in pair.target else ()


def test_what_looped_is_searched_without_a_way_back():
    sizes = {"short": "خبر", "long": " ".join(f"كلمة{n}" for n in range(40))}
    seen: list[int] = []

    def answer(text, decoding):
        seen.append(decoding.no_repeat_ngram_size)
        return "said" if decoding.no_repeat_ngram_size == 3 else "again again again again"

    engine = ScriptedEngine(answer, max_source_tokens=60)
    drafts = Drafter(engine, "r1", Decoding(), [Loops()]).draft(sizes.values(), AR, EN)
    assert all("again" not in draft.target and not draft.findings for draft in drafts.values())
    assert set(seen) == {0, 3}


def test_a_loop_that_this_does_not_mend_is_searched_as_short_sentences_are(tmp_path: Path):
    answers = {0: "again again again again", 3: "bad", 4: "said"}
    told: list[tuple[int, int]] = []
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        engine = ScriptedEngine(lambda _, decoding: answers[decoding.no_repeat_ngram_size])
        desk = Drafter(engine, "r1", Decoding(), [Loops(), Forbidden()], memory)
        draft = desk.draft(["خبر"], AR, EN, lambda done, total: told.append((done, total)))["خبر"]
        assert (draft.target, draft.origin) == ("said", Origin.RETRY)
        assert told[-1] == (1, 1)
        assert desk.draft(["خبر"], AR, EN)["خبر"].target == "said"
    assert len(engine.seen) == 3


HOUSE = Glossary({("زلمي",): {"en": "Zalmi"}}, "1")


def test_the_engine_is_told_the_terms_of_each_clause():
    words = [f"كلمة{n}" for n in range(20)]
    text = " ".join([*words, "وزلمي"])
    desk, engine = drafter(lambda text, _: text, glossary=HOUSE, max_source_tokens=12)
    draft = desk.draft([text], AR, EN)[text]
    told = [term for terms in engine.held_to for term in terms]
    assert {term.target for term in told} == {"Zalmi"}
    last = engine.seen[-1]
    assert engine.held_to[-1] == (Term(len(last) - 4, len(last), "Zalmi"),)
    assert [each.check for each in draft.findings] == ["glossary"]


def test_a_target_with_the_glossary_s_word_passes():
    desk, _ = drafter(lambda *_: "Zalmi said", glossary=HOUSE)
    assert desk.draft(["قالت زلمي"], AR, EN)["قالت زلمي"].findings == ()


def test_a_language_that_the_glossary_lacks_is_left_alone():
    desk, engine = drafter(lambda *_: "Salmi", glossary=HOUSE)
    assert desk.draft(["قالت زلمي"], AR, FR)["قالت زلمي"].findings == ()
    assert engine.held_to == [()]


def test_an_editor_s_wording_outlives_a_glossary(tmp_path: Path):
    memory = TranslationMemory(tmp_path / "memory.sqlite")
    drafter(lambda *_: "Salmi", memory)[0].correct("قالت زلمي", "Zalmi said so", AR, EN)
    with_it, _ = drafter(lambda *_: "Zalmi", memory, glossary=HOUSE)
    assert with_it.draft(["قالت زلمي"], AR, EN)["قالت زلمي"].target == "Zalmi said so"
    with_it.correct("قالت زلمي", "Zalmi, they said", AR, EN)
    without, engine = drafter(lambda *_: "Salmi", memory)
    assert without.draft(["قالت زلمي"], AR, EN)["قالت زلمي"].target == "Zalmi, they said"
    assert engine.seen == []


def test_what_was_remembered_under_another_glossary_is_drafted_anew(tmp_path: Path):
    memory = TranslationMemory(tmp_path / "memory.sqlite")
    texts = ["قالت زلمي", "قال الوزير"]
    drafter(lambda *_: "Salmi", memory)[0].draft(texts, AR, EN)
    desk, engine = drafter(lambda *_: "Zalmi", memory, glossary=HOUSE)
    drafts = desk.draft(texts, AR, EN)
    assert engine.seen == ["قالت زلمي"]  # the glossary has nothing to say to the other
    assert drafts["قالت زلمي"].target == "Zalmi"
    assert drafts["قال الوزير"].origin is Origin.MEMORY
