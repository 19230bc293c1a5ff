"""Links in capital letters."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import bulleted, quoted

WORDS = range(7, 25)
MOST = 5  # such lines: where there are more, the page writes its headings so


@rule(kind="teaser", confidence=0.7)
def capital_link(page: Page) -> Iterator[Finding]:
    """Link to another article in capital letters, as long as a headline, below a paragraph.

    Removes:
        LIGHTHOUSE KEEPER 'GLAD' OF THE STORM THAT KEPT THE VISITORS AWAY
    Keeps:
        HOW THE BRIDGE WAS BUILT
        WHAT DID YOU THINK WHEN YOU FIRST SAW THE WHOLE OF THE BRIDGE?
        OLD CARS, NEW BEDS
            …
            WHAT THE COUNCIL WILL DO WITH ALL OF THE MONEY THAT IS LEFT
            …
    """
    capital = [index for index, line in enumerate(page.lines) if line.text.isupper() and not line.paragraph]
    links = [index for index in capital if index and page.lines[index - 1].paragraph and _link(page.lines[index])]
    if len(links) == len(capital) <= MOST:
        for index in links:
            yield page.drop(index, "link in capital letters")


def _link(line: Line) -> bool:
    return line.words in WORDS and not line.sentence and line.text[-1] not in ":,;" and not bulleted(line) and not quoted(line)
