"""Which sentences of a story a summary's sentence stands on."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from service.arabic.stems import roots, sounds, stems
from service.checks.quantities.quantity import Key
from service.summaries.claims.reading import Reading
from service.summaries.claims.wording import claiming

MOST = 4  # sentences
_ENOUGH = 2  # words that a further sentence has to add, or one number
_LEAST = 0.12  # of all that is told, by weight, that it has to add
_NUMBER = 2.0  # what a number weighs beside the rarest of words
_DERIVED = 0.5  # what a word weighs of which a sentence has only a derivation

Form = TypeVar("Form", str, Key)
"""A number; or a stem, a root or the sounds of a name, the last two marked, so that neither is a stem."""


@dataclass(frozen=True)
class SentenceIndex:
    """A story's sentences by what their words may be forms of."""

    sentences: Sequence[Reading]

    def choose(self, told: Reading) -> tuple[int, ...]:
        """Indices in order: the sentence that tells most of it, then what each further one adds.

        Of two that tell as much, the shorter one, then the first one.
        """
        wanted = self._wanted(told)
        whole = sum(max(found.values(), default=0.0) for found in wanted)
        got = [0.0] * len(wanted)
        chosen: list[int] = []
        while len(chosen) < MOST:
            gains: dict[int, tuple[float, int]] = {}
            for number, found in enumerate(wanted):
                for at, weight in found.items():
                    if weight > got[number]:
                        gain, count = gains.get(at, (0.0, 0))
                        step = _ENOUGH if number < len(told.quantities) else 1
                        gains[at] = gain + weight - got[number], count + step
            if not gains:
                break
            best = max(gains, key=lambda at: (gains[at][0], -len(self.sentences[at].text), -at))
            gain, count = gains[best]
            if chosen and (count < _ENOUGH or gain < _LEAST * whole):
                break
            chosen.append(best)
            got = [max(had, found.get(best, 0.0)) for had, found in zip(got, wanted, strict=True)]
        return tuple(sorted(chosen))

    def _wanted(self, told: Reading) -> list[dict[int, float]]:
        """For each number, then for each word that claims something: who has it, and its weight there."""
        numbers = [self._weighed(each.answers, self._numbers, _NUMBER) for each in told.quantities]
        words = []
        for word in claiming(told):
            found = self._weighed(_derived(word.folded), self._places, _DERIVED)
            words.append(found | self._weighed(stems(word.folded), self._places, 1.0))
        return numbers + words

    def _weighed(
        self, forms: Iterable[Form], places: Mapping[Form, set[int]], weight: float
    ) -> dict[int, float]:
        found = {at for form in forms for at in places.get(form, ())}
        rarity = math.log(1 + len(self.sentences) / len(found)) if found else 0.0
        return dict.fromkeys(found, weight * rarity)

    @cached_property
    def _places(self) -> dict[str, set[int]]:
        places: dict[str, set[int]] = defaultdict(set)
        for at, sentence in enumerate(self.sentences):
            for word in sentence.vocabulary:
                for form in (*stems(word), *_derived(word)):
                    places[form].add(at)
        return dict(places)

    @cached_property
    def _numbers(self) -> dict[Key, set[int]]:
        numbers: dict[Key, set[int]] = defaultdict(set)
        for at, sentence in enumerate(self.sentences):
            for key in sentence.keys:
                numbers[key].add(at)
        return dict(numbers)


def _derived(word: str) -> tuple[str, ...]:
    return (*(f"√{root}" for root in roots(word)), *(f"~{sound}" for sound in sounds(word)))
