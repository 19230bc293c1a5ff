"""Where the article begins on a page: the title that the page's own title on its first line repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Line
from cleaner.header import facts_of, may_be_header
from cleaner.model import Fact
from cleaner.shapes import first_paragraph

FIRST = 3  # lines among which the page's own title stands
LEAST = 3  # words of a title …
SHORTEST = 16  # … and its weight
SHARE = 0.5  # of the page's title, which the article's must make up where the site's name comes first
LONGEST = 250  # weight of a title
SITE = 8  # the most words of a site's name
FAR = 60  # lines after a title within which its article must begin
NOISE = frozenset(("share", "follow", "newsletter", "promo", "consent", "paywall", "comments", "advertisement", "navigation"))
ITEM = 3  # the most words of an item of a menu
MENU = 0.6  # the part of the lines between the two titles that must be such items or stock phrases
STANDFIRST = 2  # lines below the title among which its standfirst stands …
LONG, SENTENCE = 80, 7  # … and what it weighs, and how many words it has, at the least
ABOVE = 4  # lines above the title, and …
BELOW = 15  # … below it, among which bylines and dates stand
HIGH = 100  # lines above the text among which a title stands over its byline
TOP = 15  # lines above the text that are looked at where the title is not known: higher up a date may be today's
_OPENS = re.compile(r"[\w\"'“‘„«»‹「『¿¡(\[]")
_MARKS = r"(?:\s+[-–—|·•»«:/,›<>~⋆*]+|[|·•»:])\s+"
_BEHIND = re.compile(rf"{_MARKS}(\S.*)")
_BEFORE = re.compile(rf"(.*\S){_MARKS}$")


class Title(NamedTuple):
    """The page's own title, the line of the article's, and the site's name that the first adds to it."""

    page: int
    line: int
    sitename: str | None


def find_title(lines: Sequence[Line]) -> Title | None:
    """The article's title, where one of the first lines is the page's own title and repeats it."""
    for page in range(min(FIRST, len(lines))):
        full = lines[page].key
        if not full or lines[page].words < LEAST or lines[page].paragraph or _stock(lines[page]):
            continue
        # A long line, which has no key, is no title.
        within = [i for i, line in enumerate(lines) if line.key and line.key in full and i > page]
        found = [i for i in within if _may_be_title(lines[i]) and _repeats(full, lines[i]) and _same(lines[page], lines[i])]
        if found:
            longest = max(len(lines[i].key) for i in found)
            line = _before_article(lines, [i for i in found if len(lines[i].key) == longest])
            if line is not None and _furnished(lines, page, line):
                return Title(page, line, _sitename(lines[page], lines[line]))
    return None


def _stock(line: Line) -> bool:
    """Whether a line is a sentence or a site's stock wording, which a page may repeat as well.

    One word does not make it stock: "Folge" begins both "Folge uns" and the title of a series' twelfth part.
    """
    return line.text.endswith((".", "。")) or any(
        phrase.place == "whole" or (phrase.place == "start" and phrase.lexicon in NOISE and " " in phrase.text)
        for phrase in line.phrases
    )


def _may_be_title(line: Line) -> bool:
    return line.words >= LEAST and SHORTEST <= line.weight <= LONGEST and _OPENS.match(line.text) is not None


def _repeats(full: str, line: Line) -> bool:
    """Whether the page's title begins with a line, or ends with it and adds little."""
    return full.startswith(line.key) or (full.endswith(line.key) and len(line.key) >= SHARE * len(full))


def _same(page: Line, line: Line) -> bool:
    """Whether a line is the page's title, or all of it but a name that is set off from it."""
    return page.key == line.key or _sitename(page, line) is not None


def _before_article(lines: Sequence[Line], found: list[int]) -> int | None:
    """Of the lines that could be the title, the one that most prose follows before the next."""
    ends = [*found[1:], len(lines)]
    prose = [sum(line.weight for line in lines[a:b] if line.paragraph) for a, b in zip(found, ends, strict=True)]
    best = max(range(len(found)), key=lambda i: (prose[i], -i))
    near = any(line.paragraph for line in lines[found[best] : found[best] + FAR])
    return found[best] if prose[best] and near else None


def _furnished(lines: Sequence[Line], page: int, line: int) -> bool:
    """Whether the title and its repetition are the page's: nothing but menus between them, or the site's name behind one.

    A verse that comes again has other verses between.
    """
    between = lines[page + 1 : line]
    short = sum(item.words <= ITEM or bool(item.phrases) for item in between)
    return lines[page].key != lines[line].key or short >= MENU * len(between)


def _sitename(page: Line, title: Line) -> str | None:
    """What the page's title adds to the article's, where a mark sets it off."""
    full, part = page.text.casefold(), title.text.casefold()
    found = None
    if full.startswith(part):
        found = _BEHIND.match(page.text[len(title.text) :])
    if found is None and full.endswith(part):
        found = _BEFORE.match(page.text[: -len(title.text)])
    return found[1] if found is not None and len(found[1].split()) <= SITE else None


def standfirst(lines: Sequence[Line], title: Title) -> list[int]:
    """The numbers of the lines right below the title that may be the article's standfirst: as long as one, and no stock wording."""
    below = range(title.line + 1, min(len(lines), title.line + 1 + STANDFIRST))
    return [i for i in below if lines[i].weight >= LONG and lines[i].words >= SENTENCE and not lines[i].phrases]


class Head(NamedTuple):
    """What stands above an article: its title where the page repeats it, where its header stands, and what that tells."""

    title: Title | None
    places: range
    facts: dict[int, tuple[Fact, ...]]


def read_head(lines: Sequence[Line]) -> Head:
    """The head of a page. `facts` are those of its bylines and date lines, by line, also of such as stand high above the text."""
    title, top = find_title(lines), first_paragraph(lines)
    if title is not None:
        places = range(max(0, title.line - ABOVE), min(len(lines), title.line + BELOW))
    else:
        places = range(max(0, top - TOP), top + 1) if top < len(lines) else range(0)
    high = range(max(0, top - HIGH), top) if top < len(lines) else range(0)
    read = {i: facts_of(lines[i]) for i in sorted({*high, *places}) if may_be_header(lines[i])}
    return Head(title, places, {i: facts for i, facts in read.items() if facts is not None})
