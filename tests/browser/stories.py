"""Stories to translate: one of 20 paragraphs, and what hurts."""

import io
import zipfile
from pathlib import Path

PARAGRAPHS = 20

_FOUNDING = (
    Path(__file__).parents[2].parent / "shared" / "stories" / "000_c3d54210204b3df6.txt"
)  # where it is on this machine

SAMPLE = Path(__file__).parents[2] / "service" / "samples" / "boat.txt"

_SENTENCES = (
    "أعلنت وزارة الخارجية أن الوزير سيزور القاهرة.",
    "وقال المتحدث باسم الحكومة إن الاجتماع سيعقد الخميس.",
    "وأضاف أن 12 دولة ستشارك في المؤتمر.",
    "وأكد الرئيس أن بلاده تدعم السلام في المنطقة.",
)


def long_story() -> str:
    """The founding story where it is, else our own: a headline and paragraphs, none like another."""
    if _FOUNDING.is_file():
        return _FOUNDING.read_text(encoding="utf-8")
    lines = [f"{_SENTENCES[n % 4]} وشارك {n + 30} صحفيا في اللقاء." for n in range(1, PARAGRAPHS)]
    return "\n".join(["وزير الخارجية يزور القاهرة الخميس", *lines])


SHORT = "وزير الخارجية يزور القاهرة\nأعلنت وزارة الخارجية، الأربعاء، أن الوزير سيزور القاهرة الخميس."


def bomb() -> bytes:
    """A .docx of a few hundred kilobytes that is a third of a gigabyte once it is unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(64):
                part.write(b" " * (5 << 20))
    return packed.getvalue()
