from hashlib import sha256

import sacrebleu

from evaluation.datasets.bitext import Bitext, LanguagePair, Provenance
from evaluation.runs.comparison import Result
from evaluation.runs.metadata import metadata

FILES = (Provenance("x.ar", "a" * 64), Provenance("x.en", "b" * 64))
SET = Bitext(("ا", "ب"), ("a", "b"), (0, 1), files=FILES)


def test_a_run_is_told_by_its_files_its_outputs_and_its_versions():
    pair = LanguagePair.parse("ar-en")
    value = metadata([Result("x", pair, name, SET, ("a", name), {}) for name in ("one", "two")])
    assert value["sets"]["x"]["ar-en"] == {
        "segments": 2,
        "files": [{"name": "x.ar", "sha256": "a" * 64}, {"name": "x.en", "sha256": "b" * 64}],
    }
    assert value["outputs"]["x"]["ar-en"] == {
        "one": sha256(b"a\none\n").hexdigest(),
        "two": sha256(b"a\ntwo\n").hexdigest(),
    }
    assert value["versions"]["sacrebleu"] == sacrebleu.__version__
