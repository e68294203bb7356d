"""Sets that sacreBLEU has already fetched, such as iwslt17; nothing is fetched here."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from evaluation.datasets.alignment import aligned, numbered
from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import TextFile
from service.errors import InputError


@dataclass(frozen=True, slots=True)
class SacrebleuSet:
    """`folder` has files «iwslt17.ar-en.src», «iwslt17.ar-en.ref» and, for some sets, «….docid»."""

    name: str
    folder: Path

    @classmethod
    def found(cls, name: str, place: Path) -> Self | None:
        """A folder of sacreBLEU's; None where it is none."""
        return cls(name, place) if any(place.glob(f"{_stem(name)}.*-*.src")) else None

    def bitext(self, pair: LanguagePair) -> Bitext:
        """Reads the first reference where there are several."""
        stem = f"{_stem(self.name)}.{pair.source.tag.split('-')[0]}-{pair.target.tag.split('-')[0]}"
        parts = {path.name.removeprefix(f"{stem}."): path for path in sorted(self.folder.glob(f"{stem}.*"))}
        reference = next((path for part, path in parts.items() if part.startswith("ref")), None)
        if "src" not in parts or reference is None:
            pairs = sorted({path.suffixes[-2][1:] for path in self.folder.glob("*.src")})
            raise InputError(f"set {self.name} has no {pair.name} here", f"it has {', '.join(pairs)}")
        source, target = TextFile.read(parts["src"]), TextFile.read(reference)
        if "docid" not in parts:
            return aligned(source, target)
        return aligned(source, target, documents=list(numbered(TextFile.read(parts["docid"]).lines)))


def sacrebleu_folder(name: str) -> Path | None:
    """Where sacreBLEU keeps a set of that name; None where it knows none."""
    from sacrebleu.dataset import DATASETS
    from sacrebleu.utils import SACREBLEU_DIR

    return Path(SACREBLEU_DIR) / name if name in DATASETS else None


def _stem(name: str) -> str:
    return name.replace("/", "_")
