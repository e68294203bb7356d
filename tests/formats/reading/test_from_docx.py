from service.formats.reading import read_document
from tests.formats.reading.files import body_of, members, paragraph, run, with_member, word_file

HEADLINE = "ارتفاع منسوب البحيرة"
FIRST = "القاهرة (برقية) - قال الوزير إن المنسوب ارتفع."


def read(content: bytes) -> list[str]:
    return read_document("story.docx", content).splitlines()


def test_paragraphs_are_lines_and_the_headline_comes_first():
    def build(document):
        document.add_heading(HEADLINE, 0)
        document.add_paragraph(FIRST)
        document.add_paragraph("")
        document.add_paragraph("  وأضاف المدير.  ")

    assert read(word_file(build)) == [HEADLINE, FIRST, "وأضاف المدير."]


def test_a_paragraph_of_many_runs_is_one_line():
    parts = (
        run("قال "),
        run("الوزير", "<w:b/>"),
        f'<w:hyperlink w:anchor="x">{run(" أمس")}</w:hyperlink>',
        run("."),
    )
    assert read(body_of(paragraph(*parts))) == ["قال الوزير أمس."]


def test_tracked_changes_are_accepted():
    content = body_of(
        paragraph(
            run("قتل "),
            '<w:del w:id="1" w:author="x"><w:r><w:delText>خمسة</w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="x">{run("سبعة")}</w:ins>',
            f'<w:moveFrom w:id="3" w:author="x">{run(" أمس")}</w:moveFrom>',
            run(" أشخاص"),
            f'<w:moveTo w:id="4" w:author="x">{run(" أمس")}</w:moveTo>',
        )
    )
    assert read(content) == ["قتل سبعة أشخاص أمس"]


def test_hidden_and_struck_out_text_is_left_out():
    content = body_of(
        paragraph(
            run("مرئي"),
            run(" مخفي", "<w:vanish/>"),
            run(" مشطوب", "<w:strike/>"),
            run(" مشطوب", "<w:dstrike/>"),
            run(" ظاهر", '<w:strike w:val="0"/><w:vanish w:val="false"/>'),
        )
    )
    assert read(content) == ["مرئي ظاهر"]


def test_line_breaks_tabs_and_hyphens():
    signs = "<w:t>قال</w:t><w:tab/><w:t>الوزير</w:t><w:br/><w:t>ثم</w:t><w:cr/>"
    hyphen = "<w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t>"
    assert read(body_of(paragraph(f"<w:r>{signs}{hyphen}</w:r>"))) == ["قال الوزير", "ثم", "5-6"]


def test_a_table_is_a_line_for_each_cell_once():
    def build(document):
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "السنة"
        table.cell(0, 1).text = "المنسوب"
        table.cell(1, 0).merge(table.cell(1, 1)).text = "لا بيانات"

    assert read(word_file(build)) == ["السنة", "المنسوب", "لا بيانات"]


def test_a_text_box_stands_once_behind_the_beginning_of_its_paragraph():
    box = f"<w:txbxContent>{paragraph(run('اقتباس'))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    drawn = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert read(body_of(paragraph(run("قبل "), drawn, run("بعد")))) == ["قبل بعد", "اقتباس"]


def test_content_controls_are_read_but_not_their_prompts():
    typed = f"<w:sdtContent>{paragraph(run('قال الوزير.'))}</w:sdtContent>"
    prompt = f"<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(run('اكتب هنا'))}</w:sdtContent>"
    content = body_of(f"<w:sdt>{typed}</w:sdt><w:sdt>{prompt}</w:sdt>")
    assert read(content) == ["قال الوزير."]


def field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_the_result_of_a_field_is_read_and_not_its_code():
    code = '<w:r><w:instrText>HYPERLINK "http://x"</w:instrText></w:r>'
    field = (field_mark("begin"), code, field_mark("separate"), run("الموقع"), field_mark("end"))
    simple = f'<w:fldSimple w:instr="DATE">{run("أمس")}</w:fldSimple>'
    assert read(body_of(paragraph(*field), paragraph(simple))) == ["الموقع", "أمس"]


def test_lists_by_style_get_their_markers():
    def build(document):
        for style, text in (
            ("List Bullet", "نقطة"),
            ("List Number", "أول"),
            ("List Number", "ثان"),
            ("List Bullet", "- لها علامة"),
        ):
            document.add_paragraph(text, style=style)

    assert read(word_file(build)) == ["• نقطة", "1. أول", "2. ثان", "- لها علامة"]


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="arabicAbjad"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="none"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def entry(text: str, depth: int, name: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"


def test_numbers_count_on_and_begin_anew_as_in_word():
    body = [entry("أ", 0), entry("ب", 1), entry("ج", 1), entry("د", 2), entry("ه", 0), entry("و", 1)]
    body += [entry("ز", 0, name=2), entry("ح", 0, name=2), entry("ط", 0, name=0), entry("ي", 0, name=99)]
    content = with_member(body_of(*body), "word/numbering.xml", NUMBERING.encode())
    assert read(content) == ["3. أ", "1. ب", "2. ج", "د", "4. ه", "1. و", "1. ز", "2. ح", "ط", "ي"]


def test_styles_that_are_based_on_one_another_in_a_circle_come_to_an_end():
    def build(document):
        style = document.styles.add_style("Loop", 1)
        style.base_style = style

    text = body_of(f'<w:p><w:pPr><w:pStyle w:val="Loop"/></w:pPr>{run("قال")}</w:p>')
    assert read(with_member(word_file(build), "word/document.xml", members(text)["word/document.xml"])) == [
        "قال"
    ]


def test_macros_are_ignored():
    content = with_member(body_of(paragraph(run("قال"))), "word/vbaProject.bin", b"Sub AutoOpen()\r\nEnd Sub")
    assert read(content) == ["قال"]


def test_a_story_that_says_the_same_again_and_again_is_no_bomb():
    line = "قال الوزير إن المنسوب ارتفع."
    assert read(body_of(paragraph(run(line)) * 10_000)) == [line] * 10_000
