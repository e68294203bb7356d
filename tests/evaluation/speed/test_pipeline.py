from pathlib import Path

from evaluation.speed.pipeline import Pipeline
from evaluation.speed.workload import Passage
from service.engines.counting import CountingEngine
from service.engines.engine import Decoding, Request
from service.languages import language
from tests.evaluation.speed.setups import echo_setup
from tests.scripted_engine import ScriptedEngine

# Echoed, an Arabic sentence fails the check for residue: it is drafted twice.
PASSAGE = Passage("قال الوزير إن الوفد عاد.", ("قال الوزير إن الوفد عاد.",))


def test_tokens_of_second_drafts_are_counted(tmp_path: Path):
    once = Pipeline(echo_setup(tmp_path), retry=False).prepare([PASSAGE])()
    twice = Pipeline(echo_setup(tmp_path), retry=True).prepare([PASSAGE])()
    assert once == 7  # five words, the tag and the end symbol
    assert twice == 2 * once


def test_every_request_goes_through_the_count():
    engine = ScriptedEngine(lambda text, _: text)
    counting = CountingEngine(engine)
    requests = [Request(text, language("ar"), language("en")) for text in ("خبر", "خبر آخر")]
    outputs = counting.generate(requests, Decoding())
    assert counting.tokens == sum(output.tokens for output in outputs) == 5
    assert engine.seen == ["خبر", "خبر آخر"]
    assert counting.source_tokens(requests) == [1, 2]
    assert (counting.name, counting.device, counting.profile) == ("scripted", "cpu", engine.profile)
    assert counting.max_source_tokens == engine.max_source_tokens
