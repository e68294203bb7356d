import gzip
from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.tmx import TranslationMemoryFile
from service.errors import InputError

BODY = """<tmx version="1.4"><header srclang="ar"/><body>
<tu><tuv xml:lang="AR-SA"><seg>قال <bpt i="1">&lt;b&gt;</bpt>الوزير<ept i="1">&lt;/b&gt;</ept>
  أمس.</seg></tuv><tuv lang="en_US"><seg>The <hi>minister</hi> spoke &amp; left.</seg></tuv></tu>
<tu><tuv xml:lang="ar"><seg>ب</seg></tuv><tuv xml:lang="fr"><seg>bé</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg> </seg></tuv><tuv xml:lang="x-none"><seg>?</seg></tuv></tu>
</body></tmx>"""


def memory(path: Path, data: bytes) -> TranslationMemoryFile:
    path.write_bytes(data)
    found = TranslationMemoryFile.found("news", path)
    assert found is not None
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("packed", [False, True])
def test_units_in_both_languages_without_markup(tmp_path: Path, encoding: str, packed: bool):
    data = f'<?xml version="1.0" encoding="{encoding}"?>{BODY}'.encode(encoding)
    path = tmp_path / ("news.tmx.gz" if packed else "news.tmx")
    bitext = memory(path, gzip.compress(data) if packed else data).bitext(LanguagePair.parse("ar-en"))
    assert bitext.sources == ("قال الوزير أمس.",)
    assert bitext.references == ("The minister spoke & left.",)
    assert bitext.files[0].name == path.name


def test_a_language_that_it_lacks(tmp_path: Path):
    with pytest.raises(InputError, match="set news has no German: it has ar, en, fr"):
        memory(tmp_path / "news.tmx", BODY.encode()).bitext(LanguagePair.parse("ar-de"))


@pytest.mark.parametrize(
    "data", [BODY[:-9].encode(), b"", '<?xml version="1.0" encoding="utf-8"?><a>خبر</a>'.encode("cp1256")]
)
def test_what_is_no_tmx(tmp_path: Path, data: bytes):
    with pytest.raises(InputError, match=r"news\.tmx is no TMX"):
        memory(tmp_path / "news.tmx", data).bitext(LanguagePair.parse("ar-en"))
