"""Lines that a learned model takes for no part of the article."""

from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.head import read_head
from cleaner.header import may_be_header
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.scorer.features import stretch

LEAST = 0.4  # what is less sure is not reported
STRONG = 0.9  # lines that are this sure go together
CERTAIN = 0.1  # a paragraph in no more doubt than this protects the paragraphs next to it …
HEARD = 0.89  # of what may be a date line or a byline the model is no surer than this: the rules that read it come first
DOUBTED = 0.8  # … unless these are in as much as this
# What an article's stretch of lines gains, at the least. Of 413 labelled pages the least gains 1.13, of 51 invented ones
# without an article the most 1.11.
ARTICLE = 1.12
TITLED = 0.35  # … and where the page's own title comes again over it: of those without an article the most gains 0.28


@rule(kind="boilerplate", confidence=0.9)
def line_scorer(page: Page) -> Iterator[Finding]:
    """Lines of a whole page that a learned model takes for no part of its article, by what they and their neighbours look like.

    Teasers, captions, comments and menus that no phrase gives away are among them. Where no stretch of lines looks like
    an article, all of them go. The confidence is the model's, measured on pages that were left out of its training.

    Removes:
        ~~The Harbour Ledger~~
            ~~Log in~~
            ~~News~~
            ~~Politics~~
            ~~Business~~
            ~~Sport~~
            ~~Culture~~
            ~~Weather~~
            ~~Search~~
            …
            …
            …
            …
            …
            …
            ~~Puzzles~~
            ~~Podcasts~~
            ~~Work for us~~
            ~~Advertising~~
            ~~Terms of use~~
            ~~Privacy policy~~
            ~~Contact us~~
    Keeps:
        Ferries to sail again from Monday
            Who owns the lighthouse?
            Ten walks by the sea
            Terms of use
            …
    """
    lines, scorer, chances = page.lines, page.scorer, page.chances
    if scorer is None or not chances:
        return
    kept = stretch(chances, [line.weight for line in lines])
    if kept.gain < (TITLED if scorer.titled else ARTICLE):
        yield page.drop_lines(0, len(lines), "the page holds no article")
        return
    doubts = [round(1 - chance, 2) for chance in chances]
    for index in range(kept.first, kept.last + 1):
        if not lines[index].words:
            doubts[index] = 0.0  # a row of asterisks between two sections
    for index in _protected(lines, doubts):
        doubts[index] = 0.0
    for index in page.once(read_head).places:
        if doubts[index] > HEARD and may_be_header(lines[index]):
            doubts[index] = HEARD
    for first, last in _runs(doubts):
        where = "below" if first > kept.last else "above" if last < kept.first else "inside"
        reason = f"{scorer.reason(lines[first])}, {where} the article: unlike its lines"
        yield page.drop_lines(first, last + 1, reason, confidence=min(doubts[first : last + 1]))


def _protected(lines: Sequence[Line], doubts: Sequence[float]) -> list[int]:
    """The paragraphs in some doubt that stand right above or below a certain one."""
    doubtful = (index for index, doubt in enumerate(doubts) if LEAST <= doubt < DOUBTED and lines[index].paragraph)
    return [index for index in doubtful if _certain(lines, doubts, index - 1) or _certain(lines, doubts, index + 1)]


def _certain(lines: Sequence[Line], doubts: Sequence[float], index: int) -> bool:
    return 0 <= index < len(lines) and lines[index].paragraph and doubts[index] <= CERTAIN


def _runs(doubts: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The first and the last of the doubtful lines that go together: strong ones in a row, and any other by itself."""
    first = last = -2
    for index, doubt in enumerate(doubts):
        if doubt < LEAST:
            continue
        if last == index - 1 and doubt >= STRONG and doubts[last] >= STRONG:
            last = index
            continue
        if last >= 0:
            yield first, last
        first = last = index
    if last >= 0:
        yield first, last
