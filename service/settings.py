"""Frozen settings: defaults, then the settings file, then BARQIYA_* variables, then explicit options."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import platformdirs

from service.errors import SettingsError

_PREFIX = "BARQIYA_"
_FILE_VARIABLE = "BARQIYA_SETTINGS"
_ENGINES = ("auto", "torch", "ctranslate2")  # `auto` echoes for models that echo, and for no other
_PULLS = ("auto", "all", "none")
_DEVICE = re.compile(r"auto|cpu|mps|cuda(:\d+)?")
_ROOT_PATH = re.compile(r"(/[\w.~-]+)*/?")
_NUMERAL = re.compile(r"\s*[0-9]{1,9}\s*")  # Python refuses to read thousands of digits
_TRUTH = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a name")
    return value.strip()


def _engine(value: object) -> str:
    if value not in _ENGINES:
        raise ValueError(f"one of {', '.join(_ENGINES)}")
    return str(value)


def _pulls(value: object) -> str:
    if value not in _PULLS:
        raise ValueError(f"one of {', '.join(_PULLS)}")
    return str(value)


def _hosts(value: object) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise ValueError("names of this machine with commas between them, or * for any")
    return tuple(name.strip().lower() for name in names if name.strip())


def _device(value: object) -> str:
    if not isinstance(value, str) or not _DEVICE.fullmatch(value):
        raise ValueError("auto, cpu, mps, cuda or a card such as cuda:1")
    return value


def _truth(value: object) -> bool:
    truth = value if isinstance(value, bool) else _TRUTH.get(str(value).lower())
    if truth is None:
        raise ValueError("true or false")
    return truth


def _whole(least: int, most: int) -> Callable[[object], int]:
    """`most` is well above what helps: libraries crash on absurd values."""

    def parse(value: object) -> int:
        number = int(value) if isinstance(value, str) and _NUMERAL.fullmatch(value) else value
        if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return number

    return parse


def _path(kind: str) -> Callable[[object], Path]:
    def parse(value: object) -> Path:
        if not isinstance(value, str | Path) or not str(value).strip() or "\0" in str(value):
            raise ValueError(kind)
        try:
            return Path(value).expanduser()
        except RuntimeError:  # it begins with ~ and no user's name
            raise ValueError(f"{kind}, and ~ in it a user's home") from None

    return parse


def _root_path(value: object) -> str:
    if not isinstance(value, str) or not _ROOT_PATH.fullmatch(value):
        raise ValueError("a path such as /barqiya")
    return value.rstrip("/")


_directory, _file = _path("a directory"), _path("a file")


def _data_home() -> Path:
    return platformdirs.user_data_path("barqiya")


def _cache_home() -> Path:
    return platformdirs.user_cache_path("barqiya")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose once for all runs."""

    model: str = "auto"
    engine: str = "auto"
    device: str = "auto"
    beam_size: int | None = None  # None: the model profile's own
    commercial_only: bool = False
    memory: bool = True
    data_dir: Path = field(default_factory=_data_home)  # the translation memory
    cache_dir: Path = field(default_factory=_cache_home)  # converted models; can be deleted at any time
    models_dir: Path = field(default_factory=lambda: _data_home() / "models")  # pulled models
    batch_tokens: int = 4096  # padded source tokens in one batch
    threads: int = 0  # 0: all cores
    glossary: Path | None = None  # what names and terms are to be, by language
    leaderboard: Path | None = None  # scores measured here, which `auto` prefers to published ones
    host: str = "127.0.0.1"  # of the page; 0.0.0.0 shows it to the whole network
    port: int = 7860
    hosts: tuple[str, ...] = ()  # names that the page is served under beside this machine's own; * is any
    root_path: str = ""  # behind a proxy: the path that it serves the page at, such as /barqiya
    auth: str | None = field(default=None, repr=False)  # user:password, or a file with one of these a line
    pulls: str = "auto"  # who fetches models by the page: with a password or on this machine; all; none
    most_characters: int = 200_000  # of one story on the page
    concurrency: int = 2  # pieces of work of the page that run side by side
    queue_size: int = 64  # pieces of work that may wait for their turn


_SECRET = frozenset({"auth"})  # never shown, not even where it is wrong

_PARSERS: Mapping[str, Callable[[object], object]] = {
    "model": _name,
    "engine": _engine,
    "device": _device,
    "beam_size": _whole(1, 64),
    "commercial_only": _truth,
    "memory": _truth,
    "data_dir": _directory,
    "cache_dir": _directory,
    "models_dir": _directory,
    "batch_tokens": _whole(1, 1_000_000),
    "threads": _whole(0, 512),
    "glossary": _file,
    "leaderboard": _file,
    "host": _name,
    "port": _whole(1, 65_535),
    "root_path": _root_path,
    "hosts": _hosts,
    "auth": _name,
    "pulls": _pulls,
    "most_characters": _whole(1, 10_000_000),
    "concurrency": _whole(1, 64),
    "queue_size": _whole(1, 10_000),
}


def load_settings(env: Mapping[str, str], **overrides: object) -> Settings:
    """Settings for one run; an override of None counts as not given.

    Raises SettingsError on an unknown key, a value that does not fit, or a file that cannot be read.
    """
    values: dict[str, Any] = {}
    for origin, given in (*_from_file(env), *_from_variables(env)):
        values |= _parsed(origin, given)
    values |= _parsed("option {}", {key: value for key, value in overrides.items() if value is not None})
    return Settings(**values)


def _from_file(env: Mapping[str, str]) -> list[tuple[str, dict[str, Any]]]:
    named = env.get(_FILE_VARIABLE)
    path = _named_file(named) if named else platformdirs.user_config_path("barqiya") / "settings.toml"
    if not named and not path.exists():
        return []
    try:
        return [(f"{path}: {{}}", tomllib.loads(path.read_text(encoding="utf-8-sig")))]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"settings file {path} cannot be read", str(error)) from error
    except (ValueError, RecursionError):
        hint = "a number in it has thousands of digits, or a list in it is thousands of lists deep"
        raise SettingsError(f"settings file {path} cannot be read", hint) from None


def _named_file(named: str) -> Path:
    try:
        return _file(named)
    except ValueError as error:
        raise SettingsError(
            f"variable {_FILE_VARIABLE} is {_shown(named)}", f"it has to be {error}"
        ) from None


def _from_variables(env: Mapping[str, str]) -> list[tuple[str, dict[str, Any]]]:
    given = {
        name: value for name, value in env.items() if name.startswith(_PREFIX) and name != _FILE_VARIABLE
    }
    return [("variable BARQIYA_{}", {name.removeprefix(_PREFIX): value for name, value in given.items()})]


def _parsed(origin: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """`origin` names where a key stood, with {} for the key."""
    values = {}
    for key, value in given.items():
        name = key.lower()
        if name not in _PARSERS:
            close = get_close_matches(name, _PARSERS, n=1, cutoff=0.0)[0]
            raise SettingsError(f"{origin.format(key)} is not a setting", f"the closest is {close}")
        try:
            values[name] = _PARSERS[name](value)
        except ValueError as error:
            what = "cannot be used" if name in _SECRET else f"is {_shown(value)}"
            raise SettingsError(f"{origin.format(key)} {what}", f"it has to be {error}") from None
    return values


def _shown(value: object) -> str:
    try:
        text = repr(value)
    except ValueError:  # a hexadecimal numeral may be longer than Python writes out in decimal
        return "a number of thousands of digits"
    return text if len(text) <= 100 else f"{text[:99]}…"
