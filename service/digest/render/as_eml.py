"""A digest as a mail to be sent: a file that a mail program opens as a draft, without sender or receiver."""

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from service.digest.edition import Edition
from service.digest.render.page import Page, page
from service.digest.render.plain import plain
from service.digest.render.templates import filled


def as_eml(edition: Edition) -> bytes:
    """Text and HTML; what mail programs draw by lot, its name and boundary, is drawn from its content."""
    shown = page(edition)
    text, html = plain(shown), filled("as_eml.html", page=shown)
    mark = sha256(f"{_subject(shown)}\0{text}\0{html}".encode()).hexdigest()[:32]
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    mail["Subject"] = _subject(shown)
    if edition.made:
        mail["Date"] = edition.made
    mail["Message-ID"] = f"<{mark}@barqiya.invalid>"
    mail["X-Unsent"] = "1"
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    mail["Content-Language"] = shown.language.tag
    mail.set_boundary(f"=_{mark}")
    return mail.as_bytes()


def _subject(shown: Page) -> str:
    return f"{shown.title} – {shown.day}" if shown.day else shown.title
