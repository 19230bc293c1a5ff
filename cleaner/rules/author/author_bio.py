"""Author's bio."""

from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import words
from cleaner.lexicon import WordList, read_lexicons, texts
from cleaner.model import Finding
from cleaner.names import is_name
from cleaner.rule import Page, rule
from cleaner.shapes import last_paragraph, quoted

LAST = 12  # lines from the end
MOST = 60  # words
OPENING = 160  # characters in which it must be told
NAME = (2, 3, 4)  # words of the name
ROLE = 8  # words after the verb among which the role must be
PHRASE = 5  # the most words of what tells a writer
TELLS = texts("author-bio")
OPENS = frozenset(phrase.text for phrase in read_lexicons(["author-bio"]) if phrase.place == "start")  # no name before them
IS = texts("author-is")
FIRST = frozenset(phrase.partition(" ")[0] for phrase in TELLS | OPENS | IS)
WRITER = WordList("writer-roles")


@rule(kind="author", confidence=0.85)
def author_bio(page: Page) -> Iterator[Finding]:
    """Bio of the author in the last lines: a name, and that its bearer writes, reports or edits.

    Removes:
        …
            Theo Marchetti is a senior writer at The Quiet Byte who covers privacy and the open web.
        …
            Jane Orrell covers transport for The Harbour Ledger.
    Keeps:
        …
            Jane Orrell is a professor of law at the university, and has advised two governments on the treaty.
        Jane Orrell is a writer who lives by the sea.
            …
            …
    """
    last = len(page.lines)
    for index in range(max(1, page.once(last_paragraph), last - LAST), last):
        if page.lines[index].once(_is_bio):
            yield page.drop(index, "author's bio")


def _is_bio(line: Line) -> bool:
    return line.words <= MOST and not quoted(line) and _tells(line.text[:OPENING])


def _tells(text: str) -> bool:
    """Whether a text begins with a name, and what is told of its bearer next is the work of a writer."""
    opening = text.split(None, NAME[-1] + 1)[: NAME[-1] + 1]
    if FIRST.isdisjoint([part.lower().strip(",.:;") for part in opening]):
        return False
    parts = text.split()
    tokens = [words(part) for part in parts]
    for size in (0, *NAME):
        rest = [word for found in tokens[size:] for word in found]
        opened = {" ".join(rest[:length]) for length in range(1, PHRASE + 1)}
        told = not opened.isdisjoint(TELLS) or (not opened.isdisjoint(IS) and WRITER.stands_in(rest[:ROLE]))
        if size == 0:
            if not opened.isdisjoint(OPENS):
                return True
        elif told and is_name(" ".join(parts[:size]).rstrip(",")):
            return True
    return False
