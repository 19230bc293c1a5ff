"""Where a page's prose stands, and what is a whole page."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.document import Document, is_whole_text
from cleaner.outline import BETWEEN, OUTSIDE, TOP, outline
from tests.pages import ARTICLES, CLEAN, PAGES, ROOT, read

PROSE = "The council voted on Tuesday to repair the old bridge before the winter, and set aside the money for it."
MATCHER = Cleaner()._matcher
CUT = [
    *CLEAN,
    *(folder / f"{form}.txt" for folder in ARTICLES for form in ("article", "extracted")),
    *ROOT.glob("fixtures/pages/*/article.txt"),
]


def near(*lines: str) -> list[int]:
    """The numbers of the lines near prose."""
    return [number for number, is_near in enumerate(outline([f"{line}\n" for line in lines]).near) if is_near]


def test_near_prose() -> None:
    menu = ["Home"] * 40
    assert near(*menu, PROSE, *menu) == [*range(TOP), *range(40 - OUTSIDE, 40 + OUTSIDE + 1)]


def test_a_list_between_prose_is_near() -> None:
    assert near(PROSE, *["an item"] * (2 * BETWEEN - 1), PROSE) == [*range(2 * BETWEEN + 1)]
    assert len(near(PROSE, *["an item"] * 3 * BETWEEN, PROSE)) < 3 * BETWEEN + 2


def test_blank_lines_are_no_lines() -> None:
    found = outline(["\n", "Home\n", "\n", PROSE])
    assert (found.lines, found.prose, found.above, found.below) == (2, 1, 1, 0)
    assert found.near == [False, True, False, True]


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        (PROSE, 1),
        (PROSE[:-1], 0),
        (PROSE[:-1] + " and " + PROSE[:-1], 1),
        ("Home", 0),
        (f"* [{PROSE}](/story)", 0),
        (f"{PROSE} [More]({'/' + 'x' * 90})", 1),
        ("市議会は火曜日、古い橋を冬の前に直すことを決め、そのための費用を取り分けた。", 1),
        ("[![](https://a.example/b.jpg)](/story)", 0),
    ],
)
def test_prose(line: str, prose: int) -> None:
    assert outline([line]).prose == prose


def test_wrapped_prose() -> None:
    wrapped = [
        "The council voted on Tuesday evening to repair the old bridge\n",
        "before the winter and set aside the money that it costs\n",
    ]
    assert outline(wrapped).prose == 1


@pytest.mark.parametrize("path", CUT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_is_no_whole_page(path: Path) -> None:
    assert not is_whole_text(read(path), MATCHER)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_what_is_one(path: Path) -> None:
    assert is_whole_text(read(path), MATCHER)


def test_lines_far_from_prose_are_set_aside() -> None:
    page = "\n".join(["Home", "Sport", "News", *["Weather"] * 30, PROSE, PROSE])
    document = Document(page, MATCHER, whole=None)
    assert document.whole
    assert [page[start:end].count("Weather") for start, end in document.far] == [30 - OUTSIDE]
    assert len(document.lines) == TOP + OUTSIDE + 2
    assert Document(page, MATCHER).far == []
