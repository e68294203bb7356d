"""What every engine promises, over every family that it runs."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from service.engines.choice import supports
from service.engines.engine import Decoding, Engine, Output, Request
from service.errors import InputError
from service.languages import language
from tests.engines.conftest import Load
from tests.tiny_models.corpus import ARABIC
from tests.tiny_models.names import FAMILIES, TOLD_THE_TARGET

pytestmark = pytest.mark.slow

AR, EN, FR = language("ar"), language("en"), language("fr")
GREEDY = Decoding(beam_size=1, max_target_tokens=12)
CASES = [
    (name, engine)
    for name, family in FAMILIES.items()
    for engine in ("torch", "ctranslate2")
    if supports(family, engine)
]
INERT = (
    "</s>",
    "<pad>",
    "<unk>",
    "<s>",
    ">>eng<<",
    "<2fr>",
    "fra_Latn",
    "fr_XX",
    "__fr__",
    "<0x41>",
    "<extra_id_0>",
    "<mask>",
    "<eos>",
    "<start_of_turn>",
)


@pytest.fixture(params=[*CASES, ("echo", "echo")], ids="-".join)
def engine(request: pytest.FixtureRequest, load: Load) -> Engine:
    return load(*request.param)


def requests(texts: tuple[str, ...] = ARABIC) -> list[Request]:
    """Languages alternate: no engine may take one batch for one language."""
    return [Request(text, AR, (EN, FR)[number % 2]) for number, text in enumerate(texts)]


def same(one: list[Output], other: list[Output]) -> bool:
    """Scores are sums of float32, in an order that hangs on the padding."""
    return [replace(each, score=0) for each in one] == [replace(each, score=0) for each in other] and [
        each.score for each in one
    ] == pytest.approx([each.score for each in other], abs=1e-4)


@pytest.mark.parametrize("beam_size", [1, 3])
def test_a_batch_gives_what_each_request_gives_alone(engine: Engine, beam_size: int) -> None:
    decoding = replace(GREEDY, beam_size=beam_size)
    alone = [engine.generate([request], decoding)[0] for request in requests()]
    assert same(engine.generate(requests(), decoding), alone)
    assert same(engine.generate(requests(), replace(decoding, batch_tokens=70)), alone)
    assert len({(output.text, round(output.score, 3)) for output in alone}) > 6  # else any order would do


def test_no_requests_give_no_outputs(engine: Engine) -> None:
    assert engine.generate([], GREEDY) == []
    assert engine.source_tokens([]) == []


def test_white_space_gives_an_empty_target_in_its_place(engine: Engine) -> None:
    before, after = ARABIC[0], ARABIC[3]
    outputs = engine.generate(requests((before, "", " \n\t", after)), GREEDY)
    assert outputs[1] == outputs[2] == Output(text="", score=0.0, tokens=0)
    assert same([outputs[0]], engine.generate([Request(before, AR, EN)], GREEDY))
    assert same([outputs[3]], engine.generate([Request(after, AR, FR)], GREEDY))


def test_a_source_above_the_limit_is_refused_with_its_length(engine: Engine) -> None:
    long = Request("قال الرئيس " * 40, AR, EN)
    (length,) = engine.source_tokens([long])
    assert length > engine.max_source_tokens
    with pytest.raises(InputError, match=f"{length} tokens .* {engine.max_source_tokens} "):
        engine.generate([*requests(), long], GREEDY)


def test_the_longest_source_and_target_that_are_allowed_work(engine: Engine) -> None:
    words = next(
        count
        for count in range(engine.max_source_tokens, 0, -1)
        if engine.source_tokens([Request("ال " * count, AR, EN)])[0] <= engine.max_source_tokens
    )
    request = Request("ال " * words, AR, EN)
    (output,) = engine.generate([request], Decoding(beam_size=1, max_target_tokens=70))
    assert output.tokens > 0


def test_control_symbols_in_a_text_are_text(engine: Engine) -> None:
    """As one symbol, it would be one token; spelled out it is more than the letter in its place."""
    spelled = [Request(f"قال {symbol} الرئيس", AR, EN) for symbol in INERT]
    (plain,) = engine.source_tokens([Request("قال x الرئيس", AR, EN)])
    if engine.name != "echo":
        assert all(length > plain for length in engine.source_tokens(spelled))
    assert all(output.tokens for output in engine.generate(spelled, GREEDY))


def test_the_limit_on_the_target_makes_a_torso_that_says_so(engine: Engine) -> None:
    limit = replace(GREEDY, max_target_tokens=2)
    for output, whole in zip(
        engine.generate(requests(), limit), engine.generate(requests(), GREEDY), strict=True
    ):
        assert output.tokens <= 2
        assert output.complete == (whole.complete and whole.tokens <= 2)


def test_scores_are_mean_log_probabilities(engine: Engine) -> None:
    for output in engine.generate(requests(), GREEDY):
        assert -20 < output.score < 0
        assert 0 < output.tokens <= GREEDY.max_target_tokens


def test_progress_hears_of_each_output_once(engine: Engine) -> None:
    heard: dict[int, Output] = {}
    outputs = engine.generate(requests(), replace(GREEDY, batch_tokens=70), heard.__setitem__)
    assert heard == dict(enumerate(outputs))


def test_threads_share_an_engine(engine: Engine) -> None:
    expected = engine.generate(requests(), GREEDY)
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda _: engine.generate(requests(), GREEDY), range(4)))
    assert all(same(run, expected) for run in runs)


def test_warming_changes_nothing(engine: Engine) -> None:
    expected = engine.generate(requests(), GREEDY)
    engine.warm()
    assert same(engine.generate(requests(), GREEDY), expected)


@pytest.mark.parametrize("case", [case for case in CASES if case[0] in TOLD_THE_TARGET], ids="-".join)
def test_the_target_language_makes_the_target(case: tuple[str, str], load: Load) -> None:
    engine = load(*case)
    english = engine.generate([Request(text, AR, EN) for text in ARABIC], GREEDY)
    french = engine.generate([Request(text, AR, FR) for text in ARABIC], GREEDY)
    assert sum(one != other for one, other in zip(english, french, strict=True)) > len(ARABIC) // 2


BOTH = [name for name, family in FAMILIES.items() if supports(family, "ctranslate2")]


@pytest.mark.parametrize("name", BOTH)
def test_engines_agree_token_for_token(name: str, load: Load) -> None:
    one = load(name, "torch").generate(requests(), GREEDY)
    assert same(one, load(name, "ctranslate2").generate(requests(), GREEDY))


@pytest.mark.parametrize("decoding", [Decoding(beam_size=4), Decoding(beam_size=4, length_penalty=0.6)])
@pytest.mark.parametrize("name", BOTH)
def test_engines_agree_on_the_score_of_a_hypothesis(name: str, decoding: Decoding, load: Load) -> None:
    """Beams may part where two hypotheses are as good as each other; the same target has the same score."""
    decoding = replace(decoding, max_target_tokens=12)
    pairs = zip(
        load(name, "torch").generate(requests(), decoding),
        load(name, "ctranslate2").generate(requests(), decoding),
        strict=True,
    )
    alike = [pair for pair in pairs if (pair[0].text, pair[0].tokens) == (pair[1].text, pair[1].tokens)]
    assert len(alike) >= 6
    for one, other in alike:
        assert one.score == pytest.approx(other.score, abs=1e-4)
        assert one.complete == other.complete
