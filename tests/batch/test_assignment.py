import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from service.batch import assignment
from service.batch.assignment import Assignment
from service.batch.work import Work
from service.errors import AbsentModelError, BarqiyaError, ModelError
from service.memory import NullMemory
from tests.batch.newsroom import TRANSLATE, open_echo_desk, open_slow_echo_desk


@pytest.fixture
def given(tmp_path: Path) -> Assignment:
    desk = open_slow_echo_desk(open_echo_desk(tmp_path).settings)
    work = Work(TRANSLATE, desk, TRANSLATE.choices(desk), NullMemory(), 1.0)
    return Assignment.of(work, 1, open_slow_echo_desk)


def test_sent_to_another_machine_it_is_the_same_work(given: Assignment):
    work = pickle.loads(pickle.dumps(given)).accept(NullMemory())
    assert (work.plan, work.begun) == (TRANSLATE, 1.0)
    assert [choice.profile.name for choice in work.choices.values()] == ["echo"]


def test_another_version_of_the_project_is_refused(given: Assignment, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(assignment, "_code", lambda: "another")
    with pytest.raises(ModelError, match="another version of Barqiya"):
        given.accept(NullMemory())


def test_another_revision_of_a_model_is_refused(given: Assignment):
    with pytest.raises(ModelError, match=r"the model revision on this machine is .* not \{'echo': 'b'\}"):
        replace(given, job=dict(given.job) | {"model revision": {"echo": "b"}}).accept(NullMemory())


def test_errors_survive_the_way_back():
    sent = AbsentModelError("it is not here", "pull it")
    sent.message += " (on node-2)"
    back: BarqiyaError = pickle.loads(pickle.dumps(sent))
    assert (type(back), str(back)) == (AbsentModelError, "it is not here (on node-2): pull it")
