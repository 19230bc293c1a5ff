"""Where the article begins on a page: the title that the page's own title repeats, and what stands about it."""

from __future__ import annotations

import pytest

from cleaner.document import Document, Line
from cleaner.head import ABOVE, BELOW, FAR, FIRST, HIGH, LONGEST, TOP, Title, find_title, read_head
from cleaner.lexicon import Matcher, read_lexicons

MATCHER = Matcher(read_lexicons(["share"]))
TITLE = "Storm closes the coast road again"
OTHER = "Ten walks by the sea"
SITE = "The Harbour Ledger"
PROSE = "The council voted on Tuesday to repair the old bridge before the winter, and set aside the money that the work will cost."
MENU = ("Home", "News", "Sport")


def lines(*texts: str) -> list[Line]:
    return Document("\n".join(texts), MATCHER).lines


def found(*texts: str) -> Title | None:
    return find_title(lines(*texts))


# Where the title stands, and the site's name


@pytest.mark.parametrize(
    ("page", "sitename"),
    [
        (TITLE, None),
        (f"{TITLE} | {SITE}", SITE),
        (f"{TITLE} - {SITE}", SITE),
        (f"{TITLE} – {SITE}", SITE),
        (f"{TITLE} — {SITE}", SITE),
        (f"{TITLE} · {SITE}", SITE),
        (f"{TITLE} » {SITE}", SITE),
        (f"{TITLE} : {SITE}", SITE),
        (f"{TITLE}| {SITE}", SITE),
        (f"{TITLE} | ledger.example", "ledger.example"),
        (f"{TITLE} | News | {SITE}", f"News | {SITE}"),
        (f"{TITLE} | a b c d e f g h", "a b c d e f g h"),
        (f"{TITLE.upper()} | {SITE}", SITE),
        (f"Ledger | {TITLE}", "Ledger"),
        (f"Ledger - {TITLE}", "Ledger"),
        (f"Ledger – {TITLE}", "Ledger"),
        (f"Ledger: {TITLE}", "Ledger"),
    ],
)
def test_a_repeated_title(page: str, sitename: str | None) -> None:
    assert found(page, *MENU, TITLE, PROSE) == (0, 4, sitename)


@pytest.mark.parametrize("page", [f"{SITE} | {TITLE}", f"{SITE} - {TITLE}", f"{SITE} – {TITLE}"])
def test_the_sites_name_before_the_title(page: str) -> None:
    assert found(page, *MENU, TITLE, PROSE) == (0, 4, SITE)


def test_case_does_not_count() -> None:
    assert found(f"{TITLE} | {SITE}", TITLE.upper(), PROSE) == (0, 1, SITE)


def test_a_title_may_ask() -> None:
    assert found(f"Who closes the coast road? | {SITE}", "Who closes the coast road?", PROSE) == (0, 1, SITE)


def test_a_title_of_unspaced_words() -> None:
    title = "台风来袭海岸公路再次关闭"
    assert found(f"{title} | 海港日报", title, PROSE) == (0, 1, "海港日报")


@pytest.mark.parametrize("place", range(FIRST))
def test_the_first_lines_may_be_the_pages_title(place: int) -> None:
    assert found(*MENU[:place], f"{TITLE} | {SITE}", TITLE, PROSE) == (place, place + 1, SITE)


def test_no_later_line_is_the_pages_title() -> None:
    assert found(*MENU[:FIRST], f"{TITLE} | {SITE}", TITLE, PROSE) is None


# Of several repetitions


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ((TITLE, OTHER, TITLE, PROSE, PROSE), 3),
        ((TITLE, PROSE, PROSE, OTHER, TITLE, PROSE), 1),
        ((TITLE, PROSE, OTHER, TITLE, PROSE, PROSE), 4),
        ((TITLE, OTHER, TITLE, PROSE, "Related", TITLE, OTHER), 3),
        ((TITLE, PROSE, TITLE, PROSE), 1),
    ],
    ids=["menu", "first", "second", "middle", "tie"],
)
def test_the_one_that_most_prose_follows(texts: tuple[str, ...], line: int) -> None:
    assert found(f"{TITLE} | {SITE}", *texts) == (0, line, SITE)


def test_the_longest_repetition() -> None:
    page = f"{TITLE}: the keeper tells | {SITE}"
    assert found(page, TITLE, f"{TITLE}: the keeper tells", PROSE) == (0, 2, SITE)


# What is no title


