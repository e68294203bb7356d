"""A translation as a Word document: what is to be doubted carries comments."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from service.formats.controls import printable
from service.formats.directions import Run, runs
from service.formats.label import label_of
from service.formats.pieces import pieces
from service.languages import Language, language
from service.reasons import Reason, reason_in
from service.story import Kind, ParagraphTranslation, Translation

if TYPE_CHECKING:
    from docx.comments import Comment
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

AUTHOR = "Barqiya"
_STYLES = {Kind.HEADLINE: "Heading 1", Kind.BODY: "Normal", Kind.ITEM: "List Paragraph"}
_COMPLEX_FONT = "Arial"  # for Arabic and Hebrew letters, which the theme's own fonts lack
_ISOLATES = dict.fromkeys((0x2068, 0x2069))  # Word goes by the marks of its runs
_EAST_ASIAN = frozenset({"ja", "ko", "yue", "zh"})


def translation_docx(translation: Translation, *, label: bool = True) -> bytes:
    """A heading, paragraphs, entries of lists, and where it is wanted the label at the end."""
    from docx import Document

    target, document = language(translation.language), Document()
    _describe(document, translation, target)
    for paragraph in translation.paragraphs:
        _write(document, paragraph, target)
    if label:
        _write_label(document, translation)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _describe(document: "Document", translation: Translation, target: Language) -> None:
    """What Word asks of a document: its title, its language for the spelling, its paper and its fonts."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    properties = document.core_properties
    headlines = (each.target for each in translation.paragraphs if each.paragraph.kind is Kind.HEADLINE)
    properties.title = printable(next(headlines, translation.story.id)[:255])  # the format's own limit
    properties.author, properties.comments, properties.language = AUTHOR, "", target.tag
    properties.created = properties.modified = datetime.now(UTC)
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    for spelling in document.styles.element.iter(qn("w:lang")):
        spelling.set(qn(_spelling(target)), target.tag)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.pop(qn("w:cstheme"), None)
        fonts.set(qn("w:cs"), _COMPLEX_FONT)


def _spelling(target: Language) -> str:
    """Word keeps a language for each of three kinds of letters."""
    if target.direction == "rtl":
        return "w:bidi"
    return "w:eastAsia" if target.tag.split("-")[0] in _EAST_ASIAN else "w:val"


def _write(document: "Document", paragraph: ParagraphTranslation, target: Language) -> None:
    made = document.add_paragraph(style=_STYLES[paragraph.paragraph.kind])
    _direct(made, target)
    for piece in pieces(paragraph, target.direction):
        _add(made, [Run(piece.blank, foreign=False)], target)
        words = _add(made, piece.words, target)
        if piece.findings:
            comment = document.add_comment(words, author=AUTHOR, initials=AUTHOR[0])
            _fill(comment, [reason_in(each, target.tag) for each in piece.findings])


def _fill(comment: "Comment", reasons: Sequence[Reason]) -> None:
    """A paragraph for each; the first is there."""
    for number, reason in enumerate(reasons):
        made = comment.add_paragraph() if number else comment.paragraphs[0]
        _direct(made, reason.language)
        text = printable(reason.text.translate(_ISOLATES))
        _add(made, tuple(runs(text, reason.language.direction)), reason.language)


def _write_label(document: "Document", translation: Translation) -> None:
    label = label_of(translation)
    made = document.add_paragraph()
    _direct(made, label.language)
    for words in _add(made, tuple(runs(printable(label.text), label.language.direction)), label.language):
        words.italic = True


def _direct(paragraph: "Paragraph", target: Language) -> None:
    """Tells a right-to-left paragraph from others: it begins at the right, and so do its lists."""
    from docx.oxml.parser import OxmlElement

    if target.direction == "rtl":
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _add(paragraph: "Paragraph", words: Sequence[Run], target: Language) -> "list[WordRun]":
    """Word orders a run by its own mark, and takes its font by it: each run is of one direction."""
    made = []
    for run in words:
        if run.text:
            made.append(paragraph.add_run(run.text))
            made[-1].font.rtl = True if (target.direction == "rtl") != run.foreign else None
    return made
