"""Sentences of our own, and SentencePiece models of them."""

import io
from functools import cache
from typing import Any

from sentencepiece import SentencePieceTrainer

ARABIC = (
    "قال الرئيس إن الاجتماع سيعقد يوم الاثنين في القاهرة.",
    "أعلنت وزارة الخارجية أن الوفد وصل إلى موسكو مساء أمس، وسيبقى حتى الخميس.",
    "ارتفعت أسعار النفط بنسبة 4.5 في المئة خلال الأسبوع.",
    "وقتل 12 شخصا على الأقل في انفجار وقع شمال المدينة، بحسب مصدر أمني.",
    "رفض المتحدث التعليق على التقرير الذي نشرته الصحيفة «الغد».",
    "عاد المنتخب.",
    "هل ينجح الاتفاق؟",
    "وأضاف أن اللجنة ستقدم تقريرها النهائي إلى مجلس الأمن قبل نهاية الشهر الجاري من دون أي تأخير.",
)
LATIN = (
    "The president said the meeting would be held on Monday in Cairo.",
    "Oil prices rose 4.5 percent over the week, the ministry said.",
    "The spokesman declined to comment on the report.",
    "Le porte-parole a refusé de commenter le rapport publié mardi à Paris.",
    "Die Delegation traf gestern Abend in Moskau ein; sie bleibt bis Donnerstag.",
    "Translate to English: summarize eng_a Latn_b fra_c (2) [x] & \"y\" <z> /p\\ 'q' #7_8 XX @ !",
)


@cache
def sentencepiece_model(kind: str, pieces: int = 320, **options: Any) -> bytes:
    """`kind` is "unigram" or "bpe"; `options` are the trainer's, with tuples for lists."""
    written = io.BytesIO()
    lists = {name: list(value) if isinstance(value, tuple) else value for name, value in options.items()}
    settings: dict[str, Any] = {
        "sentence_iterator": iter((*ARABIC, *LATIN) * 3),
        "model_writer": written,
        "vocab_size": pieces,
        "model_type": kind,
        "hard_vocab_limit": False,
        "character_coverage": 1.0,
        "minloglevel": 3,
        **lists,
    }
    SentencePieceTrainer.train(**settings)
    return written.getvalue()
