"""Photo credits."""

import re
from collections.abc import Iterator

from cleaner.document import Line
from cleaner.lexicon import Phrase
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import after, label, quoted

MOST = 50  # words of a caption
NAMED = 14  # words of a credit …
SENTENCE = 5  # … and of one that ends in a full stop
_AGENCIES = (
    "Getty(?: Images)?|AP(?: Photo)?|Reuters|REUTERS|AFP|Shutterstock|iStock|Alamy|EPA|Bloomberg|Unsplash|Pexels|Pixabay|Handout"
)
_LABELS = "Photo|Picture|Photograph|Image|Pic|Photos|Pictures|Photographs|(?:Photo |Image |Picture )?[Cc]redits?"
_CREDITED = re.compile(
    "|".join(
        (
            rf"(?:[/|(\[•]|\bvia\b|©|—|-)\s*(?:{_AGENCIES})[^.!?]{{0,40}}$",
            rf"\b(?:{_LABELS})(?:\s?:|\.\.\.|…)\s?[A-Z][^.!?]{{2,60}}$",
            r"(?<=\S)\s?©\s?[A-Z][\w .&/-]{2,40}$",
            r"\((?:AP Photo|Photo|Image|Picture|File photo|Supplied|Courtesy|Credit|Source|Handout|Pic)\b[^()]{0,80}\)\.?$",
        )
    )
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
        The library in Tannery Street. Picture: Colin Marsh / Wexcombe Courier
        The clock in 2021 © Elke Marsh
    Keeps:
        Photo by photo, she went through the box.
        Credit: three points for each essay.
        The image was taken from orbit, and Reuters paid for it.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line) or line.words > MOST:
            continue
        if hit.phrase.lexicon == "photo-agency":
            if _CREDITED.search(line.text):
                yield page.drop(hit.line, "caption that ends in a photo credit")
        elif page.stock(hit) or _credits(line, hit.phrase):
            yield page.drop(hit.line, "photo credit")


def _credits(line: Line, phrase: Phrase) -> bool:
    """Whether a name follows the label, or the phrase `photo by`."""
    named = label(line, phrase)
    if named is None and phrase.text.endswith(("by", "of", "via", "credit", "source", "caption")):
        named = line.text[after(line, phrase) :].strip(" ,:")
    if not named or not named[0].isupper():
        return False
    return len(named.split()) <= (SENTENCE if line.sentence else NAMED)
