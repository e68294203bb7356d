"""A newsroom of a few phrases: corpora, a recipe and an evaluation set, all small and our own."""

import json
from itertools import product
from pathlib import Path

PEOPLE = (
    ("الوزيرة", "the minister", "la ministre"),
    ("رئيس البلدية", "the mayor", "le maire"),
    ("المتحدث العسكري", "the army spokesman", "le porte-parole de l'armée"),
    ("مدير المستشفى", "the hospital director", "le directeur de l'hôpital"),
)
DEEDS = (
    ("أعلنت اتفاقا جديدا", "announced a new agreement", "a annoncé un nouvel accord"),
    ("رفضت خطة السلام", "rejected the peace plan", "a rejeté le plan de paix"),
    ("زارت الجرحى", "visited the wounded", "a rendu visite aux blessés"),
    ("افتتحت جسرا فوق النهر", "opened a bridge over the river", "a inauguré un pont sur le fleuve"),
)
PLACES = (
    ("في صنعاء", "in Sanaa", "à Sanaa"),
    ("في بيروت", "in Beirut", "à Beyrouth"),
    ("قرب الحدود", "near the border", "près de la frontière"),
)
DAYS = (
    ("يوم الاثنين", "on Monday", "lundi"),
    ("صباح الخميس", "on Thursday morning", "jeudi matin"),
    ("في 14 آذار/مارس", "on March 14", "le 14 mars"),
)
TAGS = ("ar", "en", "fr")


def sentences() -> list[dict[str, str]]:
    """144 sentences in three languages."""
    return [
        {tag: f"{' '.join(part[i] for part in parts)}." for i, tag in enumerate(TAGS)}
        for parts in product(PEOPLE, DEEDS, PLACES, DAYS)
    ]


def stories(count: int, skip: int = 0) -> list[dict[str, object]]:
    """Each of three sentences in two paragraphs, the first with a dateline."""
    rows = sentences()[::7] + sentences()[3::7] + sentences()[5::7]
    made: list[dict[str, object]] = []
    for number in range(skip, skip + count):
        a, b, c = (rows[(3 * number + i) % len(rows)] for i in range(3))
        lead = {
            "ar": f"عدن (برقية) - {a['ar']} {b['ar']}",
            "en": f"ADEN (Barqiya) - {a['en'].capitalize()} {b['en'].capitalize()}",
            "fr": f"Aden (Barqiya) - {a['fr'].capitalize()} {b['fr'].capitalize()}",
        }
        headline = {tag: text.rstrip(".") for tag, text in a.items()}
        made.append({"id": f"N-{number:03d}", "headline": headline, "paragraphs": [lead, c], "summary": b})
    return made


def write_newsroom(folder: Path) -> None:
    """`corpora/`, `evaluation/` and `recipe.toml`."""
    wire, tsv = folder / "corpora/copy", folder / "corpora/news"
    for each in (wire, tsv, folder / "evaluation"):
        each.mkdir(parents=True)
    write_stories(wire / "train.jsonl", stories(12))
    write_stories(wire / "dev.jsonl", stories(3, skip=12))
    rows = sentences()
    for tag in ("en", "fr"):
        lines = [f"{row['ar']}\t{row[tag]}\n" for row in rows]
        (tsv / f"ar-{tag}.tsv").write_text("".join(lines), encoding="utf-8")
    (folder / "evaluation/set.ar").write_text(f"{rows[1]['ar']}\n", encoding="utf-8")
    (folder / "evaluation/set.en").write_text(f"{rows[40]['en']}\n", encoding="utf-8")
    (folder / "recipe.toml").write_text(RECIPE, encoding="utf-8")


def write_stories(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


RECIPE = """
name = "tiny"
source = "ar"
temperature = 2.0
seed = 7

[vocabulary]
size = 460
coverage = 1.0
sentences = 10000

[filters]
max_pieces = 120
max_ratio = 3.0
min_script_share = 0.5
near_overlap = 1.0

[placeholders]
figures = 1.0
names = 0.0

[[corpus]]
name = "wire"
paths = ["copy/*.jsonl"]
exclude = ["copy/dev.jsonl"]
reader = "wire"
targets = ["en", "fr"]
weight = 4.0
augment = ["sentences", "bare", "noise"]
licence = "CC0-1.0"
credit = "our own"

[[corpus]]
name = "news"
paths = ["news/ar-{target}.tsv"]
reader = "tsv"
targets = ["en", "fr"]
lines = 100
weight = 1.0
licence = "CC0-1.0"
credit = "our own"

[[corpus]]
name = "headlines"
task = "headline"
paths = ["copy/train.jsonl"]
reader = "wire-lead"
targets = ["ar", "en"]
weight = 0.5
licence = "CC0-1.0"
credit = "our own"

[[dev]]
name = "wire-dev"
paths = ["copy/dev.jsonl"]
reader = "wire"
targets = ["en", "fr"]
lines = 4
"""
