"""How each family of models is told which language to read and which to write."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.catalogue import Family, ModelProfile
from service.engines.language_codes import language_codes
from service.engines.vocabulary import Vocabulary
from service.errors import PairError
from service.languages import Language

_WORD_START = "▁"

_TRANSLATORS = frozenset({Family.MARIAN, Family.M2M100, Family.NLLB, Family.MBART50, Family.MADLAD})
OVERFLOWS_IN_FLOAT16 = frozenset({Family.T5, Family.MADLAD, Family.PROMPTED_T5, Family.T5GEMMA})


@dataclass(frozen=True, slots=True)
class Frame:
    """The symbols, as ids, around a source and at the beginning of its target."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    target: tuple[int, ...]  # follows the decoder's start symbol

    def source(self, ids: Sequence[int]) -> list[int]:
        """The whole source, its symbols included."""
        return [*self.before, *ids, *self.after]


def frame(vocabulary: Vocabulary, profile: ModelProfile, source: Language, target: Language) -> Frame:
    """Raises PairError where the model does not translate the pair; a prompt is not asked what it wants."""
    end = (vocabulary.end,)
    if profile.family in _TRANSLATORS and not profile.speaks(source, target):
        raise _unspoken(profile, f"does not translate {source.name} to {target.name}")
    match profile.family:
        case Family.MARIAN:
            tag = (_symbol(vocabulary, profile, target),) if profile.tagged else ()
            return Frame(tag, end, ())
        case Family.M2M100 | Family.NLLB | Family.MBART50:
            before = (_symbol(vocabulary, profile, source),)
            return Frame(before, end, (_symbol(vocabulary, profile, target),))
        case Family.MADLAD:
            return Frame((*_dummy_prefix(vocabulary), _symbol(vocabulary, profile, target)), end, ())
        case Family.BART:
            forced = () if vocabulary.forced is None else (vocabulary.forced,)
            return Frame(_begin(vocabulary), end, forced)
        case Family.T5GEMMA:
            return _turn(vocabulary)
        case _:  # the prompt says it all
            return Frame((), end, ())


def _begin(vocabulary: Vocabulary) -> tuple[int, ...]:
    return () if vocabulary.begin is None else (vocabulary.begin,)


def _turn(vocabulary: Vocabulary) -> Frame:
    """The user's turn, closed, and the model's, begun: what a request says can do neither itself.

    https://ai.google.dev/gemma/docs/formatting; the decoder starts from the symbol <bos>.
    """
    if vocabulary.turns is None:
        return Frame(_begin(vocabulary), (), ())
    opening, closing = vocabulary.turns
    user, line, model = vocabulary.tokenization.encode(["user\n", "\n", "model\n"])
    return Frame((*_begin(vocabulary), opening, *user), (closing, *line, opening, *model), ())


def _dummy_prefix(vocabulary: Vocabulary) -> tuple[int, ...]:
    """MADLAD learned «<2fr> text» as one string, which SentencePiece cuts into «▁», «<2fr>», «▁text»."""
    return (vocabulary.symbols.index(_WORD_START),)


def _symbol(vocabulary: Vocabulary, profile: ModelProfile, language: Language) -> int:
    for code in language_codes(language):
        if (symbol := vocabulary.languages.get(code.lower())) is not None:
            return symbol
    raise _unspoken(profile, f"has no symbol for {language.name}")


def _unspoken(profile: ModelProfile, reason: str) -> PairError:
    hint = "choose another model: `python -m service models list` shows what each speaks"
    return PairError(f"model {profile.name} {reason}", hint)
