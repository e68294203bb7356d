"""Settings from defaults, file, environment and options, in that order of weight."""

import dataclasses
from pathlib import Path

import platformdirs
import pytest

from service.errors import SettingsError
from service.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's directories of our own, so that no settings of this machine count."""
    for kind in ("config", "data", "cache"):
        monkeypatch.setattr(platformdirs, f"user_{kind}_path", lambda _app, kind=kind: tmp_path / kind)
    return tmp_path


def written(directory: Path, text: str) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    file = directory / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults(home: Path):
    assert load_settings({}) == Settings(
        model="auto", engine="auto", device="auto", beam_size=None, commercial_only=False, memory=True,
        data_dir=home / "data", cache_dir=home / "cache", models_dir=home / "data" / "models",
        batch_tokens=4096, threads=0, leaderboard=None,
    )  # fmt: skip


def test_settings_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        load_settings({}).model = "nllb-600m"  # type: ignore[misc]


def test_the_nearer_wins(home: Path):
    written(home / "config", 'model = "from-file"\nthreads = 1\nbeam_size = 2\n')
    settings = load_settings({"BARQIYA_MODEL": "from-variable", "BARQIYA_THREADS": "2"}, model="from-option")
    assert (settings.model, settings.threads, settings.beam_size) == ("from-option", 2, 2)


def test_an_option_that_was_not_given_leaves_the_rest(home: Path):
    written(home / "config", "beam_size = 3\n")
    assert load_settings({}, beam_size=None, memory=False) == Settings(beam_size=3, memory=False)


def test_a_named_file_replaces_the_usual_one(home: Path):
    written(home / "config", "threads = 1\n")
    named = written(home / "elsewhere", 'engine = "torch"\n')
    assert load_settings({"BARQIYA_SETTINGS": str(named)}) == Settings(engine="torch")


