"""Runs of teasers in a list."""

import re
from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import announces, items

TEASERS = range(2, 8)
WORDS = range(5, 25)  # of each of them
DOUBTFUL = 0.5  # without a kicker
SHARE = 0.5  # of them that must have a kicker
COMMAS = 2  # in a line that is a list of names or things
_KICKER = re.compile(r"\W+[^\W\d][^:?!.,()]{1,40}[:?!]\s[\"“„«'‘]?[^\W\d_a-z]")


@rule(kind="related", confidence=0.7)
def teaser_items(page: Page) -> Iterator[Finding]:
    """Headlines of other articles in a list between paragraphs or at the end, known by the kickers that they begin with.

    Removes:
        - Coast road: Storm closes the only way out for a third day
            - Ferries: Crews vote on the new rota before the summer
    Keeps:
        - Goal: Lind, Marsh, Holm, Daems, Orrell and Lee
            - Bench: Adair, Horst, Prewett, Lund and Calder
        - Flour: 500 g
            - Water: 350 ml
        The council decided two things:
            - Bridge: The deck will be laid anew before the winter
            - Library: The branch at the harbour stays open on Mondays
    """
    lines = page.lines
    for run in _runs(lines, page.once(items)):
        announced = run[0] > 0 and (announces(lines[run[0] - 1]) or lines[run[0] - 1].text.endswith(":"))
        apart = len({lines[index].key.split(" ")[-1] for index in run}) > len(run) / 2  # the rows of a list end alike
        if announced or not apart:
            continue
        if sum(_KICKER.match(lines[index].text) is not None for index in run) >= SHARE * len(run):
            for index in run:
                yield page.drop(index, "teaser in a list of teasers")
        else:
            for index in run:
                yield page.drop(index, "item of a list that could be teasers", confidence=DOUBTFUL)


def _runs(lines: Sequence[Line], places: Sequence[int]) -> Iterator[list[int]]:
    """Neighbouring items of lists, few of them, where all could be headlines."""
    run: list[int] = []
    for index in places:
        if run and run[-1] < index - 1:
            yield from _fitting(lines, run)
            run = []
        run.append(index)
    yield from _fitting(lines, run)


def _fitting(lines: Sequence[Line], run: list[int]) -> Iterator[list[int]]:
    if len(run) in TEASERS and all(_fits(lines[index]) for index in run):
        yield run


def _fits(line: Line) -> bool:
    return line.words in WORDS and not line.text.endswith((".", ";", ",")) and line.text.count(",") < COMMAS
