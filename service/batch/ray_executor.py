"""Many machines: windows stream through a Ray Data pipeline, one desk an actor, back to one ledger in order.

The ledger stays the only account of what is done. What Ray loses with a process or a machine it does again,
and what a run did not enter, the next one does again: neither can change a byte of the output.
"""

import logging
import os
import pickle
import platform
import signal
import socket
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import ray
from ray.actor import ActorHandle
from ray.data import ActorPoolStrategy, DataContext, Dataset, ExecutionResources
from ray.data.exceptions import ExecutionTimeoutError, RayDataUserCodeException, SystemException
from ray.exceptions import RayError, RayTaskError

from service.batch.assignment import Assignment, Opening
from service.batch.distant_memory import DistantMemory
from service.batch.executor import Done
from service.batch.local import LANES
from service.batch.windows import Window
from service.batch.work import Outcome, Work
from service.desk import open_desk
from service.errors import BarqiyaError, EngineError, InputError
from service.memory import Memory, NullMemory, TranslationMemory

_STORE = 1 << 28  # bytes that windows on their way may take: flat, whatever the input's size
_SETTLED = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
}  # nothing goes out, nor to stderr


@dataclass(frozen=True, slots=True)
class Cluster:
    """`address` None: a Ray of its own on this machine. `actors` None: as many as there is room for."""

    address: str | None = None
    actors: int | None = None
    gpus: float = 0  # of each actor


class RayExecutor:
    """Actors have a desk each, on cores and GPUs of their own."""

    def __init__(self, work: Work, cluster: Cluster, opening: Opening = open_desk) -> None:
        """`opening` opens a desk on the machine of an actor."""
        self._cluster = cluster
        self._cores = work.desk.settings.threads or 1
        self._assignment = Assignment.of(work, self._cores, opening)
        self._memory = work.desk.memory_path if isinstance(work.memory, TranslationMemory) else None

    def run(self, windows: Iterable[Window]) -> Done:
        """As every executor; `windows` can be pickled."""
        with _connected(self._cluster.address):
            try:
                for row in self._dataset(windows).iter_rows():
                    end, outcomes = pickle.loads(row["done"])
                    if isinstance(outcomes, BarqiyaError):
                        raise outcomes
                    yield end, outcomes
            except (RayError, ExecutionTimeoutError, RayDataUserCodeException, SystemException) as error:
                first = str(error).strip().partition("\n")[0]
                raise EngineError(
                    f"the cluster failed: {first}", "the same command goes on from here"
                ) from error

    def _dataset(self, windows: Iterable[Window]) -> Dataset:
        """One task reads, beside this process, where the input is; actors work wherever there is room."""
        room = _room(self._cores, self._cluster.gpus)
        actors = min(room, self._cluster.actors or room)
        here = {"ray.io/node-id": ray.get_runtime_context().get_node_id()}
        memory = DistantMemory(partial(_ask, _keeper(self._memory, here))) if self._memory else NullMemory()
        with DataContext.current(_context()):
            return (
                ray.data.from_items([{"windows": pickle.dumps(windows)}])
                .flat_map(_read, num_cpus=0, label_selector=here)
                .map(
                    _Hand,
                    fn_constructor_args=(self._assignment, memory),
                    compute=ActorPoolStrategy(
                        min_size=1,
                        max_size=self._cluster.actors,
                        initial_size=actors,
                        max_concurrent_calls_per_actor=LANES,
                        enable_true_multi_threading=True,
                    ),
                    num_cpus=self._cores,
                    num_gpus=self._cluster.gpus,
                )
            )


@contextmanager
def _connected(address: str | None) -> Iterator[None]:
    """Of this job nothing is left behind, and a Ray of its own goes with it."""
    try:
        _connect(address)
        _silence()
        yield
    finally:
        ray.shutdown()


