"""Files that come in: a story's text from the bytes of a file, whatever its format."""

from service.formats.reading.document import MOST_BYTES, read_document

__all__ = ["MOST_BYTES", "read_document"]
