"""What is written about a model: its card, and its entry in the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from service.languages import language
from training.network import Shape
from training.shards import Corpus

_SETS = {"flores-dev": "flores200-dev", "ntrex": "ntrex-128-last496", "wire-dev": "barqiya-wire-dev"}
_METRICS = {"bleu": "BLEU", "chrf": "chrF2", "chrf++": "chrF++"}
_SLOTS = """
Numbers of 13 or more, and names and terms that are to arrive as they are, are shown to it as slots, the
noncharacters U+FDD0 to U+FDD9 and U+FDDA to U+FDE3, which it carries over. Barqiya puts them in and fills
them in the target; a program that does not will see digits translated less well than they could be."""


@dataclass(frozen=True, slots=True)
class Release:
    """What is said of a model beside its weights.

    `scores` is `{set: {"ar-en": {system: {metric: {"score", "signature"}}}}}`, the model being one system.
    """

    name: str
    parameters: int
    weight_bytes: int
    revision: str
    targets: tuple[str, ...]  # BCP-47
    corpora: tuple[Corpus, ...]
    trained_on: str  # "cpu" or "gpu"
    target_tokens: int
    minutes: float
    shape: Shape
    scores: Mapping[str, Any]
    summarizes: bool
    max_source_tokens: int
    doubt_below: float | None = None  # see service.catalogue.ModelProfile
    slots: bool = False  # whether numbers and terms are carried over in slots


@dataclass(frozen=True, slots=True)
class Figure:
    """One score of the release itself."""

    test_set: str
    metric: str
    target: str  # BCP-47
    value: float
    signature: str


def profile_toml(release: Release) -> str:
    """The fields of service.catalogue.ModelProfile."""
    tasks = '"translate", "summarize"' if release.summarizes else '"translate"'
    lines = [
        f'name = "{release.name}"',
        'title = "Barqiya\'s own compact model"',
        'family = "marian"',
        f"tasks = [{tasks}]",
        f'revision = "{release.revision}"',
        'licence = "CC-BY-SA-4.0"',
        "commercial = true",
        f"parameters = {release.parameters}",
        f"download_bytes = {release.weight_bytes}",
        'sources = ["ar"]',
        "targets = [{}]".format(", ".join(f'"{tag}"' for tag in release.targets)),
        "tagged = true",
        f"max_source_tokens = {release.max_source_tokens}",
        f'trained_on = "{release.trained_on}"',
        *([] if release.doubt_below is None else [f"doubt_below = {release.doubt_below}"]),
        f'notes = "trained on a {release.trained_on.upper()}, {_millions(release)} million target tokens"',
    ]
    return "\n".join([*lines, *_score_tables(release)]) + "\n"


def model_card(release: Release) -> str:
    """Markdown, by card.md: what it is, what it saw, what it scores, where its limits are."""
    template = Template((Path(__file__).parent / "card.md").read_text(encoding="utf-8"))
    shape = release.shape
    return template.substitute(
        name=release.name,
        languages=", ".join(("ar", *release.targets)),
        names=", ".join(language(tag).name for tag in release.targets),
        parameters=f"{release.parameters / 1e6:.1f}",
        width=shape.width,
        feed_forward=shape.feed_forward,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        slots=_SLOTS if release.slots else "",
        trained_on=release.trained_on.upper(),
        minutes=f"{release.minutes:.0f}",
        target_tokens=_millions(release),
        data="\n".join(
            f"| {c.name} | {c.tag} | {c.examples:,} | {c.licence} | {c.credit} |" for c in release.corpora
        ),
        scores=_score_rows(release),
    )


def _millions(release: Release) -> str:
    return f"{release.target_tokens / 1e6:.1f}"


def _figures(release: Release) -> list[Figure]:
    found = []
    for name, pairs in release.scores.items():
        for metric, title in _METRICS.items():
            for pair, systems in pairs.items():
                if score := systems.get(release.name, {}).get(metric):
                    target = pair.partition("-")[2]
                    found.append(
                        Figure(_SETS.get(name, name), title, target, score["score"], score["signature"])
                    )
    return found


def _score_tables(release: Release) -> Iterator[str]:
    tables: dict[tuple[str, str], list[str]] = {}
    for figure in _figures(release):
        row = f'"{figure.target}" = {figure.value}'
        tables.setdefault((figure.test_set, figure.metric), []).append(row)
    for (test_set, metric), rows in tables.items():
        yield from (
            "",
            "[[scores]]",
            'source = "ar"',
            f'test_set = "{test_set}"',
            f'metric = "{metric}"',
            'reference = "python -m evaluation run, see the model card"',
            f"values = {{ {', '.join(rows)} }}",
        )


def _score_rows(release: Release) -> str:
    figures = _figures(release)
    if not figures:
        return "Not yet measured."
    rows = [f"| {f.test_set} | {f.metric} | {f.target} | {f.value} |" for f in figures]
    signatures = sorted({f"- `{figure.signature}`" for figure in figures})
    return "\n".join(["| set | metric | target | score |", "|---|---|---|---|", *rows, "", *signatures])
