"""The Hugging Face Hub, as little of it as pulling a model needs."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from service.errors import ModelError
from service.refusals import refused

if TYPE_CHECKING:
    from huggingface_hub import HfApi
    from huggingface_hub.utils.tqdm import tqdm

_CONVERTER = "SFconvertbot"  # the hub's own service, which adds a safetensors file; nobody else is trusted to


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a repository at one commit."""

    path: str  # within the repository
    size: int  # bytes
    sha256: str | None  # None for a small file, which the hub does not list by content


class Hub(Protocol):
    """Where models are published; every method raises ModelError where it cannot be reached or refuses."""

    def commit(self, hub_id: str, revision: str | None) -> str:
        """The 40 hexadecimal digits that a revision stands for; of the main branch for None."""

    def converted(self, hub_id: str, commit: str) -> str | None:
        """The commit in which the hub itself converted these weights to safetensors; None without one."""

    def files(self, hub_id: str, commit: str) -> tuple[RemoteFile, ...]: ...

    def download(
        self, hub_id: str, commit: str, path: str, directory: Path, received: Callable[[int], None]
    ) -> None:
        """Writes one file into a directory, whole or not at all; `received` counts bytes as they come."""


class HuggingFaceHub:
    """The public hub, or a mirror of it at `endpoint`; honours HF_HUB_OFFLINE, HF_ENDPOINT and HF_TOKEN."""

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    def commit(self, hub_id: str, revision: str | None) -> str:
        with _plain_errors(hub_id):
            return str(self._api().model_info(hub_id, revision=revision).sha)

    def converted(self, hub_id: str, commit: str) -> str | None:
        with _plain_errors(hub_id):
            api = self._api()
            requests = api.get_repo_discussions(
                hub_id, author=_CONVERTER, discussion_type="pull_request", discussion_status="open"
            )
            for request in requests:
                if request.author == _CONVERTER and request.git_reference:
                    history = api.list_repo_commits(hub_id, revision=request.git_reference)
                    head, *before = [each.commit_id for each in history]
                    if before[:1] == [commit]:
                        return head
        return None

    def files(self, hub_id: str, commit: str) -> tuple[RemoteFile, ...]:
        with _plain_errors(hub_id):
            siblings = self._api().model_info(hub_id, revision=commit, files_metadata=True).siblings
        return tuple(
            RemoteFile(each.rfilename, each.size or 0, each.lfs.sha256 if each.lfs else None)
            for each in siblings or ()
        )

    def download(
        self, hub_id: str, commit: str, path: str, directory: Path, received: Callable[[int], None]
    ) -> None:
        from huggingface_hub import hf_hub_download

        with _plain_errors(hub_id):
            hf_hub_download(
                hub_id,
                path,
                revision=commit,
                local_dir=directory,
                endpoint=self._endpoint,
                tqdm_class=_counter(received),
            )

    def _api(self) -> "HfApi":
        from huggingface_hub import HfApi

        return HfApi(endpoint=self._endpoint)


def _counter(received: Callable[[int], None]) -> type["tqdm"]:
    """A progress bar that shows nothing and hands on the bytes, which the library reports in no other way."""
    from huggingface_hub.utils.tqdm import tqdm

    class Counter(tqdm):
        def __init__(self, **options: object) -> None:
            super().__init__(**options | {"disable": True})  # type: ignore[no-untyped-call]

        def update(self, n: float | None = 1) -> None:
            received(int(n or 0))

        def update_transfer(self, n: float) -> None:
            """Bytes on the wire before they are put together: not counted a second time."""

    return Counter


@contextmanager
def _plain_errors(hub_id: str) -> Iterator[None]:
    import httpx
    from huggingface_hub import errors

    library = logging.getLogger("huggingface_hub")
    level = library.level
    library.setLevel(logging.ERROR)  # it retries by itself; only what comes of that is news
    try:
        yield
    except errors.OfflineModeIsEnabled as error:
        raise refused(ModelError, "hub.offline", model=hub_id) from error
    except errors.GatedRepoError as error:
        raise refused(
            ModelError, "hub.licence", model=hub_id, address=f"https://huggingface.co/{hub_id}"
        ) from error
    except (errors.RevisionNotFoundError, errors.RepositoryNotFoundError) as error:
        raise refused(ModelError, "hub.unknown", model=hub_id) from error
    except (httpx.HTTPError, OSError, errors.EntryNotFoundError, RuntimeError, ValueError) as error:
        raise refused(ModelError, "hub.failed", model=hub_id, reason=type(error).__name__) from error
    finally:
        library.setLevel(level)
