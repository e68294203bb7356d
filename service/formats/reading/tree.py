"""An HTML page as a tree, read without the network and within limits."""

from typing import TYPE_CHECKING

from service.errors import InputError
from service.refusals import refused

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def parse(page: str, title: str) -> "HtmlElement":
    """The root element of a page or of a part of one; raises InputError."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise refused(InputError, "document.no_text", name=title) from None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        # libxml2 drops what follows, so that half a story would pass for a whole one
        raise refused(InputError, "document.deep_page", name=title)
    return root
