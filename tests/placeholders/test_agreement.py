"""Articles and elisions before what a slot stood for."""

import pytest

from service.languages import language
from service.placeholders.masking import filled
from service.placeholders.slots import FIGURES, TERMS

N, T = FIGURES[0], TERMS[0]


@pytest.mark.parametrize(
    ("target", "carried", "tag", "words"),
    [
        (f"a {N}-year-old", "18", "en", "an 18-year-old"),
        (f"An {N}-year-old", "25", "en", "A 25-year-old"),
        (f"a {N}-kilometre road", "800", "en", "an 800-kilometre road"),
        (f"a {N} fund", "11٬000", "en", "an 11,000 fund"),
        (f"an {N} fund", "110", "en", "a 110 fund"),
        (f"a {T} court", "Amman", "en", "an Amman court"),
        (f"an {T} court", "Tunis", "en", "a Tunis court"),
        (f"a {T} envoy", "UN", "en", "a UN envoy"),
        (f"a {T} port", "Odesa", "en", "an Odesa port"),
        (f"Serie A {N}", "18", "en", "Serie A 18"),
        (f"the {T} awoke", "old city", "en", "the old city awoke"),
        (f"{T} awoke", "occupied Jerusalem", "en", "Occupied Jerusalem awoke"),
        (f"Nayaf y {T}", "Irbid", "es", "Nayaf e Irbid"),
        (f"Nayaf e {T}", "Bagdad", "es", "Nayaf y Bagdad"),
        (f"Bergen o {T}", "Oslo", "es", "Bergen u Oslo"),
        (f"70 u {N}", "80", "es", "70 u 80"),
        (f"la ville de {T}", "Alger", "fr", "la ville d'Alger"),
        (f"la ville d'{T}", "Tunis", "fr", "la ville de Tunis"),
        (f"près d’{T}", "Évry", "fr", "près d'Évry"),
        (f"alors que {T}", "Alep", "fr", "alors qu'Alep"),
        (f"le port de {T}", "Hambourg", "fr", "le port de Hambourg"),
        (f"de {N} personnes", "18", "fr", "de 18 personnes"),
        (f"a {T}", "Atenas", "es", "a Atenas"),  # no English article
        (f"de {T}", "Atenas", "es", "de Atenas"),
        (f"plan {T} and a{T}", "Amman", "en", "plan Amman and aAmman"),  # «n» and «a» within words
    ],
)
def test_small_words_go_with_what_fills_the_slot(target: str, carried: str, tag: str, words: str) -> None:
    slot = T if T in target else N
    assert filled(target, {slot: carried}, language(tag)) == words
