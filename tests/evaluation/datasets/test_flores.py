import io
import tarfile
from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.flores import Flores
from service.errors import InputError

FILES = {
    "dev/arb_Arab.dev": "أ\nب\n",
    "dev/eng_Latn.dev": "a\nb\n",
    "devtest/arb_Arab.devtest": "ج\n",
    "devtest/eng_Latn.devtest": "c\n",
    "metadata_dev.tsv": 'URL\tdomain\ttopic\nhttps://x\twikinews\toil "and" gas\nhttps://x\twikinews\twar\n',
}


def archive(folder: Path) -> Path:
    with tarfile.open(folder / "flores200_dataset.tar.gz", "w:gz") as made:
        for name, text in FILES.items():
            member = tarfile.TarInfo(f"flores200_dataset/{name}")
            member.size = len(text.encode())
            made.addfile(member, io.BytesIO(text.encode()))
    return folder / "flores200_dataset.tar.gz"


@pytest.fixture(params=["archive", "folder", "folder above"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "archive":
        return archive(tmp_path)
    for name, text in FILES.items():
        path = tmp_path / "flores200_dataset" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path if request.param == "folder above" else tmp_path / "flores200_dataset"


def read(name: str, place: Path, pair: str = "ar-en"):
    found = Flores.found(name, place)
    assert found is not None
    return found.bitext(LanguagePair.parse(pair))


def test_the_archive_and_what_it_unpacks_to_are_the_same_set(place: Path):
    bitext = read("flores200-dev", place)
    assert (bitext.sources, bitext.references) == (("أ", "ب"), ("a", "b"))
    assert bitext.topics == ('oil "and" gas', "war")
    assert [each.name for each in bitext.files] == ["arb_Arab.dev", "eng_Latn.dev"]


def test_the_part_is_what_the_name_ends_with(place: Path):
    assert read("flores200-devtest", place).references == ("c",)
    assert read("flores", place).references == ("c",)


def test_a_language_that_it_lacks(place: Path):
    with pytest.raises(InputError, match=r"no French: .* no file dev/fra_Latn\.dev or dev/fra\.dev"):
        read("flores200-dev", place, "ar-fr")


def test_the_codes_of_flores_101(tmp_path: Path):
    (tmp_path / "dev").mkdir()
    for code in ("ara", "eng"):
        (tmp_path / "dev" / f"{code}.dev").write_text(f"{code}\n", encoding="utf-8")
    assert read("flores101-dev", tmp_path).sources == ("ara",)


def test_what_is_no_flores(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert Flores.found("flores200-dev", tmp_path) is None
    assert Flores.found("flores200-dev", tmp_path / "notes.txt") is None


def test_an_archive_that_is_cut_off(tmp_path: Path):
    path = archive(tmp_path)
    found = Flores.found("flores200-dev", path)
    assert found is not None
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(InputError, match="cannot be unpacked"):
        found.bitext(LanguagePair.parse("ar-en"))
