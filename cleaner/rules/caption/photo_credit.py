"""Photo credits."""

from collections.abc import Iterator

from cleaner.fold import has_unspaced
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import after, quoted

NAMED = 14  # words of a credit …
GLUED = 20  # … or characters, where words are not spaced
SET_OFF = tuple(",:：،")
SHORT = 8  # words
SMALL = 3  # letters of a word of a name that may have no capital: "of the", "van der"


@rule(kind="caption", confidence=0.9, phrases="caption")
def photo_credit(page: Page) -> Iterator[Finding]:
    """Photo credit on a line of its own.

    Removes:
        Photograph by Ines Calder
        Photo courtesy of the Wexcombe Museum
        Getty Images
        File photo
    Keeps:
        Photo by photo, she went through the box.
        Photograph by Ines Calder sold at auction
        Pictures of the year
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line):
            continue
        noted = hit.phrase.place == "end" and line.words <= SHORT and not line.sentence
        if page.stock(hit) or noted or (hit.phrase.place == "start" and _credits(line.text[after(line, hit.phrase) :])):
            yield page.drop(hit.line, "photo credit")


def _credits(rest: str) -> bool:
    """Whether the owner of a photo follows: a name, or a few words set off by a mark where letters have no capitals."""
    named = rest.strip(" ,:：،.")
    caseless = named[:1].isalpha() and named[:1].upper() == named[:1].lower()
    return _owner(named) or (caseless and rest.lstrip()[:1] in SET_OFF and len(named.split()) <= SHORT)


def _owner(text: str) -> bool:
    """Whether a text is built as the name of a photographer, an agency or a museum is."""
    if has_unspaced(text):
        return len(text) <= GLUED
    capitals = any(word[0].isupper() for word in text.split())
    return capitals and len(text.split()) <= NAMED and all(not word[0].islower() or len(word) <= SMALL for word in text.split())
