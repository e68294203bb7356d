"""A feed without what no story needs: feedparser's reader of authors can be made to work for hours."""

import tomllib
from functools import cache
from pathlib import Path

from service.errors import InputError
from service.refusals import refused


def slimmed(content: bytes) -> bytes:
    """Well-formed XML with those elements alone that are read; raises InputError where it is too deep."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(content, parser)
    # all is well-formed: what else is told are prefixes that no one declared
    if root is None or any(error.domain != etree.ErrorDomains.NAMESPACE for error in parser.error_log):
        raise refused(InputError, "feed.deep")
    for holder in list(root.iter("{*}RDF", "{*}channel", "{*}entry", "{*}feed", "{*}item", "{*}source")):
        for child in list(holder):
            if not isinstance(child.tag, str) or _name(child.tag) not in _kept():
                holder.remove(child)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _name(tag: str) -> str:
    """Without its namespace or its prefix, in lower case."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


@cache
def _kept() -> frozenset[str]:
    text = Path(__file__).with_name("slimming.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["kept"])
