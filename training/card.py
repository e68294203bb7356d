"""What is written about a model: its card, and its entry in the catalogue."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from service.languages import language

if TYPE_CHECKING:
    from training.export import Release

SET_NAMES = {"flores-dev": "flores200-dev", "ntrex": "ntrex-128-last496", "wire-dev": "barqiya-wire-dev"}
METRIC_NAMES = {"bleu": "BLEU", "chrf": "chrF2", "chrf++": "chrF++"}


def profile_toml(release: "Release", max_source_tokens: int) -> str:
    """The fields of service.catalogue.ModelProfile."""
    targets = ", ".join(f'"{tag}"' for tag in release.targets)
    lines = [
        f'name = "{release.name}"',
        'title = "Barqiya\'s own compact model"',
        'family = "marian"',
        'tasks = ["translate"]',
        f'revision = "{release.revision}"',
        'licence = "CC-BY-SA-4.0"',
        "commercial = true",
        f"parameters = {release.parameters}",
        f"download_bytes = {release.weight_bytes}",
        'sources = ["ar"]',
        f"targets = [{targets}]",
        "tagged = true",
        f"max_source_tokens = {max_source_tokens}",
        f'trained_on = "{release.trained_on}"',
        f'notes = "{_notes(release)}"',
    ]
    return "\n".join([*lines, "", *_score_tables(release)]) + "\n"


def _notes(release: "Release") -> str:
    return (
        f"trained on a {release.trained_on.upper()}, {release.target_tokens / 1e6:.1f} million target tokens"
    )


def _score_tables(release: "Release") -> Iterator[str]:
    for name, metric, values in _scores(release):
        figures = ", ".join(f'"{target}" = {value}' for target, value in values.items())
        yield "[[scores]]"
        yield 'source = "ar"'
        yield f'test_set = "{SET_NAMES.get(name, name)}"'
        yield f'metric = "{METRIC_NAMES[metric]}"'
        yield 'reference = "python -m evaluation run, see the model card"'
        yield f"values = {{ {figures} }}"
        yield ""


def _scores(release: "Release") -> Iterator[tuple[str, str, dict[str, float]]]:
    """(set, metric, {target: figure}) of the release's own system."""
    for name, pairs in release.scores.items():
        for metric in METRIC_NAMES:
            values = {
                pair.split("-", 1)[1]: systems[release.name][metric]["score"]
                for pair, systems in pairs.items()
                if metric in systems.get(release.name, {})
            }
            if values:
                yield name, metric, values


def model_card(release: "Release") -> str:
    """Markdown: what it is, what it saw, what it scores, where its limits are."""
    shape = release.shape
    names = ", ".join(language(tag).name for tag in release.targets)
    return f"""---
license: cc-by-sa-4.0
language: [ar, {", ".join(release.targets)}]
library_name: transformers
pipeline_tag: translation
---
# {release.name}

Arabic news copy into {names}. A Marian model of {release.parameters / 1e6:.1f} million parameters: width {shape.width},
feed-forward {shape.feed_forward}, {shape.encoder_layers} encoder and {shape.decoder_layers} decoder layers, one joint
SentencePiece vocabulary. The source begins with a tag such as `>>eng<<`.

Trained from scratch with `python -m training` on a {release.trained_on.upper()} for {release.minutes:.0f} minutes:
{release.target_tokens / 1e6:.1f} million target tokens. Weights are an exponential average, in float16.

## Data
| corpus | target | pairs | licence | credit |
|---|---|---|---|---|
{_data_rows(release)}

No sentence of an evaluation set, exact or near, was trained on; `training/filters.py` says what near means.
The weights are published under CC-BY-SA-4.0, the strictest licence of the data.

## Scores
sacreBLEU; measured by `python -m evaluation run`.

{_score_rows(release)}

## Limits
This is a small model, trained on little data. It is made for agency copy and knows few words beyond it: in other text,
and in news about things it has not seen, it makes words up that fit the sentence and not the source. Names, numbers and
negation are what to check first. Barqiya marks what its checks can find; a sentence without a mark is not proven right.
"""


def _data_rows(release: "Release") -> str:
    return "\n".join(
        f"| {c.name} | {c.tag} | {c.examples:,} | {c.licence} | {c.credit} |" for c in release.corpora
    )


def _score_rows(release: "Release") -> str:
    rows = [
        f"| {SET_NAMES.get(name, name)} | {METRIC_NAMES[metric]} | {target} | {value} |"
        for name, metric, values in _scores(release)
        for target, value in values.items()
    ]
    if not rows:
        return "Not yet measured."
    signatures = {
        systems[release.name][metric]["signature"]
        for pairs in release.scores.values()
        for systems in pairs.values()
        for metric in systems.get(release.name, {})
    }
    return "\n".join(
        [
            "| set | metric | target | score |",
            "|---|---|---|---|",
            *rows,
            "",
            *(f"- `{s}`" for s in sorted(signatures)),
        ]
    )
