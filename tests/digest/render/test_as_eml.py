"""A digest as a mail: a draft in two parts that any mail program opens, the same for the same edition."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from lxml import html

from service.digest.render.as_eml import as_eml
from tests.digest.render.editions import FISH, edition


def opened(mail: bytes) -> EmailMessage:
    message = message_from_bytes(mail, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("tag", ["en", "fr", "ar", "fa"])
def test_both_parts_tell_all_articles(tag: str):
    message = opened(as_eml(edition(tag)))
    assert message.get_content_type() == "multipart/alternative"
    assert [each.get_content_type() for each in message.iter_parts()] == ["text/plain", "text/html"]
    page = html.document_fromstring(part(message, "html"))
    assert len(page.xpath("//h2")) == 3
    for title in page.xpath("//h2"):
        assert title.text_content() in part(message, "plain")
    assert FISH in part(message, "plain")


def test_it_is_a_draft_without_sender_or_receiver():
    message = opened(as_eml(edition("ar")))
    assert message["Subject"] == "برقيات الصباح – الجمعة، 27 نوفمبر 2026"
    assert message["X-Unsent"] == "1"
    assert message["Content-Language"] == "ar"
    assert message["Date"].datetime == edition().made
    assert not {"From", "To", "Cc", "Bcc", "Sender"} & set(message.keys())
    assert not message.defects


def test_a_mail_of_no_known_time_has_no_date():
    assert opened(as_eml(edition(made=None)))["Date"] is None


def test_names_and_boundaries_come_from_the_content():
    assert as_eml(edition()) == as_eml(edition())
    one, other = opened(as_eml(edition())), opened(as_eml(replace(edition(), title="Evening")))
    assert one["Message-ID"] != other["Message-ID"]
    assert one.get_boundary() != other.get_boundary()


def test_lines_are_as_mails_must_be():
    for tag in ("en", "ar"):
        lines = as_eml(edition(tag)).split(b"\r\n")
        assert max(map(len, lines)) <= 998
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert all(line.isascii() for line in lines)


def test_the_html_part_needs_neither_style_sheet_nor_script():
    page = html.document_fromstring(part(opened(as_eml(edition())), "html"))
    assert not page.xpath("//style | //script | //link | //img | //details")
    assert page.xpath("//div[@style]/h2[@style]")


def test_the_text_part_reads_from_top_to_bottom():
    text = part(opened(as_eml(edition())), "plain")
    assert text.startswith(
        "The Morning Wire\nFriday, November 27, 2026\n12 stories, 5 events, 3 of them here\n"
    )
    assert (
        "  - dead: 43 (Levant Press, Nov 27, 05:20), 41 (\u2068وكالة الساحل\u2069, Nov 27, 05:15)"
        " · Sources differ\n"
    ) in text
    assert "  ! Rescue teams are still" in text
    assert "\n    https://summit-1.example/news?id=7&part=%281%29\n" in text
    empty = part(opened(as_eml(replace(edition("es"), entries=()))), "plain")
    assert "No hay noticias en este período." in empty
