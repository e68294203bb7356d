"""Stories as methods of summarising read them, and a method to fall back on."""

from service.languages import Language, language
from service.story import Summary, SummarySentence
from service.summaries.method import Copy, Wanted
from service.text.segments import read_story

AR = language("ar")
STORM = "\n".join(
    [
        "عاصفة تغلق ميناء المدينة وتغرق ثلاثة قوارب",
        "المدينة (برقية) - أغلقت السلطات ميناء المدينة بعد عاصفة ضربت الساحل ليل الاثنين وأغرقت ثلاثة قوارب.",
        "ويحتفل الأهالي هذا الأسبوع بعيد البحر. وتباع في السوق حلوى من التمر.",
        "وقال مدير الميناء إن العاصفة أغرقت القوارب قبل أن تصل إليها فرق الإنقاذ.",
        'وأضاف: "لم نر مثل هذا الموج منذ عشرين عاما".',
        "وتوقعت الأرصاد أن تستمر العاصفة على الساحل يومين آخرين وأن يبقى ميناء المدينة مغلقا.",
    ]
)


def copy_of(text: str, spoken: Language = AR) -> Copy:
    return Copy.of(read_story(text), spoken)


class FirstSentence:
    """The story's first sentence."""

    name = "first"

    def speaks(self, language: Language) -> bool:
        return True

    def summarize(self, copy: Copy, wanted: Wanted) -> Summary:
        told = tuple(SummarySentence(text, (index,)) for index, text in enumerate(copy.texts[:1]))
        return Summary(copy.story, copy.language.tag, wanted.style, self.name, copy.sentences, told)
