"""Systems that summarise into another language: first in Arabic, or first translated."""

from dataclasses import dataclass

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.runs.system import Progress
from service.desk import Desk
from service.story import Style
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.summaries.summarizer import Order
from service.text.segments import read_story


@dataclass(frozen=True, slots=True)
class Ordered:
    """The product's own method, and the translator of the desk."""

    order: Order
    desk: Desk

    @property
    def name(self) -> str:
        return self.order.value

    def check(self, bitext: Bitext, pair: LanguagePair) -> None:  # noqa: ARG002
        self.desk.model_for(pair.target)

    def translate(self, bitext: Bitext, pair: LanguagePair, progress: Progress) -> list[str]:
        wanted = Wanted(Style.BRIEF, budget(Style.BRIEF))
        texts = []
        with self.desk.summarizer() as summarizer:
            for done, source in enumerate(bitext.sources, 1):
                summary = summarizer.summarize(read_story(source), wanted, pair.target, self.order)
                texts.append(" ".join(each.text for each in summary.sentences))
                progress(done, len(bitext.sources))
        return texts
