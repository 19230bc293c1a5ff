"""Teasers between paragraphs."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.lexicon import Phrase
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import QUOTES, after, bulleted, full_stop, label, quoted

MOST = 30  # words
SHORTEST = 3  # words after a label without a colon
LEAST = 7  # words of a headline under its label: what is shorter may be the article's next subheading


@rule(kind="teaser", confidence=0.91, phrases=("teaser", "teaser-open", "teaser-alone", "teaser-shouted"))
def inline_teaser(page: Page) -> Iterator[Finding]:
    """Link to another article between two paragraphs, after a label such as "Read more:".

    The label may stand on the line above its headline.

    Removes:
        Read more: Storm closes the coast road
        RELATED: Ten walks by the sea
        See also: How the bridge was built
        READ | Storm closes the coast road
        ALSO READ
            Storm closes the coast road for a third day
    Keeps:
        Read more about the storm in the first chapter.
        Related: he was her cousin, as it turned out, on both sides of the family.
        "Read more: it helps," said the librarian.
        Read: the verb takes an object.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line) or line.words > MOST:
            continue
        if hit.phrase.lexicon == "teaser-alone":
            if not page.stock(hit):
                continue
            yield page.drop(hit.line, "label of a teaser")
            if _headline_follows(page, hit.line + 1):
                yield page.drop(hit.line + 1, "teaser under its label")
        elif hit.phrase.lexicon == "teaser-open":
            follows = line.text[after(line, hit.phrase) :].strip(" :|-–—>»")
            told = line.words - len(hit.phrase.text.split())
            if follows and _opens(follows[0]) and told >= SHORTEST and not full_stop(line):
                yield page.drop(hit.line, "teaser of another article")
        else:
            rest = None if full_stop(line) else label(line, hit.phrase)
            if rest and not rest[0].islower() and (hit.phrase.lexicon == "teaser" or _shouted(line, hit.phrase)):
                yield page.drop(hit.line, "teaser of another article")


def _shouted(line: Line, phrase: Phrase) -> bool:
    return line.text[: after(line, phrase)].isupper()


def _opens(char: str) -> bool:
    """Whether a headline can begin so: after a comma a sentence goes on."""
    return (char.isalnum() and not char.islower()) or char in QUOTES


def _headline_follows(page: Page, index: int) -> bool:
    """Whether a lone headline stands there, with a paragraph or nothing after it."""
    if index >= len(page.lines):
        return False
    line = page.lines[index]
    alone = index + 1 == len(page.lines) or page.lines[index + 1].paragraph
    return (
        alone
        and LEAST <= line.words <= 25
        and not line.text.endswith((".", ":", ",", ";"))
        and not bulleted(line)
        and not quoted(line)
    )
