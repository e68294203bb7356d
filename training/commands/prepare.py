"""`python -m training prepare`."""

import argparse
from dataclasses import replace

from service.errors import InputError
from training.commands.console import note
from training.prepare import Preparation, prepare
from training.recipe import read_recipe


def run(options: argparse.Namespace) -> None:
    """Prepares what the recipe names, less the corpora that are to be left out."""
    recipe = read_recipe(options.recipe)
    names = {corpus.name for corpus in recipe.corpora}
    if unknown := [name for name in options.without if name not in names]:
        raise InputError(f"the recipe has no corpus {unknown[0]}", f"it has {', '.join(sorted(names))}")
    corpora = tuple(corpus for corpus in recipe.corpora if corpus.name not in options.without)
    job = Preparation(
        recipe=replace(recipe, corpora=corpora),
        corpora=options.corpora,
        evaluation=options.evaluation,
        out=options.out,
        targets=options.targets,
        vocabulary=options.vocabulary,
    )
    prepare(job, note)
