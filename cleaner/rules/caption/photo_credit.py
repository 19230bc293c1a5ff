"""Photo credits."""

import re
from collections.abc import Iterator

from cleaner.document import Line
from cleaner.lexicon import Phrase
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import after, label, quoted

MOST = 50  # words
_AGENCY_TAIL = re.compile(
    r"(?:[/|(\[•]|\bvia\b|©|—|-)\s*(?:Getty(?: Images)?|AP(?: Photo)?|Reuters|REUTERS|AFP|Shutterstock|iStock|Alamy|EPA|Bloomberg|Unsplash|Pexels|Pixabay|Handout)"
    r"[^.!?]{0,40}$|\((?:AP Photo|Photo|Image|Picture|File photo|Supplied|Courtesy|Credit|Source|Handout|Pic)\b[^()]{0,80}\)\.?$"
)


@rule(kind="caption", confidence=0.9, phrases=("caption", "photo-agency"))
def photo_credit(page: Page) -> Iterator[Finding]:
    """Photo credit, by itself or at the end of its caption.

    Removes:
        Photo: Ana Lind / Getty Images
        Image credit: The Harbour Ledger
        Ships at anchor off the port on Monday. (AP Photo/Koen Daems)
        Photograph by Ines Calder
        Getty Images
    Keeps:
        Photo by photo, she went through the box.
        Credit: three points for each essay.
        The image was taken from orbit, and Reuters paid for it.
    """
    for hit in page.hits:
        line = page.lines[hit.index]
        if quoted(line) or line.words > MOST:
            continue
        if hit.phrase.lexicon == "photo-agency":
            if _AGENCY_TAIL.search(line.text):
                yield page.drop(hit.index, "caption that ends in a photo credit")
        elif hit.phrase.place == "whole" or _credits(line, hit.phrase):
            yield page.drop(hit.index, "photo credit")


def _credits(line: Line, phrase: Phrase) -> bool:
    """Whether a name follows the label, or the phrase `photo by`."""
    named = label(line, phrase)
    if named is None and phrase.text.endswith(("by", "of", "via", "credit")):
        named = line.text[after(line, phrase) :].strip()
    return bool(named) and named[0].isupper() and len(named.split()) <= 14 and (not line.sentence or len(named.split()) <= 5)