def _connect(address: str | None) -> None:
    """Ray takes SIGTERM for itself, and would leave at once: it is given back."""
    os.environ.update(_SETTLED)
    handler = signal.getsignal(signal.SIGTERM)
    own: Mapping[str, Any] = {"object_store_memory": _STORE, "include_dashboard": False}
    try:
        if address and address != "auto":
            _knock(address)
        with _hushed():
            ray.init(
                address or "local",
                log_to_driver=False,
                logging_level=logging.CRITICAL,
                **({} if address else own),
            )
    except (OSError, ValueError) as error:
        raise InputError(
            f"no Ray cluster can be reached at {address or 'this machine'}",
            "run this on a machine of a cluster that `ray start` has begun, or leave out --address",
        ) from error
    except SystemExit:  # a SIGTERM while it starts
        raise KeyboardInterrupt from None
    finally:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, handler)


def _knock(address: str) -> None:
    """Ray itself would wait for minutes. Raises OSError, ValueError."""
    host, _, port = address.rpartition(":")
    socket.create_connection((host, int(port)), timeout=10).close()


@contextmanager
def _hushed() -> Iterator[None]:
    """Ray's core writes to the descriptor itself, for one thing that it was asked to be silent."""
    kept = os.dup(2)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _silence() -> None:
    """Progress is told by the command; what Ray has to say is in its session's files."""
    logger = logging.getLogger("ray.data")
    for handler in [each for each in logger.handlers if isinstance(each, logging.StreamHandler)]:
        logger.removeHandler(handler)


def _room(cores: int, gpus: float) -> int:
    """How many actors the machines have room for together; raises InputError where there is for none."""
    rooms = [
        min(have.get("CPU", 0) // cores, have.get("GPU", 0) // gpus if gpus else float("inf"))
        for have in (node["Resources"] for node in ray.nodes() if node["Alive"])
    ]
    if not any(rooms):
        cards = f" and {gpus:g} GPUs" if gpus else ""
        raise InputError(
            f"no machine of the cluster has {cores} cores{cards} for an actor",
            "lower --threads or --gpus-per-actor",
        )
    return int(sum(rooms))


def _context() -> DataContext:
    context = DataContext.get_current().copy()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.target_max_block_size = 1  # byte: a window is never put together with its neighbours
    context.execution_options.preserve_order = True
    context.execution_options.resource_limits = ExecutionResources.for_limits(object_store_memory=_STORE)
    return context


def _read(row: Mapping[str, bytes]) -> Iterator[dict[str, bytes]]:
    for window in pickle.loads(row["windows"]):
        yield {"window": pickle.dumps(window)}


class _Hand:
    """What an actor does: a window in, its end and its outcomes out, or the error that ends the batch."""

    def __init__(self, assignment: Assignment, memory: Memory) -> None:
        self._assignment, self._memory = assignment, memory
        self._opened = threading.Lock()

    def __call__(self, row: Mapping[str, bytes]) -> dict[str, bytes]:
        window = pickle.loads(row["window"])
        return {"done": pickle.dumps((window.end, self._outcomes(window)))}

    def _outcomes(self, window: Window) -> tuple[Outcome, ...] | BarqiyaError:
        try:
            with self._opened:
                work = self._work
            return work(window, lambda: None)
        except BarqiyaError as error:  # as a value, so that it comes in its turn, and as it is
            error.message = f"{error.message} (on {platform.node()})"
            return error

    @cached_property
    def _work(self) -> Work:
        return self._assignment.accept(self._memory)


def _keeper(path: Path, here: Mapping[str, str]) -> ActorHandle:
    """The translation memory in a process beside this one: SQLite is not shared over a network."""
    keeping = ray.remote(num_cpus=0, max_restarts=-1, max_task_retries=-1)(TranslationMemory)
    return keeping.options(label_selector=here).remote(path)


def _ask(keeper: ActorHandle, method: str, *values: object) -> object:
    try:
        return ray.get(getattr(keeper, method).remote(*values))
    except RayTaskError as error:
        raise error.cause from error
