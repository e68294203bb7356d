from pathlib import Path

import pytest

from service.errors import InputError
from training.pairs import Line, Wanted
from training.readers.tmx import read_tmx

HEAD = '<?xml version="1.0" encoding="{0}"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
MEMORY = (
    HEAD
    + """<tmx version="1.4"><header srclang="ar"/><body>
<tu><prop type="x">note</prop>
  <tuv xml:lang="AR-sa"><seg>افتتح <bpt i="1">&lt;b&gt;</bpt>الجسر<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
  <tuv xml:lang="en-US"><note>checked</note>
  <seg>The <hi>bridge</hi> opened<ph>{{1}}<sub>a note</sub></ph>.</seg></tuv>
</tu>
<tu><tuv lang="ar"><seg>بيت</seg></tuv><tuv lang="fr_CA"><seg>maison</seg></tuv></tu>
<tu><tuv xml:lang="ar"><seg></seg></tuv><tuv xml:lang="en"><seg>empty source</seg></tuv></tu>
<tu><tuv xml:lang="ar"><seg>باب &amp; نافذة</seg></tuv>
  <tuv xml:lang="en"><seg>door &amp; window</seg></tuv></tu>
</body></tmx>"""
)
LINES = [
    Line("a.tmx#1", "افتتح الجسر.", "The bridge opened."),
    Line("a.tmx#4", "باب & نافذة", "door & window"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_units_with_both_sides_are_read_without_their_codes(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(MEMORY.format(encoding), encoding=encoding)
    assert list(read_tmx(path, Wanted("ar", "en"))) == LINES


def test_a_region_is_found_by_its_language(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(MEMORY.format("utf-8"), encoding="utf-8")
    assert [line.target for line in read_tmx(path, Wanted("ar", "fr"))] == ["maison"]
    assert [line.target for line in read_tmx(path, Wanted("ar", "fr-CA"))] == ["maison"]
    assert list(read_tmx(path, Wanted("ar", "fr-BE"))) == []


def test_a_large_memory_is_read_in_chunks(tmp_path: Path) -> None:
    unit = (
        '<tu><tuv xml:lang="ar"><seg>باب {0}</seg></tuv><tuv xml:lang="en"><seg>door {0}</seg></tuv></tu>\n'
    )
    path = tmp_path / "a.tmx"
    path.write_text(
        "<tmx><body>" + "".join(map(unit.format, range(2000))) + "</body></tmx>", encoding="utf-8"
    )
    lines = list(read_tmx(path, Wanted("ar", "en")))
    assert [line.target for line in lines] == [f"door {number}" for number in range(2000)]


@pytest.mark.parametrize(
    "declaration",
    ['<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">', '<!ENTITY a SYSTEM "file:///etc/hostname">'],
)
def test_declared_entities_are_refused(tmp_path: Path, declaration: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(f"<!DOCTYPE tmx [{' ' * 70_000}{declaration}]><tmx>&a;</tmx>", encoding="utf-8")
    with pytest.raises(InputError, match="declares XML entities"):
        list(read_tmx(path, Wanted("ar", "en")))


@pytest.mark.parametrize("text", ["<tmx><body>", "no XML", ""])
def test_what_is_no_xml_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.tmx is not well-formed XML"):
        list(read_tmx(path, Wanted("ar", "en")))
