import pytest

from service.errors import InputError
from service.formats.reading import read_document

HEADLINE = "ارتفاع منسوب البحيرة"
SITE = '<header><h1><a href="/">موقع الأخبار</a></h1></header>'
OTHERS = (
    '<aside><h3>الأكثر قراءة</h3><ul><li><a href="/9">فوز المنتخب بعد ركلات الترجيح</a></li></ul></aside>'
)
BODY = (
    "القاهرة (برقية) - أعلنت وزارة الري أمس الثلاثاء أن منسوب المياه ارتفع إلى 175 مترا.",
    "وقال المتحدث باسم الوزارة إن الفرق الفنية تتابع الموقف على مدار الساعة.",
    "وأضاف:",
    "«لا داعي للقلق».",
    "ويعقد الوزراء اجتماعا الأسبوع المقبل لبحث خطة التصريف.",
)
MENU = '<nav><ul><li><a href="/1">الرئيسية</a></li><li><a href="/2">رياضة</a></li></ul></nav>'


def read(page: str, name: str = "story.html") -> list[str]:
    return read_document(name, page.encode()).splitlines()


def tagged(tag: str) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in BODY)


ARTICLE = f"<article><h1>{HEADLINE}</h1>{tagged('p')}</article>"
TITLE = f"<title>{HEADLINE} | موقع الأخبار</title>"

PAGES = {
    "an article among menus, other stories and a footer": f"""<!DOCTYPE html><html><head>{TITLE}</head><body>
        {SITE}{MENU}<main>{ARTICLE}{OTHERS}</main><footer>جميع الحقوق محفوظة</footer></body></html>""",
    "divisions without a word on what they are": f"""<html><head>{TITLE}</head><body>
        <div><a href="/">الرئيسية</a></div><div><a href="/2">رياضة</a></div>
        <div class="c"><div><h1>{HEADLINE}</h1></div><div>{tagged("div")}</div></div>
        <div><a href="/p">سياسة الخصوصية</a></div></body></html>""",
    "a page of old, with tables for its layout and breaks for paragraphs": f"""<html><head>{TITLE}
        <meta property="og:title" content="{HEADLINE}"></head><body><table><tr>
        <td><a href="/a">سياسة</a><br><a href="/b">فن</a></td>
        <td><font size="5">{HEADLINE}</font><br>{"<br><br>".join(BODY)}</td></tr></table></body></html>""",
    "a link to another story in the midst": f"""<html><head>{TITLE}</head><body>{MENU}
        {ARTICLE.replace("<p>وأضاف", "<p><a href=/x>اقرأ أيضا: حرائق في الغابات</a></p><p>وأضاف")}
        </body></html>""",
    "a headline that only the title for others has": f"""<html><head>
        <meta property="og:title" content=" {HEADLINE} "></head><body>{MENU}
        <article>{tagged("p")}</article></body></html>""",
    "a page that is only the story": f"<html><body><h1>{HEADLINE}</h1>{tagged('p')}</body></html>",
    "a part of a page": f"<h1>{HEADLINE}</h1>{tagged('div')}",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_story_is_read_whole_and_nothing_beside_it(page: str):
    assert read(page) == [HEADLINE, *BODY]


def test_a_page_with_one_sentence_among_menus():
    page = f"<body>{MENU}<article><h1>عاجل: زلزال</h1><p>قال.</p></article><footer>حقوق</footer>"
    assert read(page) == ["عاجل: زلزال", "قال."]


def test_tables_and_lists_of_an_article_are_part_of_it():
    table = (
        "<ul><li>الري</li><li>الكهرباء</li></ul><table><tr><th>السنة</th></tr><tr><td>2025</td></tr></table>"
    )
    article = ARTICLE.replace("</article>", f"{table}</article>")
    page = f"<html><head>{TITLE}</head><body>{MENU}{article}</body></html>"
    assert read(page) == [HEADLINE, *BODY, "• الري", "• الكهرباء", "السنة", "2025"]


def test_scripts_and_all_that_is_not_seen_are_left_out():
    unseen = (
        "<script>var a = 'نص';</script>",
        "<style>p:before { content: 'نص' }</style>",
        "<noscript>نص</noscript>",
        "<template><p>نص</p></template>",
        "<p hidden>نص</p>",
        '<div style="Display : none"><p>نص</p></div>',
        "<textarea>نص</textarea>",
        "<!-- نص -->",
        "<del>نص</del>",
        '<svg><text>نص</text><script>alert("نص")</script></svg>',
        '<p onclick="alert(1)">',
        '<iframe srcdoc="نص">نص</iframe>',
        "<select><option>نص</option></select>",
        "<button>نص</button>",
        '<img alt="نص" src="http://example.org/x.png">',
    )
    assert read(f"<p>قبل</p>{''.join(unseen)}<p>بعد</p>") == ["قبل", "بعد"]


def test_what_stands_behind_something_unseen_is_seen():
    assert read("<p>قال <script>x</script>الوزير <del>لا</del><!-- x -->نعم</p>") == ["قال الوزير نعم"]


def test_white_space_is_as_html_shows_it():
    assert read("<p> قال\n   <b>الوزير</b>&nbsp;أمس<br>\nثم <q>عاد</q></p>") == ["قال الوزير أمس", "ثم «عاد»"]
    assert read("<pre>سطر\nسطر  ثان</pre>") == ["سطر", "سطر ثان"]
    assert read("<p>مي\u200cخواهم</p>") == ["مي\u200cخواهم"]


def test_entries_of_lists_get_their_markers():
    numbered = "<ol start=3><li>أ<li value=9><p>ب</p><p>ج</p><li value='x'>د</ol>"
    assert read(f"{numbered}<ul><li>- ه<li>و<ol><li>ز</ol><li>ح</ul>") == [
        "3. أ",
        "9. ب",
        "ج",
        "10. د",
        "- ه",
        "• و",
        "1. ز",
        "• ح",
    ]
    assert read(f"<ol start={'9' * 5000}><li>أ</ol><li>ب") == ["1. أ", "• ب"]


@pytest.mark.parametrize("name", ["windows-1256", "Windows-1256", "ISO-8859-6"])
def test_older_encodings_are_read_where_the_page_names_them(name: str):
    page = f'<html><head><meta charset="{name}"></head><body><p>قال الوزير، أمس</p></body></html>'
    codec = "cp1256" if "1256" in name else "iso-8859-6"
    assert read_document("old.html", page.encode(codec)) == "قال الوزير، أمس"


def test_utf_8_is_read_whatever_the_page_names():
    assert read('<?xml version="1.0" encoding="windows-1256"?><html><body>قال</body></html>') == ["قال"]


@pytest.mark.parametrize("name", ["punycode", "utf-16", "zip", "x-unknown"])
def test_no_other_encoding_is_tried(name: str):
    with pytest.raises(InputError, match="is not UTF-8"):
        read_document("old.html", f'<meta charset="{name}"><p>قال'.encode("cp1256"))


def test_half_a_page_never_passes_for_a_whole_one():
    with pytest.raises(InputError, match="nested too deeply"):
        read("<p>قال</p>" + "<div>" * 400 + "<p>الوزير</p>")


def test_a_page_too_large_to_be_weighed_is_read_whole():
    cells = "<tr><td>خلية</td></tr>" * 12_000
    assert len(read(f"<body>{MENU}<table>{cells}</table></body>")) == 12_002


def test_a_page_without_a_text():
    with pytest.raises(InputError, match=r"there is no text in x\.html"):
        read("<!-- قال -->", "x.html")
