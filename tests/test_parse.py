"""Bytes to text, and what kind of text it is."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.parse.kind import is_html
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


# Declared encodings

GREEK = "Το συμβούλιο ψήφισε την Τρίτη να επισκευάσει την παλιά γέφυρα πριν από τον χειμώνα."
POLISH = "Rada miejska przegłosowała we wtorek remont starego mostu, zanim nadejdzie zima, i odłożyła na to pieniądze."
TURKISH = "Meclis salı günü eski köprünün kıştan önce onarılmasına karar verdi; iş için gereken parayı da ayırdı."
CHINESE = "市议会周二投票决定在冬天之前修缮老桥，并为此留出了经费。"


def declared(charset: str, text: str) -> bytes:
    return f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'.encode(charset)


@pytest.mark.parametrize(
    ("data", "content_type", "found"),
    [
        pytest.param(GREEK.encode("iso-8859-7"), "text/html; charset=iso-8859-7", GREEK, id="header"),
        pytest.param(GREEK.encode("cp1253"), 'text/html; charset="windows-1253"', GREEK, id="header with quotes"),
        pytest.param(declared("iso-8859-2", POLISH), None, POLISH, id="meta charset"),
        pytest.param(declared("windows-1254", TURKISH), "text/html", TURKISH, id="header without a charset"),
        pytest.param(declared("gb2312", CHINESE), None, CHINESE, id="gb2312"),
        pytest.param(declared("shift_jis", JAPANESE), "text/html; charset=nonsense", JAPANESE, id="unknown charset in the header"),
        pytest.param(declared("iso-2022-jp", JAPANESE), None, JAPANESE, id="seven bits"),
        pytest.param(
            b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head>' + RUSSIAN.encode("koi8-r"),
            None,
            RUSSIAN,
            id="http-equiv",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="ISO-8859-1"?><html><body>' + FRENCH.encode("latin-1"),
            None,
            FRENCH,
            id="XML declaration",
        ),
        pytest.param(declared("utf-8", FRENCH), "text/html; charset=iso-8859-1", FRENCH, id="UTF-8 in spite of the header"),
        pytest.param(b'<meta charset="utf-8">' + FRENCH.encode("cp1252"), None, FRENCH, id="not what it declares"),
        pytest.param(b'<meta charset="iso-8859-1">\x93Yes\x94, he said.', None, "“Yes”", id="Latin-1 is read as browsers do"),
        pytest.param(codecs.BOM_UTF8 + FRENCH.encode(), "text/html; charset=cp1252", FRENCH, id="BOM before header"),
        pytest.param(b'<meta charset="utf-16">' + FRENCH.encode(), None, FRENCH, id="meta cannot say UTF-16"),
        pytest.param(b'<meta charset="base64">' + FRENCH.encode("cp1252"), None, FRENCH, id="no encoding of text"),
    ],
)
def test_declared_encodings(data: bytes, content_type: str | None, found: str) -> None:
    assert found in decode(data, content_type)


@given(data=st.binary(max_size=60), content_type=st.one_of(st.none(), st.text(max_size=20), st.just("text/html; charset=utf-7")))
def test_decode_never_fails_whatever_is_declared(data: bytes, content_type: str | None) -> None:
    assert isinstance(decode(data, content_type), str)
    assert isinstance(decode(b'<meta charset="utf-7">' + data, content_type), str)


# What is HTML


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
        "<head><title>x</title></head><body>The board met.</body>",
        "<p>A paragraph</p>",
        "<div><b>Hello</b></div>\n",
        '<article class="post"><p>The board met.</p><p>It will meet again.</p></article>',
        "<h1>Storm</h1>\nThe coast road is closed.<br>\n<br>Drivers take the hill road.<br/>",
        "<meta charset=utf-8><title>Storm</title><p>The coast road is closed.</body></html>",
        "<ul><li>one<li>two<li>three<li>four</ul><p>The coast road is closed and the",
    ],
)
def test_html(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain text.",
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
        "<3 you all",
        "<jane@ledger.example> wrote: <p>",
        "<p>\n\nis the tag of a paragraph, and so is nothing else.",
        "<br> breaks a line, and <hr> draws one. Neither is closed.",
        "<T> void swap(T& a, T& b) { if (a < b && b > a) return; }",
        "<p>An example in Markdown:</p>\n\n```html\n<p>x</p>\n```\n<p>ends.</p>",
        "a < b and b > c, so a <b>may</b> be less than c",
        "Line one<br>line two<br>line three",
    ],
    ids=lambda text: text[:20],
)
def test_no_html(text: str) -> None:
    assert not is_html(text)


@pytest.mark.parametrize("part", ["<", "<!--", "<p ", "<p>", "<!-- x -->", " ", "<?xml ", "</p>"])
def test_kind_is_told_in_linear_time(part: str) -> None:
    import time

    taken = []
    for size in (50_000, 200_000):
        start = time.perf_counter()
        is_html(part * size)
        taken.append(time.perf_counter() - start)
    assert taken[1] < max(0.05, 8 * taken[0])
