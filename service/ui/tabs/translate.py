"""The tab *Translate and compare*."""

import gradio as gr

from service.ui.context import PageContext


def translate_tab(context: PageContext) -> None:
    """A story, and one to four systems beside each other."""
    gr.Markdown(context.texts("page.disclaimer"))
