"""Files for the readers, built here: Word files with what editors do to them, and archives that hurt."""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def word_file(build: Callable[[Document], object]) -> bytes:
    """A Word file that a function filled."""
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def body_of(*blocks: str) -> bytes:
    """A Word file with these blocks of WordprocessingML as its body."""

    def fill(document: Document) -> None:
        for block in blocks:
            element = parse_xml(f"<w:body {nsdecls('w')} {_MORE}>{block}</w:body>")
            for child in list(element):
                document.element.body.insert(len(document.element.body) - 1, child)

    return word_file(fill)


_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` is what stands in its `w:rPr`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*parts: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(parts)}</w:p>"


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def members(content: bytes) -> dict[str, bytes]:
    """What an archive holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def with_member(content: bytes, name: str, member: bytes) -> bytes:
    """An archive with one member added or replaced."""
    return archive(members(content) | {name: member})
