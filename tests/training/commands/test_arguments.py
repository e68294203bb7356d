import subprocess
import sys
from pathlib import Path

import pytest

from training.commands.arguments import parser

TRAIN = ["train", "--data", "d", "--out", "o"]


def test_help_needs_no_heavy_library() -> None:
    code = (
        "import sys; from training.__main__ import main\n"
        "try: main(['train', '--help'])\n"
        "except SystemExit: print({'torch', 'transformers', 'service', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("set()\n")
    assert "--slice-minutes" in done.stdout


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ([], (384, 1536, 8, 6, 2)),
        (["--size", "small"], (256, 1024, 4, 3, 2)),
        (["--shape", "32,64,2,1,1"], (32, 64, 2, 1, 1)),
    ],
)
def test_a_shape_is_given_by_numbers_or_by_a_name(words: list[str], shape: tuple[int, ...]) -> None:
    assert parser().parse_args([*TRAIN, "--steps", "1", *words]).shape == shape


def test_tags_have_shares() -> None:
    options = parser().parse_args([*TRAIN, "--minutes", "2.5", "--tags", "eng,fra:0.5, headline_ara:2"])
    assert options.tags == {"eng": 1.0, "fra": 0.5, "headline_ara": 2.0}
    assert options.minutes == 2.5
    assert parser().parse_args([*TRAIN, "--steps", "1"]).tags is None


def test_lists_are_split_and_may_be_left_out() -> None:
    options = parser().parse_args(["prepare", "--corpora", "c", "--evaluation", "e", "--out", "o"])
    assert options.targets == ("en", "fr", "es", "de")
    assert options.without == ()
    assert options.recipe.name == "barqiya-base.toml"
    assert parser().parse_args(["export", "--data", "d", "--run", "r", "--out", "o"]).targets == ()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([*TRAIN], "one of the arguments --minutes --steps is required"),
        ([*TRAIN, "--steps", "1", "--minutes", "1"], "not allowed with argument"),
        ([*TRAIN, "--steps", "0"], "0 is less than 1"),
        ([*TRAIN, "--minutes", "-1"], "-1 is not above 0"),
        ([*TRAIN, "--minutes", "nan"], "nan is not above 0"),
        ([*TRAIN, "--steps", "1", "--decay", "1.5"], "1.5 is not from 0 to below 1"),
        ([*TRAIN, "--steps", "1", "--size", "huge"], "there is no size huge, but small and base"),
        ([*TRAIN, "--steps", "1", "--shape", "32,64"], "32,64 is not five numbers"),
        (
            [*TRAIN, "--steps", "1", "--shape", "32,64,3,1,1"],
            "the width 32 has to be a multiple of twice the heads",
        ),
        ([*TRAIN, "--steps", "1", "--tags", "eng:much"], "eng:much is not of the form eng:1,fra:0.5"),
        (["walk"], "invalid choice: 'walk'"),
    ],
)
def test_a_mistake_ends_with_2_and_a_sentence(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(words)
    assert caught.value.code == 2
    assert says in capsys.readouterr().err
