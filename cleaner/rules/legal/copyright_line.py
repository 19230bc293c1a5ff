"""Copyright lines."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 60  # words
_SIGN = re.compile(r"^\W{0,3}(?:[©ⓒ]|\(c\)\s|copyright\s*(?:[©ⓒ]|\(c\)|[:,-]|(?:19|20)\d\d|by\b))", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@rule(kind="legal", confidence=0.93, phrases="copyright")
def copyright_line(page: Page) -> Iterator[Finding]:
    """Copyright line, and the notice of rights that goes with it.

    Removes:
        © 2024 Harbour Ledger Media. All rights reserved.
        Copyright 2024 The Harbour Wire. This material may not be published, broadcast or redistributed.
        All rights reserved.
        Copyright © Copper Kettle
    Keeps:
        Copyright lasts for seventy years after the author's death.
        "All rights reserved." Few phrases are printed as often.
        The contract says that all rights reserved by the author return to her heirs after the term has ended, and no sooner.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line) or line.words > MOST:
            continue
        signed = _SIGN.match(line.text)
        if hit.phrase.place == "whole" or (signed and (_YEAR.search(line.text) or line.words <= 12)):
            yield page.drop(hit.line, "copyright line")
        elif hit.phrase.place == "start" and not signed and line.key.split(" ")[0] != "copyright":
            yield page.drop(hit.line, "notice of rights")
        elif hit.phrase.place == "end" and line.words <= 14 and _YEAR.search(line.text):
            yield page.drop(hit.line, "copyright line")
