"""Lines of a terminal, each ordered by itself."""

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from service.formats.side_by_side import IsolatedLines

OPENING, POP = "\u2066\u2067\u2068", "\u2069"


def depths(line: str) -> list[int]:
    """How many isolates are open, at the start and behind each letter."""
    found = [0]
    for letter in line:
        found.append(found[-1] + (letter in OPENING) - (letter == POP))
    return found


@pytest.mark.parametrize("width", [8, 13, 21, 80])
@pytest.mark.parametrize("style", ["", "bold yellow"])
def test_an_isolate_that_goes_over_lines_is_closed_and_opened_on_each(width: int, style: str) -> None:
    text = Text("he met ").append(
        "the \u2068minister \u2067of foreign affairs\u2069 there\u2069 today", style=style
    )
    written = StringIO()
    console = Console(file=written, width=width, color_system=None)
    console.print(IsolatedLines(text, "ltr"))
    lines = written.getvalue().splitlines()
    assert len(lines) > 1 or width == 80
    for line in lines:
        assert depths(line)[-1] == 0
        assert min(depths(line)) == 0
        if "foreign" in line:
            before = depths(line)[: line.index("foreign") + 1]
            assert before[-1] == (4 if style else 3)