@pytest.mark.parametrize(
    "texts",
    [
        (),
        (TITLE,),
        (TITLE, PROSE),
        (TITLE, OTHER, PROSE),
        (f"{TITLE} | {SITE}", OTHER, PROSE),
        (f"News | {TITLE} | {SITE}", TITLE, PROSE),
        (f"{TITLE} | a b c d e f g h i", TITLE, PROSE),
        (f"{TITLE} {'and again ' * 15}| {SITE}", TITLE, PROSE),
    ],
    ids=["empty", "alone", "once", "another", "site", "inside", "long name", "long line"],
)
def test_no_repetition(texts: tuple[str, ...]) -> None:
    assert found(*texts) is None


def test_verses_that_come_again() -> None:
    verses = ("And the tide comes in again", "Over the stones it comes and goes", "Nobody sees the boat come home")
    assert found(*verses, verses[0], verses[1], PROSE) is None
    assert found(*verses, *verses, PROSE) is None


@pytest.mark.parametrize(
    "text", ["Share this article", "Share this story", "Share this article on Facebook", "SHARE THIS ARTICLE!"]
)
def test_stock_lines(text: str) -> None:
    assert found(text, *MENU, text, PROSE) is None


@pytest.mark.parametrize("text", [f"{TITLE}.", "海岸公路再次关闭，渡轮也停了。"])
def test_sentences(text: str) -> None:
    assert found(text, *MENU, text, PROSE) is None


def test_paragraphs() -> None:
    assert found(PROSE, *MENU, PROSE, PROSE) is None


@pytest.mark.parametrize("texts", [(), MENU, (f"{TITLE} in short.",), (OTHER, "A line.")])
def test_titles_without_prose(texts: tuple[str, ...]) -> None:
    assert found(f"{TITLE} | {SITE}", TITLE, *texts) is None


@pytest.mark.parametrize(("between", "near"), [(FAR - 2, True), (FAR - 1, False)])
def test_titles_far_from_their_prose(between: int, near: bool) -> None:  # noqa: FBT001
    assert (found(f"{TITLE} | {SITE}", TITLE, *["Home"] * between, PROSE) is not None) is near


@pytest.mark.parametrize("text", ["Storm", "Stormy weathers", "Thunderstorm closes", "The sea today"])
def test_short_lines(text: str) -> None:
    assert found(f"{text} | {SITE}", text, PROSE) is None


def test_long_lines() -> None:
    title = "word " * (LONGEST // 5) + "end"
    assert found(title, *MENU, title, PROSE) is None


@pytest.mark.parametrize("start", ["- ", "* ", "# ", "| ", "> "])
def test_items_of_lists(start: str) -> None:
    assert found(f"{TITLE} | {SITE}", start + TITLE, PROSE) is None


@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}side | {SITE}",
        f"{TITLE}st the tide",
        (f"{TITLE} and again"),
        (f"Once more {TITLE.lower()}"),
        (f"{TITLE}-side"),
    ],
)
def test_lines_that_go_on(page: str) -> None:
    assert found(page, TITLE, PROSE) is None


# The head


def test_the_head_of_a_page_with_a_title() -> None:
    texts = (f"{TITLE} | {SITE}", *MENU, *MENU, TITLE, "By Jane Orrell", "3 May 2023", PROSE, *[OTHER] * 20)
    head = read_head(lines(*texts))
    assert head.title == (0, 7, SITE)
    assert head.places == range(7 - ABOVE, 7 + BELOW)
    assert {i: [(fact.field, fact.value) for fact in facts] for i, facts in head.facts.items()} == {
        8: [("authors", "Jane Orrell")],
        9: [("date", "3 May 2023")],
    }


def test_places_stay_on_the_page() -> None:
    assert read_head(lines(f"{TITLE} | {SITE}", TITLE, PROSE)).places == range(3)


@pytest.mark.parametrize("above", [0, 1, TOP, TOP + 1, 40])
def test_the_head_of_a_page_without_a_title(above: int) -> None:
    head = read_head(lines(*["Home"] * above, PROSE, *MENU))
    assert head == (None, range(max(0, above - TOP), above + 1), {})


@pytest.mark.parametrize("texts", [(), MENU, (TITLE, "By Jane Orrell", "3 May 2023")])
def test_no_prose_has_no_head(texts: tuple[str, ...]) -> None:
    assert read_head(lines(*texts)) == (None, range(0), {})


@pytest.mark.parametrize(("above", "told"), [(0, True), (TOP, True), (HIGH - 1, True), (HIGH, False)])
def test_facts_high_above_the_text(above: int, told: bool) -> None:  # noqa: FBT001
    facts = read_head(lines("3 May 2023", *["Home"] * above, PROSE)).facts
    assert list(facts) == ([0] if told else [])


def test_facts_below_the_text_are_not_the_heads() -> None:
    assert read_head(lines(PROSE, "By Jane Orrell", "3 May 2023")).facts == {}
