"""Link farms."""

from collections.abc import Iterator
from statistics import median

from cleaner.document import Line
from cleaner.fold import has_unspaced
from cleaner.lexicon import Phrase
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import after, bulleted, quoted

HEADING = 8  # the most words of a heading that goes on freely ("More from The Harbour Ledger")
BLURB = 220  # the greatest weight of a teaser's second or third line
SUBHEADING = 5  # the most words of a subheading of the article that follows the run
LEAST = 2  # teasers
SHORTEST = 14  # weight of the middle one of them
WEAK = 0.65


@rule(kind="related", confidence=0.94, phrases="related")
def related_block(page: Page) -> Iterator[Finding]:
    """Run of teasers under a heading such as "You May Also Like", in the middle of the article or at its end.

    The run ends where a paragraph of prose stands, or speech. The heading itself goes when a run of two or more
    follows, or nothing.

    Removes:
        You May Also Like
            Ten Cars Nobody Wants
            Nine Boats Everybody Loves
            Storm closes the coast road for a third day…
        Recommended Stories
            1. Oyster season opens early on the lower bay
            2. Council tables vote on rentals
        …
            More from The Harbour Ledger
            Ferry to run later in summer
            Who owns the lighthouse?
    Keeps:
        More from the second day
            …
        You may also like these three walks:
            - The cliff path
            - The mill stream
    """
    prose = any(line.paragraph for line in page.lines)
    starts = {
        hit.line for hit in page.hits if (prose or page.lines[hit.line].words > 1) and _heading(page.lines[hit.line], hit.phrase)
    }
    for start in sorted(starts):
        run = _run(page, start, starts)
        if (len(run) >= LEAST and _worded(page, run)) or (len(run) == 0 and start + 1 == len(page.lines)):
            sure = None if _article_beside(page, start, run) else WEAK
            yield page.drop(start, "heading of a run of teasers", confidence=sure)
            reason = f"teaser under the heading {page.lines[start].text!r}"
            for index in run:
                yield page.drop(index, reason, confidence=sure)


def _heading(line: Line, phrase: Phrase) -> bool:
    if quoted(line) or line.text.endswith((".", ",", ";")):
        return False
    return phrase.place == "whole" or (line.words <= HEADING and not line.text.endswith(":") and _titled(line, phrase))


def _titled(line: Line, phrase: Phrase) -> bool:
    """Whether a capital stands after the phrase, as in "More from Business"; in English an article may come between."""
    if phrase.place != "start" or has_unspaced(line.text):
        return has_unspaced(line.text) or any(word[0].isupper() for word in line.text.split()[1:])
    named = line.text[after(line, phrase) :].split()
    return bool(named) and (named[0][0].isupper() or (phrase.language == "en" and any(word[0].isupper() for word in named)))


def _run(page: Page, start: int, starts: set[int]) -> list[int]:
    """The lines under the heading at `start` that are teasers."""
    run: list[int] = []
    tight = start + 2 < len(page.lines) and not page.gaps[start + 1] and not page.gaps[start + 2]
    for index in range(start + 1, len(page.lines)):
        if index in starts or not _teaser(page.lines[index]) or (tight and page.gaps[index] and len(run) >= LEAST):
            break
        run.append(index)
    return _without_article(page, run)


def _worded(page: Page, run: list[int]) -> bool:
    """Whether the lines can be headlines and their blurbs: long enough, and not all of them sentences."""
    lines = [page.lines[index] for index in run]
    if lines[0].text[0].islower():
        return False  # the sentence of the line above goes on
    return median(line.weight for line in lines) >= SHORTEST and not all(line.sentence and not line.cut_off for line in lines)


def _teaser(line: Line) -> bool:
    if line.cut_off:
        return line.weight <= 2 * BLURB
    return not line.paragraph and line.weight <= BLURB and not (quoted(line) and line.sentence)


def _without_article(page: Page, run: list[int]) -> list[int]:
    """A run without what belongs to the article after it: short sentences, and the subheading above a paragraph."""
    lines = page.lines
    while run and run[-1] + 1 < len(lines) and lines[run[-1]].text.endswith((".", ":", "。")) and not lines[run[-1]].cut_off:
        run = run[:-1]
    if len(run) > LEAST and run[-1] + 1 < len(lines) and lines[run[-1] + 1].paragraph and _subheading(page, run):
        run = run[:-1]
    return run


def _subheading(page: Page, run: list[int]) -> bool:
    """Whether the last line of a run is set apart from it, and shorter than all its teasers by some words."""
    lines, last = page.lines, page.lines[run[-1]]
    shortest = min(lines[index].words for index in run[:-1])
    apart = page.gaps[run[-1]] or not any(page.gaps[index] for index in run)
    return apart and last.words <= SUBHEADING and shortest > last.words and not last.cut_off and not bulleted(last)


def _article_beside(page: Page, start: int, run: list[int]) -> bool:
    """Whether prose stands above the heading, or right below the run: a run by itself may be the page's own matter."""
    after = run[-1] + 1 if run else start + 1
    return any(line.paragraph for line in page.lines[max(0, start - 30) : start]) or (
        after < len(page.lines) and page.lines[after].paragraph
    )
