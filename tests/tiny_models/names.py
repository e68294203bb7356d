"""The tiny models by name, for tests that must not load what builds them."""

from service.catalogue import Family

FAMILIES = {
    "marian": Family.MARIAN,
    "marian-tagged": Family.MARIAN,
    "m2m100": Family.M2M100,
    "nllb": Family.NLLB,
    "mbart50": Family.MBART50,
    "madlad": Family.MADLAD,
    "t5": Family.T5,
    "mt5": Family.T5,
    "flan": Family.PROMPTED_T5,
    "bart": Family.BART,
    "arabart": Family.BART,
    "t5gemma": Family.T5GEMMA,
}
TOLD_THE_TARGET = ("marian-tagged", "m2m100", "nllb", "mbart50", "madlad")
