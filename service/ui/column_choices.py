"""The columns of a comparison as a user chooses them: for each, a language and a system that writes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import gradio as gr

from service.comparison import Column
from service.errors import InputError
from service.languages import Language, language
from service.ui.context import PageContext
from service.ui.language_names import language_name
from service.ui.systems import systems, targets

MOST = 4
_FIRST = 2  # columns that a new page shows
_OFTEN = ("en", "fr", "es", "de")  # what a desk asks for first


@dataclass(frozen=True)
class ColumnChoices:
    """The parts; `inputs` are what `read` is given the values of."""

    context: PageContext
    shown: gr.State  # how many columns, from 1 to MOST
    targets: tuple[gr.Dropdown, ...]
    systems: tuple[gr.Dropdown, ...]
    places: tuple[gr.Button | gr.Column, ...]  # what adds one, what takes one away, and the columns

    @property
    def inputs(self) -> list[Any]:
        """How many columns there are, each column's language, each column's system."""
        return [self.shown, *self.targets, *self.systems]

    @property
    def outputs(self) -> list[Any]:
        """What `restored` returns updates for."""
        return [self.shown, *self.places, *self.targets, *self.systems]

    def restored(self, shown: int, values: Sequence[object]) -> Sequence[Any]:
        """What was chosen before the page was loaded anew; what is no choice any more is left as it is."""
        known = {tag for _, tag in _choices(self.context)}
        tags = [each if each in known else None for each in values[:MOST]]
        boxes: list[Any] = [gr.update(value=tag) if tag else gr.skip() for tag in tags]
        for tag, label in zip(tags, values[MOST:], strict=True):
            labels = _labels(self.context, language(str(tag))) if tag else []
            boxes.append(gr.update(choices=labels, value=label) if label in labels else gr.skip())
        return [*_step(0, shown), *boxes]

    def read(self, shown: int, *values: str | None) -> tuple[Column, ...]:
        """What was chosen; raises InputError where a choice is missing or stands there twice."""
        texts = self.context.texts
        columns = []
        for place in range(shown):
            tag, label = values[place], values[MOST + place]
            target = language(tag) if tag else None
            able = systems(self.context.desk, target) if target else ()
            chosen = next((each for each in able if each.label == label), None)
            if target is None or chosen is None:
                raise InputError(texts("translate.choose", column=place + 1))
            columns.append(Column(chosen, target))
        for (one, first), (other, second) in combinations(enumerate(columns, 1), 2):
            if first == second:
                raise InputError(texts("translate.same", one=one, other=other))
        return tuple(columns)


def column_choices(context: PageContext) -> ColumnChoices:
    """Builds them where it is called, with buttons that add and take away."""
    texts, known = context.texts, _choices(context)
    shown = gr.State(_FIRST)
    boxes, languages, models = [], [], []
    with gr.Row(elem_classes="bq-columns"):
        for place in range(MOST):
            with gr.Column(visible=place < _FIRST, min_width=230, elem_id=f"bq-column-{place + 1}") as box:
                target, system = _first(context, place)
                tag, named = target.tag if target else None, {"column": place + 1}
                languages.append(gr.Dropdown(known, value=tag, label=texts("translate.target", **named)))
                labels = _labels(context, target)
                models.append(gr.Dropdown(labels, value=system, label=texts("translate.system", **named)))
            boxes.append(box)
    with gr.Row(elem_classes="bq-tools"):
        add = gr.Button(texts("translate.add"), size="sm", elem_id="bq-add-column")
        take = gr.Button(texts("translate.remove"), size="sm", elem_id="bq-remove-column")
    for target_box, system_box in zip(languages, models, strict=True):
        both = [target_box, system_box]
        target_box.input(partial(_offer, context), both, system_box, show_progress="hidden")
    for button, step in ((add, 1), (take, -1)):
        button.click(partial(_step, step), shown, [shown, add, take, *boxes], show_progress="hidden")
    chosen = [*languages, *models]
    for box in chosen:
        box.change(None, chosen, None, js="(...values) => barqiyaChosen(...values)")
    return ColumnChoices(context, shown, tuple(languages), tuple(models), (add, take, *boxes))


def _choices(context: PageContext) -> list[tuple[str, str]]:
    """Languages by their names in the page's own."""
    named = ((language_name(each.tag, context.texts), each.tag) for each in targets(context.desk))
    return sorted(named, key=lambda choice: choice[0].casefold())


def _labels(context: PageContext, target: Language | None) -> list[str]:
    return [each.label for each in systems(context.desk, target)] if target else []


def _first(context: PageContext, place: int) -> tuple[Language | None, str | None]:
    """Columns 1 and 2 are two systems in the page's own language, where it is written here; then others."""
    known = {each.tag: each for each in targets(context.desk)}
    wished = [known[tag] for tag in (context.texts.tag, *_OFTEN) if tag in known]
    ordered = list(dict.fromkeys([*wished, *known.values()]))
    if not ordered:
        return None, None
    target = ordered[min(max(place - 1, 0), len(ordered) - 1)]
    labels = _labels(context, target)
    return target, labels[min(place, len(labels) - 1) if place < 2 else 0]


def _offer(context: PageContext, tag: str | None, chosen: str | None) -> Any:  # noqa: ANN401  an update
    """The systems that write a language; the one that was chosen stays where it can."""
    labels = _labels(context, language(tag) if tag else None)
    kept = chosen if chosen in labels else next(iter(labels), None)
    return gr.update(choices=labels, value=kept)


def _step(step: int, shown: int) -> Sequence[Any]:
    shown = min(MOST, max(1, shown + step))
    visible = [gr.update(visible=place < shown) for place in range(MOST)]
    return [shown, gr.update(interactive=shown < MOST), gr.update(interactive=shown > 1), *visible]
