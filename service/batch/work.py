"""One window's rows through the desk: sentences of all its stories in common batches, and bad rows apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.batch.plan import Plan
from service.batch.rows import Reject, Row
from service.batch.steady_desk import SteadyDesk
from service.batch.values import summary_value, translation_value
from service.batch.windows import Window
from service.catalogue import Task
from service.desk import Desk
from service.draft import ENGINE
from service.errors import BarqiyaError, EngineError, InputError, ModelError, StoreError
from service.languages import Language
from service.memory import Memory
from service.selection import Choice
from service.story import Finding
from service.summaries.extractive import METHOD
from service.summaries.method import Wanted
from service.summaries.summarizer import Order, Summarizer

Outcome = dict[str, Any] | Reject
"""A row as it goes out, or why it does not."""

Pause = Callable[[], None]
"""Called often; raises what is to end the work."""

Made = list[dict[str, Any]]
"""For each row its values, by language."""


@dataclass(frozen=True, slots=True)
class Work:
    """Safe to call from several threads, a window each."""

    plan: Plan
    desk: Desk
    choices: Mapping[Language, Choice]
    memory: Memory
    begun: float  # when the batch began, in seconds since 1970

    def load(self) -> None:
        """Loads all models, which stay; raises BarqiyaError where the plan cannot be carried out."""
        self.plan.load(self.desk, self.choices)

    def __call__(self, window: Window, pause: Pause) -> tuple[Outcome, ...]:
        """An outcome for each entry; raises BarqiyaError where not the rows are to blame."""
        rows = [entry for entry in window.entries if isinstance(entry, Row)]
        outcomes = iter(self._outcomes(rows, pause)) if rows else iter(())
        return tuple(next(outcomes) if isinstance(entry, Row) else entry for entry in window.entries)

    def _outcomes(self, rows: Sequence[Row], pause: Pause) -> list[Outcome]:
        """Where something fails, each row by itself, so that it is seen which one it was."""
        together = self._tried(rows, pause)
        if not isinstance(together, Exception):
            return together
        apart = [self._tried([row], pause) for row in rows] if len(rows) > 1 else [together]
        failures = [each for each in apart if isinstance(each, Exception)]
        if len(failures) == len(rows) and not any(isinstance(each, InputError) for each in failures):
            raise EngineError(f"all rows from line {rows[0].line} on failed", _reason(failures[0]))
        return [
            Reject(row.line, row.raw, _reason(each), row.fields["id"])
            if isinstance(each, Exception)
            else each[0]
            for row, each in zip(rows, apart, strict=True)
        ]

    def _tried(self, rows: Sequence[Row], pause: Pause) -> list[Outcome] | Exception:
        try:
            return self._together(rows, pause)
        except (ModelError, StoreError):  # no row is to blame for these
            raise
        except Exception as error:  # whatever a row can bring about, the night is not to end with it
            return error

    def _together(self, rows: Sequence[Row], pause: Pause) -> list[Outcome]:
        desk = self.desk
        steady = SteadyDesk(
            desk.settings,
            desk.catalogue,
            desk.depot,
            desk.shelf,
            desk.glossary,
            choices=self.choices,
            lasting=self.memory,
            begun=self.begun,
        )
        make = _translations if self.plan.task is Task.TRANSLATE else _summaries
        made = make(steady, self.plan, rows, pause)
        return [{**row.fields, self.plan.made: values} for row, values in zip(rows, made, strict=True)]


def _reason(error: Exception) -> str:
    if isinstance(error, BarqiyaError):
        return str(error)
    return f"{type(error).__name__}: {error}".partition("\n")[0]


def _translations(desk: Desk, plan: Plan, rows: Sequence[Row], pause: Pause) -> Made:
    made: Made = [{} for _ in rows]
    for target in plan.targets:
        with desk.translator(desk.model_for(target).profile) as translator:
            stories = [row.story for row in rows]
            translations = translator.translate_all(stories, target, lambda _done, _total: pause())
        for row, values, translation in zip(rows, made, translations, strict=True):
            _check_engine(translation.findings)
            values[target.tag] = translation_value(translation, headed=row.headed)
    return made


def _summaries(desk: Desk, plan: Plan, rows: Sequence[Row], pause: Pause) -> Made:
    made: Made = [{} for _ in rows]
    with desk.summarizer(plan.method) as summarizer:
        for target in plan.targets:
            if target != desk.source and plan.method == METHOD and plan.order is not Order.TRANSLATE_FIRST:
                _draft_ahead(desk, summarizer, plan.wanted, target, rows, pause=pause)
            by = desk.model_for(target).profile.name if target != desk.source else None
            for row, values in zip(rows, made, strict=True):
                pause()
                summary = summarizer.summarize(row.story, plan.wanted, target, plan.order)
                _check_engine(finding for each in summary.sentences for finding in each.findings)
                values[target.tag] = summary_value(summary, by)
    return made


def _draft_ahead(
    desk: Desk, summarizer: Summarizer, wanted: Wanted, target: Language, rows: Sequence[Row], *, pause: Pause
) -> None:
    """Translates the sentences of all summaries together: one by one they would fill no batch.

    The summaries in Arabic cost next to nothing and are made again; the memory has the sentences then.
    """
    sentences = []
    for row in rows:
        pause()
        sentences += [each.text for each in summarizer.summarize(row.story, wanted, desk.source).sentences]
    with desk.translator(desk.model_for(target).profile) as translator:
        translator.sentences(sentences, target, lambda _done, _total: pause())


def _check_engine(findings: Iterable[Finding]) -> None:
    """What is only left undone because the engine failed must not go out as done."""
    for finding in findings:
        if finding.check == ENGINE:
            raise EngineError("the engine failed in the middle of a row", finding.reason)
