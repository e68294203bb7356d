"""The names that `swaps` exchanges: places of the lexicon, people of the name lists."""

from collections.abc import Iterator
from pathlib import Path

from service.errors import InputError
from training.pairs import Wanted
from training.readers.columns import read_terms, read_tsv
from training.recipe import DATA, NamesRecipe
from training.swaps import Name, NameSwaps

LEAST_LETTERS = 4  # of a person's name: shorter ones are words too often, «علي», «جدا»


def name_swaps(recipe: NamesRecipe, root: Path, wanted: Wanted) -> NameSwaps:
    """Of one target language, none where the recipe names no classes; raises InputError without a lexicon."""
    if wanted.target not in recipe.classes:
        return NameSwaps([], _sound)
    terms = list(read_terms(_lexicon(recipe, root), wanted))
    kinds = recipe.classes.get(wanted.target, ())
    places = [Name(line.source, line.target, kind) for line, kind in terms if kind in kinds]
    words = {word for line, _ in terms for word in (line.source, line.target)}
    people = [name for name in _people(recipe, root, wanted) if not words & {name.source, name.target}]
    return NameSwaps([*(place for place in places if place.target[:1].isupper()), *people], _sound)


def _lexicon(recipe: NamesRecipe, root: Path) -> Path:
    for base in (root, DATA):
        if (base / recipe.lexicon).is_file():
            return base / recipe.lexicon
    raise InputError(f"there is no lexicon {recipe.lexicon}", "check --corpora or the recipe's [names]")


def _people(recipe: NamesRecipe, root: Path, wanted: Wanted) -> Iterator[Name]:
    for pattern in recipe.people:
        path = root / pattern.replace("{target}", wanted.target)
        for _, source, target in read_tsv(path, wanted) if path.is_file() else ():
            if len(source) >= LEAST_LETTERS and target.isalpha() and target.istitle():
                yield Name(source, target, "person")


def _sound(name: Name) -> bool:
    """«d'Oran» and «de Tunis»: a vowel fits only where a vowel stood."""
    return name.target[:1].casefold() in "aeiouyhàâéèêëîïôöùûüáíóúñä"
