"""What stands between title and text: read when a line holds that and nothing else."""

from __future__ import annotations

import pytest

from cleaner.header import has_date, is_role_line, read_header
from cleaner.model import Fact

JANE, TOM = ("authors", "Jane Orrell"), ("authors", "Tom Lee")
DATE, UPDATED = ("date", "3 May 2023"), ("updated", "4 May 2023")


def told(text: str) -> list[tuple[str, str]] | None:
    facts = read_header(text)
    return None if facts is None else [(fact.field, fact.value) for fact in facts]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # Bylines
        ("By Jane Orrell", [JANE]),
        ("BY JANE ORRELL", [("authors", "JANE ORRELL")]),
        ("by Jane Orrell.", [JANE]),
        ("By: Jane Orrell", [JANE]),
        ("By\u00a0Jane\u00a0Orrell", [JANE]),
        ("Author: Jane Orrell", [JANE]),
        ("Written by Jane Orrell", [JANE]),
        ("By Jane Orrell and Tom Lee", [JANE, TOM]),
        ("By Jane Orrell, Tom Lee", [JANE, TOM]),
        ("By Jane Orrell, Staff Writer", [JANE]),
        ("By Jane Orrell (Reuters)", [JANE]),
        ("By Jan van der Berg", [("authors", "Jan van der Berg")]),
        ("By J.R. Orrell", [("authors", "J.R. Orrell")]),
        ("By MARÍA DE LA CRUZ", [("authors", "MARÍA DE LA CRUZ")]),
        ("By İpek Yılmaz", [("authors", "İpek Yılmaz")]),
        ("By Jane", [("authors", "Jane")]),
        ("By Jane Orrell | Photographs by Ana Lind", [JANE]),
        pytest.param("BY JANE ORRELL AND TOM LEE", [("authors", "JANE ORRELL"), ("authors", "TOM LEE")]),
        # Names of months that are names of people
        ("By May Lee", [("authors", "May Lee")]),
        ("By April Smith 3 May 2023", [("authors", "April Smith"), DATE]),
        ("By June Carter on May 3, 2023", [("authors", "June Carter"), ("date", "May 3, 2023")]),
        # Bylines with dates
        ("By Jane Orrell and Tom Lee on 3 May 2023", [JANE, TOM, DATE]),
        ("By Jane Orrell, 3 May 2023", [JANE, DATE]),
        ("By Jane Orrell | 3 May 2023 | 6 min read", [JANE, DATE]),
        ("By Jane Orrell - 3 May 2023 - 09:30", [JANE, DATE]),
        ("By Jane Orrell · 3 May 2023 · 12 comments", [JANE, DATE]),
        ("By Jane Orrell, Updated 4 May 2023 9:30 a.m. EST", [JANE, UPDATED]),
        ("3 May 2023 by Jane Orrell", [DATE, JANE]),
        ("Jane Orrell | 3 May 2023", [DATE, JANE]),
        ("By Jane Orrell Published 3 May 2023 Updated 4 May 2023", [JANE, DATE, UPDATED]),
        # Dates
        ("3 May 2023", [DATE]),
        ("Wednesday, 3 May 2023", [DATE]),
        ("3 May 2023, 09:30 GMT", [DATE]),
        ("3 May 2023 at 9:30 p.m. EDT", [DATE]),
        ("2023-05-03 09:30:00 UTC", [("date", "2023-05-03")]),
        ("Published: 3 May 2023", [DATE]),
        ("First published on 3 May 2023", [DATE]),
        ("PUBLISHED 3 MAY 2023", [("date", "3 MAY 2023")]),
        ("Last updated on Thursday 4 May 2023 at 09:30", [UPDATED]),
        ("Updated 3:12 PM EDT, Thu May 4, 2023", [("updated", "May 4, 2023")]),
        ("Published 3 May 2023 Updated 4 May 2023", [DATE, UPDATED]),
        ("Updated: 4 May 2023 Published: 3 May 2023", [UPDATED, DATE]),
        ("Published: 3 May 2023 | Updated: 4 May 2023", [DATE, UPDATED]),
        ("3 May 2023, 4 May 2023", [DATE, UPDATED]),
        ("Published: 03/04/2021", [("date", "03/04/2021")]),
        ("2023-05-03T09:30:00Z", [("date", "2023-05-03")]),
        ("Published 2023-05-03T09:30", [("date", "2023-05-03")]),
        ("Published 2023-05-03T09:30:00+01:00", [("date", "2023-05-03")]),
        # Furniture that tells nothing
        ("", []),
        (" | ", []),
        ("09:30", []),
        ("4 min read", []),
        ("3-4 min read", []),
        ("Reading time: 6 minutes", []),
        ("12 Comments", []),
        ("Published", []),
        ("Updated 3 hours ago", []),
        ("By Reuters", [("agency", "Reuters")]),
        ("By Reuters Staff", []),
        ("Photographs by Ana Lind", []),
    ],
)
def test_header(text: str, facts: list[tuple[str, str]]) -> None:
    assert told(text) == facts
    assert all(0 < fact.rank <= 1 for fact in read_header(text) or ())


@pytest.mark.parametrize(
    "text",
    [
        "Jane Orrell",
        "by jane orrell",
        "By the river she sat down",
        "By Jane Orrell and the river",
        "By Jane Orrell said the council",
        "By 2024 the bridge had gone",
        "3 May 2023 was a Wednesday like any other",
        "Published 3 May 2023 and read by many",
        "Published in May 2023, the book sold out",
        "Updated January 15, 2024 figures show a fall",
        "3 May 2023 – Storm closes the coast road",
        "6 minutes later the train left",
        "12 comments were read out",
        "Monday",
        "By Jane Orrell and Tom Lee and " * 7,
    ],
)
def test_no_header(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize("text", ["By Monday", "By Tuesday, 3 May 2023"])
def test_a_weekday_is_nobody(text: str) -> None:
    assert "authors" not in dict(told(text) or [])


def test_a_long_line_is_no_header() -> None:
    names = [f"Ann {first}{second}" for first in "ABCDEFGHIJ" for second in "abc"]
    assert told(f"By {', '.join(names[:20])}") == [("authors", name) for name in names[:20]]
    assert len(f"By {', '.join(names)}") > 200
    assert told(f"By {', '.join(names)}") is None


def test_a_label_makes_a_date_believed() -> None:
    ranks = [fact.rank for text in ("Published 3 May 2023", "3 May 2023") for fact in read_header(text) or ()]
    assert len(ranks) == 2
    assert ranks[0] > ranks[1]


def test_the_language_of_a_date_is_told() -> None:
    assert [fact.language for fact in read_header("3 May 2023") or ()] == ["en"]
    assert [fact.language for fact in read_header("2023-05-03") or ()] == [None]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Science reporter", True),
        ("Staff Writer, The Ledger", True),
        ("The senior reporter for science", True),
        ("The senior reporter for science here", False),
        ("Jane Orrell", False),
        ("She was a reporter in Paris then", False),
        ("", False),
    ],
)
def test_is_role_line(text: str, role: bool) -> None:  # noqa: FBT001
    assert is_role_line(text) is role


@pytest.mark.parametrize(
    ("fields", "dated"), [([], False), (["authors"], False), (["date"], True), (["updated"], True), (["authors", "date"], True)]
)
def test_has_date(fields: list[str], dated: bool) -> None:  # noqa: FBT001
    assert has_date(Fact(field, "value") for field in fields) is dated