def test_other_variables_are_nobodys_business():
    assert load_settings({"PATH": "/bin", "BARQIYAX": "1", "HOME": "/"}) == Settings()


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("MODEL", " nllb-600m ", "model", "nllb-600m"),
        ("ENGINE", "ctranslate2", "engine", "ctranslate2"),
        ("DEVICE", "cuda:1", "device", "cuda:1"),
        ("BEAM_SIZE", "1", "beam_size", 1),
        ("COMMERCIAL_ONLY", "yes", "commercial_only", True),
        ("COMMERCIAL_ONLY", "TRUE", "commercial_only", True),
        ("MEMORY", "0", "memory", False),
        ("MEMORY", "off", "memory", False),
        ("DATA_DIR", "/srv/barqiya", "data_dir", Path("/srv/barqiya")),
        ("MODELS_DIR", "~/models", "models_dir", Path("~/models").expanduser()),
        ("BATCH_TOKENS", "8192", "batch_tokens", 8192),
        ("THREADS", "0", "threads", 0),
        ("HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("PORT", "8080", "port", 8080),
        ("ROOT_PATH", "/newsroom/", "root_path", "/newsroom"),
        ("ROOT_PATH", "", "root_path", ""),
        ("AUTH", "desk:secret", "auth", "desk:secret"),
        ("MOST_CHARACTERS", "5000", "most_characters", 5000),
        ("LEADERBOARD", "~/leaderboard.json", "leaderboard", Path("~/leaderboard.json").expanduser()),
    ],
)
def test_variables_are_read_by_type(variable: str, text: str, field: str, value: object):
    assert getattr(load_settings({f"BARQIYA_{variable}": text}), field) == value


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"BARQIYA_MODLE": "x"}, "variable BARQIYA_MODLE is not a setting: the closest is model"),
        ({"BARQIYA_BEAMSIZE": "4"}, "variable BARQIYA_BEAMSIZE is not a setting: the closest is beam_size"),
        ({"BARQIYA_MODEL": " "}, "variable BARQIYA_MODEL is ' ': it has to be a name"),
        ({"BARQIYA_ENGINE": "tf"}, "it has to be one of auto, torch, ctranslate2"),
        ({"BARQIYA_ENGINE": "echo"}, "variable BARQIYA_ENGINE is 'echo': it has to be one of auto"),
        ({"BARQIYA_DEVICE": "gpu"}, "variable BARQIYA_DEVICE is 'gpu': it has to be auto, cpu, mps, cuda or"),
        ({"BARQIYA_DEVICE": "cuda:"}, "a card such as cuda:1"),
        ({"BARQIYA_BEAM_SIZE": "0"}, "it has to be a whole number from 1 to 64"),
        ({"BARQIYA_PORT": "0"}, "it has to be a whole number from 1 to 65535"),
        ({"BARQIYA_ROOT_PATH": "newsroom"}, "it has to be a path such as /barqiya"),
        ({"BARQIYA_ROOT_PATH": "/a//b"}, "it has to be a path such as /barqiya"),
        ({"BARQIYA_ROOT_PATH": '/"><script>'}, "it has to be a path such as /barqiya"),
        ({"BARQIYA_THREADS": "-1"}, "it has to be a whole number from 0 to 512"),
        ({"BARQIYA_THREADS": "513"}, "it has to be a whole number from 0 to 512"),
        ({"BARQIYA_THREADS": "2.5"}, "it has to be a whole number from 0 to 512"),
        ({"BARQIYA_THREADS": "²"}, "it has to be a whole number from 0 to 512"),
        ({"BARQIYA_MEMORY": "maybe"}, "variable BARQIYA_MEMORY is 'maybe': it has to be true or false"),
        ({"BARQIYA_DATA_DIR": ""}, "it has to be a directory"),
        ({"BARQIYA_LEADERBOARD": " "}, "it has to be a file"),
        (
            {"BARQIYA_DATA_DIR": "~nosuchuser/x"},
            "is '~nosuchuser/x': it has to be a directory, and ~ in it a",
        ),
        (
            {"BARQIYA_SETTINGS": "~nosuchuser/x"},
            "variable BARQIYA_SETTINGS is '~nosuchuser/x': it has to be a",
        ),
        ({"BARQIYA_THREADS": "9" * 5000}, "99…: it has to be a whole number from 0 to 512"),
    ],
)
def test_a_wrong_variable_is_named(env: dict[str, str], says: str):
    with pytest.raises(SettingsError) as caught:
        load_settings(env)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("beamsize = 4", "settings.toml: beamsize is not a setting: the closest is beam_size"),
        ("threads = true", "settings.toml: threads is True: it has to be a whole number from 0 to 512"),
        ('memory = "sometimes"', "settings.toml: memory is 'sometimes': it has to be true or false"),
        ("model = 3", "settings.toml: model is 3: it has to be a name"),
        ("data_dir = 1", "settings.toml: data_dir is 1: it has to be a directory"),
        ("model = ", "cannot be read"),
        ("[model]\nname = 1", "settings.toml: model is {'name': 1}: it has to be a name"),
        ('data_dir = "a\\u0000b"', "settings.toml: data_dir is 'a\\x00b': it has to be a directory"),
        (f"threads = {'9' * 5000}", "cannot be read: a number in it has thousands of digits"),
        (f"threads = 0x{'f' * 5000}", "threads is a number of thousands of digits: it has to be a whole"),
        (f"threads = {'[' * 5000}", "cannot be read: a number in it has thousands of digits, or a list"),
    ],
)
def test_a_wrong_line_of_the_file_is_named(home: Path, text: str, says: str):
    written(home / "config", text)
    with pytest.raises(SettingsError) as caught:
        load_settings({})
    assert says in str(caught.value)


def test_a_file_may_begin_with_the_mark_of_utf8(home: Path):
    written(home / "config", "\ufeffthreads = 2\n")
    assert load_settings({}) == Settings(threads=2)


def test_a_wrong_option_is_named():
    with pytest.raises(
        SettingsError, match="option beam_size is 0: it has to be a whole number from 1 to 64"
    ):
        load_settings({}, beam_size=0)


def test_a_named_file_has_to_be_there(home: Path):
    with pytest.raises(SettingsError, match=r"settings file .*absent\.toml cannot be read"):
        load_settings({"BARQIYA_SETTINGS": str(home / "absent.toml")})


def test_a_file_that_is_not_utf8_is_named(home: Path):
    written(home / "config", "").write_bytes('model = "é"'.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"settings\.toml cannot be read"):
        load_settings({})


def test_a_password_is_shown_nowhere() -> None:
    assert "secret" not in repr(load_settings({"BARQIYA_AUTH": "desk:secret"}))


@pytest.mark.parametrize("value", ['["desk:secret"]', "20261127"])
def test_a_wrong_password_is_not_shown_either(home: Path, value: str) -> None:
    written(home / "config", f"auth = {value}\n")
    with pytest.raises(SettingsError, match="auth cannot be used: it has to be a name") as caught:
        load_settings({})
    assert "secret" not in str(caught.value)
    assert "20261127" not in str(caught.value)
