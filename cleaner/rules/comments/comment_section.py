"""Comment sections."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.dates import find_date
from cleaner.document import Hit, Line
from cleaner.lexicon import texts
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import article_end

TIME_AGO = texts("time-ago")
COLONS = (":", "：", "...", "…")  # "Anonymous said..."
AGO = 5  # words that tell how long ago it was, at the most
NAME = 4  # words of a reader's name, at the most
SIGNATURE = 100  # characters of a line that signs a comment …
SIGNED = 14  # … and words of one that does with date and time
LEAST = 2  # signatures of a section under a heading; without one, twice as many
SHARE = 0.12  # signatures for every line of the section
AFTER = 2  # lines that a last comment goes on for
# Long comments look like paragraphs of the article. Above the last of those the evidence must be denser:
PARAGRAPHS = 2  # above the comments, and without a heading one more
NEAR = 8  # lines from the heading to the first signature
APART = 12  # lines from one signature to the next
MANY = 3  # signatures, two of them with a name or a button; without a heading so many dates and so many names or buttons
# Nothing of a whole page's article stands below the comments, where so many paragraphs above them are as sure to be its.
ARTICLE, CERTAIN = 3, 0.9
_CLOCK = re.compile(r"\d{1,2}\s?[:.h時时시]\s?\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)


@rule(
    kind="comments",
    confidence=0.9,
    phrases=("comment-heading", "comment-signature", "time-ago", "months", "date-shape"),
)
def comment_section(page: Page) -> Iterator[Finding]:
    """Readers' comments below the article.

    A heading alone does not make a section: in what follows it, lines that sign comments ("Marta says:", "June 3, 2023
    at 4:12 pm", "Reply") must recur. Comments as long as paragraphs go where such lines are close together.

    Removes:
        …
            3 thoughts on "Sourdough for beginners"
            Marta says:
            June 3, 2023 at 4:12 pm
            Mine rose like a balloon, thank you.
            Reply
            Tom says:
            June 4, 2023 at 9:01 am
            Can I use rye?
            Reply
        …
            …
            2 responses to "The ferry"
            Ines says:
            March 3, 2023 at 4:12 pm
            I took the ferry for thirty years, in every weather, and I would not have missed one morning of it for a bridge.
            Paul says:
            March 4, 2023 at 9:01 am
            My father was its mate until the war, and he used to say that the river would be there long after the last car.
        …
            Greta Holm on August 21, 2022 at 10:07 am
            I did not dare refuse.
            Bastian on September 2, 2022 at 5:48 pm
            Does the ferry run in October?
    Keeps:
        Comments
            …
        …
            Comments
            The committee had three.
        …
            …
            Comments
            4 March 2026, 10:45 am
            …
            4 March 2026, 11:20 am
            …
            4 March 2026, 12:05 pm
            …
        …
            Whisky from Ireland
            Starts: 21.02.2020, 7:30 pm
            Corn hall, Mill Lane
            Whisky from Japan
            Starts: 29.02.2020, 7:30 pm
            Harbour bar, Quay Street
        …
            …
            Ines says:
            …
            Paul says:
            …
            Ines says:
            …
            Paul says:
            …
    """
    for index in _among_paragraphs(page) or _below_article(page):
        yield page.drop(index, "readers' comments")


class _When(NamedTuple):
    """When a line says that something was written."""

    timed: bool  # it tells the time of day, or how long ago it was
    named: bool  # something stands before the date
    besides: str  # the letters that are no part of the date


class _Signature(NamedTuple):
    """A line that stands over or under one reader's comment."""

    line: int
    named: bool  # it holds the reader's name
    when: _When | None  # what it tells of the time; a button or a name alone tells nothing


def _among_paragraphs(page: Page) -> range:
    """The comments that look like paragraphs, under a heading or, where dates and names or buttons recur, without one."""
    headings = [hit.line for hit in page.hits if hit.phrase.lexicon == "comment-heading"]
    bare = sum(hit.phrase.lexicon == "comment-signature" for hit in page.hits) >= MANY
    if not headings and not bare:
        return range(0)
    paragraphs = [index for index, line in enumerate(page.lines) if line.paragraph]
    if len(paragraphs) < PARAGRAPHS:
        return range(0)
    headings = [heading for heading in headings if heading > paragraphs[PARAGRAPHS - 1]]
    bare = bare and len(paragraphs) > PARAGRAPHS
    starts = [*headings, paragraphs[PARAGRAPHS]] if bare else headings
    signed = _signatures(page, min(starts)) if starts else []
    for heading in headings:
        chain = next(_chains(signed, heading), [])
        if len(chain) >= MANY and chain[0].line <= heading + NEAR and _tell_names(page.lines, chain, heading):
            return _section(page, heading, chain)
    for chain in _chains(signed, paragraphs[PARAGRAPHS]) if bare else ():
        marks = sum(one.when is None for one in chain)
        if min(marks, sum(one.when is not None and one.when.timed for one in chain)) >= MANY:
            return _section(page, _first(page.lines, chain[0], 0), chain)
    return range(0)


def _below_article(page: Page) -> range:
    """The comments below the last paragraph, with or without a heading."""
    end = page.once(article_end)
    signed = _signatures(page, end) if end >= 0 else []
    first = signed[0].line if signed else end
    headings = [hit.line for hit in page.hits if end < hit.line <= first and hit.phrase.lexicon == "comment-heading"]
    if not headings:
        # A date alone may be that of an event.
        signed = [one for one in signed if one.when is None or one.when.timed]
    if len(signed) < LEAST:
        return range(0)
    start = headings[0] if headings else _first(page.lines, signed[0], end)
    last = min(len(page.lines), signed[-1].line + 1 + AFTER)
    least = LEAST if headings or any(one.named for one in signed) else 2 * LEAST
    return range(start, last) if len(signed) >= max(least, SHARE * (last - start)) else range(0)


def _signatures(page: Page, after: int) -> list[_Signature]:
    """The lines below another that sign comments: with a reader's name, a button, or a date and a time."""
    marks: dict[int, bool] = {}
    for hit in page.hits:
        if hit.phrase.lexicon == "comment-signature" and _marks(page.lines[hit.line], hit):
            marks[hit.line] = hit.phrase.place != "whole" or marks.get(hit.line, False)
    found: list[_Signature] = []
    for index in range(after + 1, len(page.lines)):
        line = page.lines[index]
        when = line.once(_when) if "0" in line.key and line.words <= SIGNED else None
        if when is not None or index in marks:
            found.append(_Signature(index, marks.get(index, False) or (when is not None and when.named), when))
    return found


def _tell_names(lines: Sequence[Line], chain: Sequence[_Signature], heading: int) -> bool:
    """Whether signatures hold names or buttons, or stand under names, or differ in more than the date."""
    named = sum(one.named or one.when is None or (one.line - 1 > heading and _under_name(lines, one.line)) for one in chain)
    return named >= LEAST or len({one.when.besides for one in chain if one.when is not None}) >= MANY


def _chains(signed: Sequence[_Signature], after: int) -> Iterator[list[_Signature]]:
    """The signatures below a line, parted where they stand far from one another."""
    chain: list[_Signature] = []
    for one in signed:
        if one.line > after:
            if chain and one.line - chain[-1].line > APART:
                yield chain
                chain = []
            chain.append(one)
    if chain:
        yield chain


def _section(page: Page, start: int, chain: Sequence[_Signature]) -> range:
    """The comments, up to the last one's text; below a whole page's article all that follows."""
    end = min(len(page.lines), chain[-1].line + 1 + AFTER)
    # A box with the latest comments may stand above the article.
    certain = sum(chance >= CERTAIN and line.paragraph for chance, line in zip(page.chances[:start], page.lines, strict=False))
    return range(start, len(page.lines) if certain >= ARTICLE else end)


def _marks(line: Line, hit: Hit) -> bool:
    """Whether a phrase makes a line the signature of a comment: a button, or "says" with a colon behind it."""
    if hit.phrase.place == "whole":
        return True
    if line.words > SIGNED or line.sentence or line.text.endswith(","):
        return False
    return hit.phrase.place != "end" or "0" in hit.phrase.text or line.text.endswith(COLONS)


def _when(line: Line) -> _When | None:
    """When a short line says that something was written; None after a label such as "Starts:", as in the notice of an event."""
    if len(line.text) > SIGNATURE:
        return None
    date = find_date(line.text)
    if date is None:
        tokens = line.key.split(" ")
        ago = next((size for size in range(1, AGO + 1) if " ".join(tokens[-size:]) in TIME_AGO), 0)
        return _When(timed=True, named=False, besides=_letters(" ".join(tokens[:-ago]))) if ago else None
    before, after = line.text[: date.start], line.text[date.end :]
    if before.rstrip().endswith((":", "：")):
        return None
    timed = _CLOCK.search(after) is not None or _CLOCK.search(before) is not None
    return _When(timed, len(before) >= len("A on "), _letters(before + after))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _under_name(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that may be a reader's name stands above another."""
    above = lines[index - 1]
    return index > 0 and above.words <= NAME and not above.sentence


def _first(lines: Sequence[Line], signature: _Signature, end: int) -> int:
    """Where the first comment begins: a date signs it under the name on the line above."""
    line, when = signature.line, signature.when
    return line - 1 if line - 1 > end and when is not None and not when.named and _under_name(lines, line) else line
