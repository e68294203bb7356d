"""Word alignments of subword pairs, by eflomal, for guided attention.

Source: Östling and Tiedemann, "Efficient word alignment with Markov Chain Monte Carlo" (2016); guided
attention as in Garg et al., "Jointly Learning to Align and Translate with Transformer Models" (2019).
"""

import importlib.util
import tempfile
from collections.abc import Sequence
from pathlib import Path

Links = list[tuple[int, int]]
"""(source position, target position) pairs."""


def can_align() -> bool:
    """True where eflomal is installed."""
    return importlib.util.find_spec("eflomal") is not None


def align(sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]]) -> list[Links]:
    """The union of the alignments of both directions, one list for each pair of piece-id sequences."""
    import eflomal

    with tempfile.TemporaryDirectory() as folder:
        forward, reverse = Path(folder) / "forward", Path(folder) / "reverse"
        eflomal.Aligner().align(
            [" ".join(map(str, s)) for s in sources],
            [" ".join(map(str, t)) for t in targets],
            links_filename_fwd=str(forward),
            links_filename_rev=str(reverse),
        )
        with forward.open() as ahead, reverse.open() as back:
            return [sorted(_links(a) | _links(b)) for a, b in zip(ahead, back, strict=True)]


def _links(line: str) -> set[tuple[int, int]]:
    return {(int(s), int(t)) for s, t in (link.split("-") for link in line.split())}
