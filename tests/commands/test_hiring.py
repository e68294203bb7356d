"""Who works on a batch: what is said before the first window."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from service.commands.arguments import parser
from service.commands.hiring import executor

HIRED: Any = SimpleNamespace(Cluster=lambda *_: None, RayExecutor=lambda *_: HIRED)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "starting Ray: the first rows can take a minute or two\n"),
        (
            ("--address", "head:6379"),
            "joining the Ray cluster at head:6379: the first rows can take a minute or two\n",
        ),
        (("--quiet",), ""),
    ],
)
def test_the_wait_for_ray_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
):
    monkeypatch.setattr("service.commands.hiring.find_spec", lambda _name: HIRED)
    monkeypatch.setitem(sys.modules, "service.batch.ray_executor", HIRED)
    command = ("batch", "in.jsonl", "out.jsonl", "--task", "summarize", "--executor", "ray")
    hire, _ = executor(parser().parse_args([*command, *arguments]))
    assert capsys.readouterr().err == ""
    assert hire(HIRED) is HIRED
    assert capsys.readouterr().err == told
