"""Dates: where one is seen in a line, and which day it names."""

from __future__ import annotations

import pytest

from cleaner.dates import find_date, read_date

FOUND = [
    ("2024-01-15", "2024-01-15"),
    ("2024/1/5", "2024/1/5"),
    ("2024.01.05", "2024.01.05"),
    ("Published 2024-01-15T09:30:00Z", "2024-01-15"),
    ("31.12.2023", "31.12.2023"),
    ("Stand: 31.12.2023.", "31.12.2023"),
    ("03/04/2021", "03/04/2021"),
    ("1-2-2023", "1-2-2023"),
    ("3 May 2023", "3 May 2023"),
    ("3 MAY 2023", "3 MAY 2023"),
    ("3 may 2023", "3 may 2023"),
    ("On 3 May 2023 she left.", "3 May 2023"),
    ("Monday, 15 January 2024", "15 January 2024"),
    ("15th of January 2024", "15th of January 2024"),
    ("15-Jan-2024", "15-Jan-2024"),
    ("15. January 2024", "15. January 2024"),
    ("15\u00a0January\u00a02024", "15\u00a0January\u00a02024"),
    ("January 15, 2024", "January 15, 2024"),
    ("JANUARY 15, 2024", "JANUARY 15, 2024"),
    ("Jan. 15, 2024", "Jan. 15, 2024"),
    ("Sept. 3rd, 2023", "Sept. 3rd, 2023"),
    ("2023年12月31日", "2023年12月31日"),
    ("2023년 12월 31일", "2023년 12월 31일"),
    ("In Foo 3 2023, that is May 3 2023", "May 3 2023"),
    ("By June Carter on June 4, 2024", "June 4, 2024"),
    ("By April May 3 June 2024", "3 June 2024"),
    ("June 4, 2024, and 3 May 2023", "June 4, 2024"),
    ("3 May 2023 | Updated June 4, 2024", "3 May 2023"),
    ("2024-01-15 or 15 January 2024", "2024-01-15"),
    ("32 May 2023", "32 May 2023"),  # seen as a date; read as none
]


@pytest.mark.parametrize(("text", "written"), FOUND)
def test_find_date(text: str, written: str) -> None:
    date = find_date(text)
    assert date is not None
    assert (date.text, text[date.start : date.end]) == (written, written)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May 2023",
        "3 May",
        "3 Foo 2023",
        "Mayfair 3 2023",
        "April Smith wrote it in 2024",
        "By May Lee",
        "Octobris 3, 2023",
        "2024-13-01",
        "2024-00-10",
        "1899-01-01",
        "3 May 1899",
        "3 May 2100",
        "31 May 20235",
        "2024-01-155",
        "12024-01-15",
        "call 555-12-2023",
        "192.168.1.2023",
        "https://ledger.example/2024/01/15/storm",
        "2023",
    ],
)
def test_no_date(text: str) -> None:
    assert find_date(text) is None


def test_a_longer_number_holds_no_date() -> None:
    assert find_date("13.2.2023.4") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("3 May 2023", "en"), ("Sept. 3, 2023", "en"), ("2024-01-15", None), ("31.12.2023", None), ("2023年12月31日", None)],
)
def test_language_of_the_month(text: str, language: str | None) -> None:
    date = find_date(text)
    assert date is not None
    assert date.language == language


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("2024-01-15", None, "2024-01-15"),
        ("2024/1/5", None, "2024-01-05"),
        ("2024.12.31", "en", "2024-12-31"),
        ("31.12.2023", None, "2023-12-31"),
        ("31.12.2023", "en", "2023-12-31"),
        ("31-12-2023", None, "2023-12-31"),
        ("15/04/2021", None, "2021-04-15"),
        ("04/15/2021", None, "2021-04-15"),
        ("13/04/2021", "en", "2021-04-13"),
        ("04/13/2021", "en", "2021-04-13"),
        ("12/12/2021", "en", "2021-12-12"),
        ("05/05/2021", None, "2021-05-05"),
        ("03/04/2021", "de", "2021-04-03"),
        ("3.4.2021", "fr", "2021-04-03"),
        ("3.4.2021", None, "2021-04-03"),
        ("3. 4. 2021", None, "2021-04-03"),
        ("03.04.21", None, "2021-04-03"),
        ("2021. 4. 3", None, "2021-04-03"),
        ("3 tháng 4 năm 2021", None, "2021-04-03"),
        ("3 May 2023", "en", "2023-05-03"),
        ("3 MAY 2023", "en", "2023-05-03"),
        ("3 may 2023", None, "2023-05-03"),
        ("January 15, 2024", "en", "2024-01-15"),
        ("JANUARY 15, 2024", "en", "2024-01-15"),
        ("Jan. 15, 2024", "en", "2024-01-15"),
        ("Sept. 3rd, 2023", "en", "2023-09-03"),
        ("15th of January 2024", "en", "2024-01-15"),
        ("15-Jan-2024", "en", "2024-01-15"),
        ("15\u00a0January\u00a02024", "en", "2024-01-15"),
        ("3 mai 2023", "fr", "2023-05-03"),
        ("3 Mai 2023", "de", "2023-05-03"),
        ("29 February 2024", "en", "2024-02-29"),
        ("2024-02-29", None, "2024-02-29"),
        pytest.param("2023年12月31日", None, "2023-12-31"),
        pytest.param("2023년 12월 31일", None, "2023-12-31"),
    ],
)
def test_read_date(written: str, language: str | None, day: str) -> None:
    assert read_date(written, language) == day


AMBIGUOUS = [
    ("03/04/2021", None),
    ("03/04/2021", "en"),
    ("11/12/2023", None),
    ("12/11/2023", None),
    ("12-11-2023", "en"),
]
IMPOSSIBLE = [
    ("30 February 2024", "en"),
    ("February 30, 2024", "en"),
    ("29 February 2023", "en"),
    ("2023-02-29", None),
    ("30.02.2024", None),
    ("31.04.2023", "de"),
    ("32 May 2023", "en"),
    ("00/01/2020", None),
    ("0/0/2020", None),
    ("13/13/2020", None),
    ("99/99/2020", None),
    ("04/13/2021", "de"),
]
NOT_FULL = [
    ("", None),
    ("2024", None),
    ("May 2023", "en"),
    ("3 May", "en"),
    ("12/2024", None),
    ("yesterday", "en"),
    ("2 days ago", None),
]


@pytest.mark.parametrize(("written", "language"), [*AMBIGUOUS, *IMPOSSIBLE, *NOT_FULL, ("the river", None)])
def test_left_out(written: str, language: str | None) -> None:
    assert read_date(written, language) is None


@pytest.mark.parametrize("written", ["9" * 20 + "-01-01", "1/1/" + "9" * 10, "1" * 5000], ids=["year", "last", "digits"])
def test_numbers_beyond_the_calendar_name_no_day(written: str) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    "text", [text for text, _ in FOUND if text[0].isdigit() and not text.startswith(("03/04", "1-2-", "32 ", "2023年", "2023년"))]
)
def test_what_is_found_can_be_read(text: str) -> None:
    date = find_date(text)
    assert date is not None
    assert read_date(date.text, date.language) is not None
