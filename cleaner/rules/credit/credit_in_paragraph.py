"""Credits inside the last paragraph."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

LAST = 40  # lines from the end in which it may stand: comments may follow the article
_PARENTHESIS = re.compile(r" \((?:Additional r|R)eporting by [^()]{3,200}\)$")


@rule(kind="credit", confidence=0.94)
def credit_in_paragraph(page: Page) -> Iterator[Finding]:
    """Agency's credit in parentheses at the end of the last paragraph.

    Removes:
        The vote is due on Monday. ~~(Reporting by Lena Horst; Editing by Paul Adair)~~
    Keeps:
        The vote is due on Monday (reporting by telephone is allowed).
    """
    for index in range(max(0, len(page.lines) - LAST), len(page.lines)):
        line = page.lines[index]
        match = _PARENTHESIS.search(line.text, max(0, len(line.text) - 260)) if line.text.endswith(")") else None
        if match:
            yield page.cut(index, match.start(), match.end(), "credit of reporters or agencies")
