"""Files that an administrator copies: what they run is what the command line takes."""

import re
import shlex
from pathlib import Path

import pytest

from service.commands.arguments import parser

EXAMPLES = Path(__file__).parents[1] / "examples"
SERVICE, TIMER, CRON, README = (
    EXAMPLES / name for name in ("barqiya-digest.service", "barqiya-digest.timer", "digest.cron", "README.md")
)
SHELL = ("||", "&&", "|", ";", ">")


def commands(path: Path) -> list[list[str]]:
    """The arguments of every `-m service` in a file; what a backslash ends goes on in the next line."""
    lines = re.sub(r"\\\n\s*", "", path.read_text(encoding="utf-8")).splitlines()
    rows = [shlex.split(line) for line in lines if " -m service " in line and not line.startswith("#")]
    return [_until_shell(row[row.index("service") + 1 :]) for row in rows]


def _until_shell(row: list[str]) -> list[str]:
    return row[: next((at for at, word in enumerate(row) if word in SHELL), len(row))]


@pytest.mark.parametrize("path", [SERVICE, CRON, README], ids=lambda path: path.name)
def test_a_command_is_one(path: Path):
    rows = commands(path)
    assert rows
    for row in rows:
        options = parser().parse_args(row)
        assert (options.command, options.to, options.out) == ("digest", "en,fr", "/srv/barqiya/www")


def test_cron_and_systemd_do_the_same():
    assert commands(SERVICE) == commands(CRON)


def test_a_crontab_has_five_fields_of_time_a_user_and_no_percent_sign():
    (line,) = (line for line in CRON.read_text(encoding="utf-8").splitlines() if line[:1].isdigit())
    *times, user = line.split()[:6]
    assert (times, user) == (["30", "5", "*", "*", "*"], "barqiya")
    assert "%" not in line  # cron ends the command there


def test_the_timer_and_the_crontab_have_one_time_and_zone():
    assert "OnCalendar=*-*-* 05:30:00 Europe/Paris\n" in TIMER.read_text(encoding="utf-8")
    assert "\nCRON_TZ=Europe/Paris\n" in CRON.read_text(encoding="utf-8")


def test_readme_names_every_file():
    text = README.read_text(encoding="utf-8")
    assert all(path.name in text for path in EXAMPLES.iterdir() if path != README)


def test_both_keep_data_where_the_readme_makes_a_place():
    text = README.read_text(encoding="utf-8")
    for name in ("BARQIYA_DATA_DIR=/var/lib/barqiya", "BARQIYA_CACHE_DIR=/var/cache/barqiya"):
        assert all(name in path.read_text(encoding="utf-8") for path in (SERVICE, CRON))
        assert name.partition("=")[2] in text
