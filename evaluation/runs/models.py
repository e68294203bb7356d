"""Systems that are models of the catalogue: as the product uses them, or the bare engine."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.runs.system import Progress
from service.desk import Desk
from service.engines.engine import Request
from service.story import Story, Translation
from service.text.segments import read_story


@dataclass(frozen=True, slots=True)
class Product:
    """Whole documents through the translator: datelines, sentences, checks and retries as for a reader."""

    name: str
    desk: Desk

    def check(self, bitext: Bitext, pair: LanguagePair) -> None:  # noqa: ARG002
        self.desk.model_for(pair.target)

    def translate(self, bitext: Bitext, pair: LanguagePair, progress: Progress) -> list[str]:
        documents = list(_documents(bitext))
        with self.desk.translator(self.desk.model_for(pair.target).profile) as translator:
            stories = [document.story for document in documents]
            translations = translator.translate_all(stories, pair.target, progress)
        each = zip(documents, translations, strict=True)
        return [target for document, translation in each for target in document.targets(translation)]


@dataclass(frozen=True, slots=True)
class BareEngine:
    """Each segment straight to the engine, whole and as it is: what the model can do without the product."""

    name: str
    desk: Desk

    def check(self, bitext: Bitext, pair: LanguagePair) -> None:  # noqa: ARG002
        self.desk.model_for(pair.target)

    def translate(self, bitext: Bitext, pair: LanguagePair, progress: Progress) -> list[str]:
        profile = self.desk.model_for(pair.target).profile
        requests = [Request(text, pair.source, pair.target) for text in bitext.sources]
        done = iter(range(1, len(requests) + 1))
        with self.desk.shelf.borrow(profile) as engine:
            outputs = engine.generate(
                requests, self.desk.decoding_for(profile), lambda *_: progress(next(done), len(requests))
            )
        return [output.text for output in outputs]


@dataclass(frozen=True, slots=True)
class _Document:
    """A story of one segment a line; `starts` are the segments' offsets into its text."""

    story: Story
    starts: tuple[int, ...]

    def targets(self, translation: Translation) -> list[str]:
        """One for each segment: what holds a line break has several paragraphs, what is blank has none."""
        parts: list[list[str]] = [[] for _ in self.starts]
        for paragraph in translation.paragraphs:
            parts[bisect_right(self.starts, paragraph.paragraph.start) - 1].append(paragraph.target)
        return [" ".join(targets) for targets in parts]


def _documents(bitext: Bitext) -> Iterator[_Document]:
    for _, rows in groupby(zip(bitext.documents, bitext.sources, strict=True), key=lambda row: row[0]):
        segments = [source for _, source in rows]
        starts = accumulate((len(segment) + 1 for segment in segments[:-1]), initial=0)
        yield _Document(read_story("\n".join(segments)), tuple(starts))
