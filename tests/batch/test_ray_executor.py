"""Ray for real: a cluster of two nodes on this machine, one of which is lost in the middle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.batch.ledger import Mark
from service.desk import Desk
from service.errors import InputError
from service.languages import language
from service.recall import Recall
from service.settings import load_settings
from tests.batch.newsroom import contents, finish, lines, open_echo_desk, open_slow_echo_desk, read, write
from tests.batch.test_processes import ROOT, ended, wait_for

ray = pytest.importorskip("ray", reason="ray is not installed: pip install -r requirements-ray.txt")

from ray.cluster_utils import Cluster as LocalCluster  # noqa: E402

from service.batch import ray_executor  # noqa: E402
from service.batch.ray_executor import Cluster, RayExecutor  # noqa: E402

COUNT = 140
LAST = "خبر رقم 139 اليوم"


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """Two nodes with a core each."""
    node = {"num_cpus": 1, "object_store_memory": 80_000_000, "include_dashboard": False}
    cluster = LocalCluster(initialize_head=True, head_node_args=node)
    cluster.add_node(**node)
    yield cluster
    cluster.shutdown()


@pytest.mark.slow
@pytest.mark.usefixtures("small_windows")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:ray.data.context")  # of its own defaults
def test_a_driver_killed_another_stopped_and_a_node_lost_change_nothing(
    tmp_path: Path, cluster: LocalCluster
):
    source, torn = write(tmp_path / "in.jsonl", lines(COUNT)), tmp_path / "torn.jsonl"
    home = {
        f"BARQIYA_{name.upper()}": str(tmp_path / name) for name in ("data_dir", "cache_dir", "models_dir")
    }
    home["BARQIYA_SETTINGS"] = str(write(tmp_path / "settings.toml", []))
    desk = open_slow_echo_desk(load_settings(home, device="cpu"))
    correct(desk, LAST)
    for number, code in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGTERM, 130)):
        with started(source, torn, cluster.address, home) as process:
            wait_for(process, torn, 3)
            process.send_signal(number)
            errors = ended(process)
        assert process.returncode == code, errors
        assert not torn.exists()
    told = [line for line in errors.splitlines() if "rows" not in line]  # but for progress, on a slow machine
    assert told == ["the same command goes on from here", "stopped"]
    assert gone("ray::Map", of=cluster)

    marks: list[Mark] = []

    def lose_a_node(mark: Mark, _size: int) -> None:
        marks.append(mark)
        if len(marks) == 5:
            cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)

    def hire(work):
        return RayExecutor(work, Cluster(cluster.address), open_slow_echo_desk)

    done = finish(source, torn, desk, progress=lose_a_node, hire=hire)
    assert marks[0].rows > 0
    assert len(marks) > 12, "nothing was left to do when the node was lost"
    assert done.rows + done.rejects == COUNT

    (tmp_path / "local").mkdir()
    local = open_echo_desk(tmp_path / "local")
    correct(local, LAST)
    finish(source, tmp_path / "whole.jsonl", local)
    assert contents(torn) == contents(tmp_path / "whole.jsonl")
    assert read(torn)[-1]["translations"]["en"]["title"] == "As the editor has it"


def correct(desk: Desk, source: str) -> None:
    """In the memory beside the driver, which actors of all nodes have to ask."""
    [profile] = desk.catalogue.profiles
    with desk.shelf.borrow(profile) as engine:
        known = Recall(desk.memory, engine, desk.depot.revision(profile) or "", desk.decoding_for(profile))
        known.correct(source, "As the editor has it", language("ar"), language("en"))


@contextmanager
def started(
    source: Path, output: Path, address: str, home: dict[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """Left, it is killed."""
    words = ["batch", str(source), str(output), "--task=translate", "--to=en"]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.batch.ray_service", *words, "--executor=ray", f"--address={address}"],
        cwd=ROOT,
        env=os.environ | home,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def gone(title: str, of: LocalCluster) -> bool:
    """Whether no process of that title is left on the cluster's nodes, a little later."""
    raylets = {each.process.pid for node in of.list_all_nodes() for each in node.all_processes["raylet"]}
    for _ in range(200):
        if not any(title in name and parent in raylets for name, parent in processes()):
            return True
        time.sleep(0.1)
    return False


def processes() -> Iterator[tuple[str, int]]:
    """Command lines, each with the parent's number."""
    for each in Path("/proc").glob("[0-9]*"):
        try:
            parent = (each / "stat").read_text().rpartition(")")[2].split()[1]
            yield (each / "cmdline").read_text(), int(parent)
        except OSError:  # it has just ended
            continue


def test_room_is_what_fits_each_node_not_their_sum(monkeypatch: pytest.MonkeyPatch):
    nodes = [{"CPU": 3.0, "GPU": 2.0}, {"CPU": 3.0}, {"CPU": 8.0, "GPU": 1.0}]
    monkeypatch.setattr(ray, "nodes", lambda: [{"Resources": each, "Alive": True} for each in nodes])
    assert ray_executor._room(2, 0) == 6
    assert ray_executor._room(1, 1) == 3
    assert ray_executor._room(1, 0.5) == 5
    with pytest.raises(InputError, match=r"no machine of the cluster has 4 cores and 2 GPUs"):
        ray_executor._room(4, 2)


def test_an_address_where_nobody_answers_is_said_at_once(tmp_path: Path):
    source = write(tmp_path / "in.jsonl", lines(3))
    with pytest.raises(InputError, match=r"no Ray cluster can be reached at 127\.0\.0\.1:1"):
        finish(
            source,
            tmp_path / "out.jsonl",
            open_echo_desk(tmp_path),
            hire=lambda work: RayExecutor(work, Cluster("127.0.0.1:1")),
        )
