"""Titles on top of the text."""

import re
from collections.abc import Iterator, Sequence

from cleaner.dates import find_date
from cleaner.document import Line
from cleaner.fold import has_unspaced, words
from cleaner.header import in_header
from cleaner.model import Fact, Finding
from cleaner.rule import Page, rule
from cleaner.shapes import bulleted, first_paragraph, headline

LEAST = 4  # words
LONGEST = 95  # weight: what is longer is more often the article's lead than its title
GLUED = 25  # weight of a title in a script without spaces
NEAR = 15  # lines, and
ENOUGH = 3000  # characters, in which a title is taken up
LONG = 4  # letters of a word that tells what a title is about
HEADER = 5  # the most lines above the text
PLAIN = 0.3  # of a title's longer words that must come again in the text …
TAKEN_UP = 0.5  # … and where more stands between title and text than a subtitle
KICKER = 0.7
DOUBTFUL = 0.5  # for what the preset `recall` alone takes: long titles, such as the text does not take up, and subtitles
LEAD = 140  # weight of the longest of such titles
SMALL = frozenset("a an and as at by for from in is of on or the to with".split())  # noqa: SIM905
SUBTITLE = 6  # the fewest words of a subtitle
FURNITURE = ("byline", "date")  # lexicons whose lines are never titles
_SUFFIX = re.compile(r"^(.{12,}?)\s+[|»]\s+[^|»]{2,40}$")


@rule(kind="title", confidence=0.75)
def title_line(page: Page) -> Iterator[Finding]:
    """Title on top of the text.

    The first line is a title when it is built like a headline, a paragraph of prose follows, with at most a subtitle and
    bylines between them, and the text takes its words up. It becomes `metadata.title`; a site's name behind a bar is left
    off. The subtitle stays.

    Removes:
        Bridge over the old piers to be repaired before winter
            …
        Council votes to repair old bridge | The Harbour Ledger
            …
    Keeps:
        Ingredients
            …
        Dear editor,
            …
        How did it begin?
            …
            And how did it end?
            …
    """
    lines = page.lines
    top = page.once(first_paragraph)
    if top == len(lines) or not 1 <= top <= HEADER:
        return
    title = 1 if top == 2 and _kicker(lines[0]) and not _subtitle(lines[1]) else 0
    between = lines[title + 1 : top]
    plain = len(between) <= 1 and all(_subtitle(line) for line in between)
    if not lines[title].once(_title) or not (plain or _header(lines, title, top)):
        return
    if _asks(lines[title]) and any(_asks(line) and not line.paragraph for line in lines[1:]):
        return
    needed = PLAIN if plain and not title else TAKEN_UP
    sure = None if _short(lines[title]) and _known(page, title, needed) else DOUBTFUL
    for index in range(title):
        yield page.drop(index, "kicker above the title", confidence=sure or KICKER)
    yield page.drop(title, "title on top of the text", Fact("title", shown_title(lines[title].text)), confidence=sure)
    for index in range(title + 1, top):
        if _subtitle(lines[index]):
            yield page.drop(index, "subtitle under the title", confidence=DOUBTFUL)


def _cased(text: str) -> bool:
    """Whether a line is written as English titles are: its longer words with capitals, a small word without."""
    longer = [word for word in text.split() if len(word) >= LONG]
    small = not SMALL.isdisjoint(text.split())
    return small and len(longer) >= LONG and all(not word[0].islower() for word in longer)


def _asks(line: Line) -> bool:
    return line.text.endswith(("?", "？"))


def _kicker(line: Line) -> bool:
    """Whether a line can stand above a title: a few words that are no stock phrase."""
    return line.words <= 3 and not line.phrases and headline(line) and not bulleted(line)


def _known(page: Page, title: int, needed: float) -> bool:
    """Whether a line is known for a title: by its capitals where little is needed, or as the text takes it up."""
    return (needed == PLAIN and _cased(page.lines[title].text)) or _taken_up(page, title) >= needed


def _taken_up(page: Page, title: int) -> float:
    """The part of a title's longer words that come again in the text; a script without spaces is not looked at."""
    text = page.lines[title].text
    if has_unspaced(text):
        return 1.0
    told = {word for word in words(text) if len(word) >= LONG}
    below = " ".join(line.text[:ENOUGH] for line in page.lines[title + 1 : title + NEAR])[:ENOUGH].lower() if told else ""
    return sum(word in below for word in told) / len(told) if told else 0.0


def _header(lines: Sequence[Line], title: int, top: int) -> bool:
    """Whether nothing but a header stands between title and text: bylines, dates, stock phrases, a subtitle."""
    named = [line for line in lines[title + 1 : top] if not (line.phrases or line.key == lines[title].key)]
    rest = [line for line in named if not in_header(line)]
    return len(rest) <= 1 and all(_subtitle(line) for line in rest)


def _short(line: Line) -> bool:
    return line.weight <= LONGEST or _SUFFIX.match(line.text) is not None


def _title(line: Line) -> bool:
    long_enough = line.weight >= GLUED if has_unspaced(line.text) else line.words >= LEAST
    if any(phrase.lexicon in FURNITURE for phrase in line.phrases if phrase.place in ("whole", "start")):
        return False
    return (
        long_enough
        and (line.weight <= LEAD or _short(line))
        and headline(line)
        and not bulleted(line)
        and find_date(line.text) is None
    )


def _subtitle(line: Line) -> bool:
    return line.words >= SUBTITLE and not line.text.endswith((":", ",", ";")) and not bulleted(line)


def shown_title(text: str) -> str:
    """A title without the site's or section's name behind a bar."""
    match = _SUFFIX.match(text)
    return match[1] if match else text
