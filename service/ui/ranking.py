"""The part of a page that shows the ranking of a pair of languages, and gives all votes away as a table."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Any

import gradio as gr
from gradio.context import Context
from gradio.processing_utils import save_bytes_to_cache

from service.errors import BarqiyaError
from service.ratings import bradley_terry
from service.ui.ballot import Ballot
from service.ui.context import PageContext
from service.ui.language_names import language_name
from service.ui.notices import failure
from service.ui.ratings_table import ratings_table
from service.ui.texts import Texts
from service.ui.voting import VotePanel
from service.votes import as_csv, pair_of

_FILE = "barqiya-votes.csv"


def ranking_part(context: PageContext, panel: VotePanel) -> None:
    """Fresh when its tab is opened, after a vote of this session, and on demand."""
    texts = context.texts
    gr.HTML(f'<h2 class="bq-heading">{escape(texts("ranking.title"))}</h2>')
    pair = gr.Dropdown([], label=texts("ranking.pair"), elem_id="bq-ranking-pair")
    with gr.Row(elem_classes="bq-tools"):
        refresh = gr.Button(texts("ranking.refresh"), size="sm", elem_id="bq-ranking-refresh")
        export = gr.DownloadButton(
            texts("ranking.export"), size="sm", interactive=False, elem_id="bq-ranking-export"
        )
    table = gr.HTML(elem_id="bq-ranking")
    outputs = [pair, table, export]
    show = partial(ranked, context, export.GRADIO_CACHE)

    def voted(ballot: Ballot | None, chosen: str | None) -> Sequence[Any]:
        return show(pair_of(context.desk.source, ballot.target) if ballot else chosen)

    tab = Context.block
    opened = [tab.select] if isinstance(tab, gr.Tab) else []
    gr.on([*opened, pair.input, refresh.click], show, pair, outputs, show_progress="hidden")
    panel.cast.change(voted, [panel.ballot, pair], outputs, show_progress="hidden")


def ranked(context: PageContext, folder: str, pair: str | None) -> Sequence[Any]:
    """Updates: the pairs that have votes, the table of one, and the file of all votes, put in `folder`."""
    texts = context.texts
    try:
        votes = context.votes.all()
        counts = context.votes.pairs()
    except BarqiyaError as error:
        return [gr.skip(), failure(texts, error), gr.update(interactive=False)]
    chosen = pair if pair in counts else next(iter(counts), None)
    ratings = bradley_terry(vote for vote in votes if vote.pair == chosen)
    choices = [(f"{_named(each, texts)} ({count})", each) for each, count in counts.items()]
    table = ratings_table(ratings, _named(chosen, texts) if chosen else "", texts)
    file = save_bytes_to_cache(as_csv(votes).encode("utf-8-sig"), _FILE, folder)
    return [
        gr.update(choices=choices, value=chosen),
        table,
        gr.update(value=file, interactive=bool(votes)),
    ]


def _named(pair: str, texts: Texts) -> str:
    """ "ar-zh-Hans" as "Arabic – Chinese (Simplified)"."""
    return " – ".join(language_name(tag, texts) for tag in pair.split("-", 1))
