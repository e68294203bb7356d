"""Editions made by hand: a quake told four times with other figures, a summit, a story of no known source."""

from datetime import UTC, datetime

from service.digest.edition import Basis, Edition, Entry, Figure, Report, Sentence, Telling
from service.digest.items import Item
from service.digest.versions import Change
from service.story import Finding

MADE = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
QUAKE = "ضرب زلزال قوي محافظة وادي الرمال فجر الجمعة، وأسفر عن مقتل 41 شخصا على الأقل، بحسب الدفاع المدني."
RESCUE = "وتواصل فرق الإنقاذ البحث عن ناجين تحت الأنقاض في بلدة عين السدر."
HURT = "قتل 43 شخصا وأصيب 112 آخرون."
SUMMIT = "اتفق وزراء الطاقة في ختام اجتماعهم بالدوحة على رفع الإنتاج 3.5% اعتبارا من يناير."
FISH = "أعلنت بلدية مرسى النخيل إعادة فتح سوق السمك بعد أعمال ترميم استمرت عامين."

_TOLD = {
    "en": {
        "title": "The Morning Wire",
        "quake": "At least 41 dead as strong quake hits Wadi al-Rimal province",
        "quake-1": "A strong earthquake struck Wadi al-Rimal province at dawn on Friday, killing at least "
        "41 people, the civil defence said.",
        "quake-2": "Rescue teams are still searching the rubble in the town of Ain al-Sidr for survivors.",
        "summit": "Energy ministers agree in Doha to raise output by 3.5%",
        "summit-1": "Energy ministers meeting in Doha agreed to raise output by 3.5% from January.",
        "fish": "Fish market of Marsa al-Nakhil reopens after two years of repairs",
        "fish-1": FISH,
        "dead": "dead",
        "injured": "injured",
        "output": "rise in output",
    },
    "fr": {
        "title": "Le fil du matin",
        "quake": "Au moins 41 morts dans un violent séisme dans la province de Wadi al-Rimal",
        "quake-1": "Un violent séisme a frappé vendredi à l’aube la province de Wadi al-Rimal, "
        "faisant au moins 41\u00a0morts, selon la défense civile.",
        "quake-2": "Les secouristes cherchent toujours des survivants sous les décombres de la localité "
        "d’Aïn al-Sidr.",
        "summit": "Les ministres de l’Énergie s’accordent à Doha sur une hausse de la production de "
        "3,5\u00a0%",
        "summit-1": "Réunis à Doha, les ministres de l’Énergie ont décidé de relever la production de "
        "3,5\u00a0% à partir de janvier.",
        "fish": "Le marché aux poissons de Marsa al-Nakhil rouvre après deux ans de travaux",
        "fish-1": FISH,
        "dead": "morts",
        "injured": "blessés",
        "output": "hausse de la production",
    },
    "ar": {
        "title": "برقيات الصباح",
        "quake": "41 قتيلا على الأقل في زلزال قوي يضرب محافظة وادي الرمال",
        "quake-1": QUAKE,
        "quake-2": RESCUE,
        "summit": "وزراء الطاقة يتفقون في الدوحة على رفع الإنتاج 3.5%",
        "summit-1": SUMMIT,
        "fish": "سوق السمك في مرسى النخيل يعيد فتح أبوابه بعد عامين من الترميم",
        "fish-1": FISH,
        "dead": "قتلى",
        "injured": "جرحى",
        "output": "زيادة الإنتاج",
    },
}


def _at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 27, hour, minute, tzinfo=UTC)


def _item(name: str, title: str, text: str, source: str = "", published: datetime | None = None) -> Item:
    url = f"https://{name}.example/news?id=7&part=(1)" if source else ""
    return Item(name, title, text, 0, published, source, url)


FIRST = _item("quake-1", "زلزال قوي يضرب وادي الرمال", QUAKE, "وكالة الساحل", _at(3, 40))
TOLL = _item(
    "quake-2", "ارتفاع حصيلة زلزال وادي الرمال إلى 41 قتيلا", QUAKE + " " + RESCUE, "وكالة الساحل", _at(5, 15)
)
FIXED = _item("quake-4", "تصحيح: الزلزال ضرب عين السدر", RESCUE, "وكالة الساحل", _at(5, 40))
OTHER = _item("quake-3", "43 قتيلا في زلزال (تحديث)", HURT, "Levant Press", _at(5, 20))
ENERGY = _item("summit-1", "وزراء الطاقة يرفعون الإنتاج", SUMMIT, "Gulf Wire (GW)", _at(1, 5))
MARKET = _item("fish-1", "سوق السمك يعود", FISH)


def _quake(told: dict[str, str], findings: tuple[Finding, ...]) -> Entry:
    return Entry(
        id="quake-1",
        told_by="quake-2",
        headline=Sentence(told["quake"], (Basis("quake-2", TOLL.title),)),
        summary=(
            Sentence(told["quake-1"], (Basis("quake-2", QUAKE),)),
            Sentence(told["quake-2"], (Basis("quake-2", RESCUE), Basis("quake-4", RESCUE)), findings),
        ),
        figures=(
            Figure(
                told["dead"],
                (
                    Telling("43", (Basis("quake-3", HURT),), _at(5, 20)),
                    Telling("41", (Basis("quake-2", QUAKE),), _at(5, 15)),
                ),
                is_disputed=True,
            ),
            Figure(told["injured"], (Telling("112", (Basis("quake-3", HURT),), _at(5, 20)),)),
        ),
        chains=(
            (Report(FIRST, Change.FIRST), Report(TOLL, Change.TOLL), Report(FIXED, Change.CORRECTION)),
            (Report(OTHER, Change.FIRST),),
        ),
    )


def _small(name: str, item: Item, told: dict[str, str], text: str, figures: tuple[Figure, ...] = ()) -> Entry:
    headline = Sentence(told[name], (Basis(item.id, item.title),))
    summary = (Sentence(told[f"{name}-1"], (Basis(item.id, text),)),)
    return Entry(item.id, item.id, headline, summary, figures, ((Report(item, Change.FIRST),),))


def edition(tag: str = "en", *, made: datetime | None = MADE) -> Edition:
    """Three of five events; in a language that is none of the three, the words are English."""
    told = _TOLD.get(tag, _TOLD["en"])
    doubt = Finding("numbers", "the source has 2, «بلدتين», and the target 1")
    output = Figure(told["output"], (Telling("3.5%", (Basis("summit-1", SUMMIT),)),))
    entries = (
        _quake(told, () if tag == "ar" else (doubt,)),
        _small("summit", ENERGY, told, SUMMIT, (output,)),
        _small("fish", MARKET, told, FISH),
    )
    return Edition(
        language=tag,
        title=told["title"],
        made=made,
        since=datetime(2026, 11, 26, 6, 0, tzinfo=UTC),
        entries=entries,
        stories=12,
        events=5,
        method="lexrank",
        model=None if tag == "ar" else "barqiya-base",
    )
