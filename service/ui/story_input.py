"""Where a story comes in: pasted, from a file, or one of the samples."""

from functools import partial
from importlib.resources import files
from pathlib import Path

import gradio as gr

from service.arabic.letters import has_arabic
from service.errors import BarqiyaError, InputError, NoArabicError
from service.formats.reading import read_document
from service.story import Story
from service.text.segments import read_story
from service.ui.context import PageContext
from service.ui.notices import failure, note

_SAMPLES = ("boat", "shells")


def story_input(context: PageContext, *, elem_id: str) -> gr.Textbox:
    """A box with the story's text, which a user's file or a sample may fill."""
    texts = context.texts
    box = gr.Textbox(
        label=texts("story.label"),
        placeholder=texts("story.placeholder"),
        lines=10,
        max_lines=10,  # a box that grows measures 5 MB of text again and again
        rtl=True,
        elem_id=elem_id,
        elem_classes="bq-story",
        html_attributes=gr.InputHTMLAttributes(lang="ar", spellcheck=False),
    )
    with gr.Row(elem_classes="bq-tools"):
        # Of every kind: what Gradio itself refuses, it refuses in English, in a box of its own.
        upload = gr.UploadButton(texts("story.upload"), size="sm", elem_id=f"{elem_id}-upload")
        samples = [
            gr.Button(texts(f"story.{name}"), size="sm", elem_id=f"{elem_id}-{name}") for name in _SAMPLES
        ]
        empty = gr.Button(texts("story.clear"), size="sm", elem_id=f"{elem_id}-clear")
    told = gr.HTML(elem_id=f"{elem_id}-notice")

    upload.click(None, None, told, js="() => ''")
    upload.upload(
        partial(from_file, context), upload, [box, told], show_progress="minimal", show_progress_on=told
    )
    for name, button in zip(_SAMPLES, samples, strict=True):
        button.click(partial(_fill, _sample(name)), None, [box, told])
    empty.click(partial(_fill, ""), None, [box, told])
    return box


def read(context: PageContext, text: str | None) -> Story:
    """The story in the box; raises InputError."""
    text = text or ""
    most = context.limits.most_characters
    if not text.strip():
        raise InputError(context.texts("story.empty"))
    if len(text) > most:
        raise InputError(context.texts("story.too_long", length=f"{len(text):,}", most=f"{most:,}"))
    if not has_arabic(text):
        raise NoArabicError(context.texts("story.no_arabic"))
    return read_story(text)


def from_file(context: PageContext, uploaded: str | Path) -> tuple[object, str]:
    """For box and notice; the file does not stay on the disk once it is read."""
    path = Path(uploaded)
    try:
        text = read_document(path.name, path.read_bytes(), most_bytes=context.limits.most_bytes)
        story = read(context, text)
    except (BarqiyaError, OSError) as error:
        return gr.skip(), failure(context.texts, error)
    finally:
        path.unlink(missing_ok=True)
    return text, note(context.texts("story.read", name=path.name, count=len(story.paragraphs)))


def _fill(text: str) -> tuple[str, str]:
    return text, ""


def _sample(name: str) -> str:
    return files("service").joinpath("samples", f"{name}.txt").read_text(encoding="utf-8")
