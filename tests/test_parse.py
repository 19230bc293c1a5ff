"""Bytes to text, and HTML to text and metadata."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.parse.html import extract, is_page
from cleaner.parse.raw import decode

# Bytes

TEXT = "Le café « Zürich » à Málaga coûte 5 € – “naïve”, 日本語, हिन्दी, שלום, 😀\r\nand a line\x00"
ENGLISH = "He said “yes” — it’s fine. The council voted on Tuesday to repair the old bridge before the winter."
FRENCH = "Le café à Málaga coûte cher, naïve façade où l'été déjà passé était très agréable pour les élèves de l'école."
POUNDS = "It costs £5, and the naïve man paid. The council voted on Tuesday to repair the old bridge."
RUSSIAN = "Привет, как дела у вас сегодня вечером дома"
JAPANESE = "今日はとても良い天気ですから散歩に行きましょう"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="empty"),
        pytest.param(b"plain", "plain", id="ASCII"),
        pytest.param(TEXT.encode(), TEXT, id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), TEXT, id="UTF-8 with BOM"),
        pytest.param(codecs.BOM_UTF8, "", id="UTF-8 BOM alone"),
        pytest.param(codecs.BOM_UTF8 * 2 + b"a", "\ufeffa", id="UTF-8 with two BOMs"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT, id="UTF-16 LE"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT, id="UTF-16 BE"),
        pytest.param(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT, id="UTF-32 LE"),
        pytest.param(codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), TEXT, id="UTF-32 BE"),
        pytest.param(ENGLISH.encode("cp1252"), ENGLISH, id="English, cp1252"),
        pytest.param(POUNDS.encode("latin-1"), POUNDS, id="English, Latin-1"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="Russian, cp1251"),
        pytest.param(JAPANESE.encode("shift-jis"), JAPANESE, id="Japanese, Shift JIS"),
        pytest.param(FRENCH.encode("cp1252"), FRENCH, id="French, cp1252"),
        pytest.param(FRENCH.encode("latin-1"), FRENCH, id="French, Latin-1"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (codecs.BOM_UTF8 + b"caf\xe9s", "caf\ufffds"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "a\ufffd"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "\ufffda"),
        (codecs.BOM_UTF32_LE + b"a\x00\x00\x00\xff\xff\xff\xff", "a\ufffd"),
    ],
)
def test_invalid_bytes_become_replacement_characters(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize("data", [b"\xff\x81\x8d", b"\xed\xa0\x80", b"\x00\xff\x00\xfe", bytes(range(256)), b"\x80" * 50])
def test_bytes_that_fit_nothing_do_not_raise(data: bytes) -> None:
    assert decode(b"The council voted " + data + b" on Tuesday.").startswith("The council voted ")
    assert isinstance(decode(data), str)


def test_utf_8_that_ends_in_the_middle_of_a_character() -> None:
    text = "The council voted on Tuesday to repair the old bridge. " * 50 + "It met in the café, “as ever”"
    assert decode(text.encode()[:-1]).rstrip("\ufffd") == text[:-1]


@given(data=st.binary(max_size=60))
def test_decode_never_fails(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(text=st.text(max_size=40))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    data = text.encode()
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        assert decode(data) == text
    assert decode(codecs.BOM_UTF8 + data) == text


# What is a page of HTML


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>x",
        "<!doctype html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
        "<!doctype\n html>",
        "<html>",
        "<HTML lang='en'>",
        "\ufeff<!DOCTYPE html>",
        " \r\n\t<html>",
        "<?xml version='1.0'?>\n<!DOCTYPE html>",
        "<!-- saved from\nhttps://ledger.example -->\n<html>",
    ],
)
def test_pages(text: str) -> None:
    assert is_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain text.",
        "<p>A paragraph</p>",
        "<div><b>Hello</b></div>",
        "<htmlx>",
        "<!doctype svg>",
        "<?xml version='1.0'?><rss>",
        "How to write <html> and <!doctype html>",
        "# Title\n\n<html>",
        "```html\n<!DOCTYPE html>\n```",
        "&lt;html&gt;",
        "<!-- a comment -->",
        "<!-- <html> -->",
        " " * 20_000 + "<html>",
    ],
    ids=lambda text: text[:20],
)
def test_no_pages(text: str) -> None:
    assert not is_page(text)


# HTML

FIRST = "The harbour board met on Monday and agreed to dredge the northern channel before the winter storms arrive."
SECOND = "Work begins in October, the harbour master told the meeting, and will last until the first week of December."
HEAD = """<title>Harbour to be dredged</title><meta name="author" content="Jane Orrell; Tom Lee">
<meta property="article:published_time" content="2024-01-15T09:30:00Z"><meta property="og:site_name" content="The Ledger">
<meta name="description" content="A board has met."><meta name="keywords" content="harbour, storms">"""


def page(head: str = HEAD, *paragraphs: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs or (FIRST, SECOND))
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{menu}<article>{body}</article></body></html>"


def test_extract_the_main_text() -> None:
    text, _ = extract(page(), None)
    assert text.split("\n") == [FIRST, SECOND]


def test_extract_what_the_page_says() -> None:
    _, told = extract(page(), None)
    assert (told.title, told.authors, told.date) == ("Harbour to be dredged", ("Jane Orrell", "Tom Lee"), "2024-01-15")
    assert (told.sitename, told.description, told.tags) == ("The Ledger", "A board has met.", ("harbour, storms",))
    assert (told.url, told.hostname, told.updated, told.location, told.categories) == (None, None, None, None, ())
    assert {name: origin.source for name, origin in told.provenance.items()} == dict.fromkeys(
        ("title", "authors", "date", "sitename", "description", "tags"), "html"
    )


def test_extract_the_address() -> None:
    _, told = extract(page(HEAD + '<link rel="canonical" href="https://www.ledger.com/dredged">'), None)
    assert told.url == "https://www.ledger.com/dredged"
    assert told.provenance["url"].source == "html"


@pytest.mark.parametrize(
    "html", ["", " ", "no page at all", "<html></html>", "<!DOCTYPE html><html><body></body></html>", "<", "\x00"]
)
def test_nothing_to_extract(html: str) -> None:
    text, told = extract(html, None)
    assert (text, told.title, told.authors) == ("", None, ())


def test_extract_in_spite_of_half_a_character() -> None:
    text, _ = extract(page(HEAD, FIRST, f"\ud83d {SECOND}"), None)
    assert FIRST in text
    assert SECOND in text
    assert "\ud83d" not in text


def test_extract_does_not_depend_on_what_was_extracted_before() -> None:
    alone = extract(page(), None)
    for _ in range(5):  # trafilatura may remember paragraphs and call them duplicates
        assert extract(page(), None) == alone
