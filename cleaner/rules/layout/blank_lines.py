"""Surplus blank lines."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

_SURPLUS = re.compile(r"(?<=\n\n)\n+")


@rule(kind="layout", confidence=1.0)
def blank_lines(page: Page) -> Iterator[Finding]:
    r"""Blank lines beyond the first between two lines.

    Removes:
        One paragraph.\n\n~~\n\n~~Another.
    Keeps:
        One paragraph.\n\nAnother.
    """
    if "\n\n\n" not in page.text:
        return
    for match in _SURPLUS.finditer(page.text):
        yield page.replace(match.start(), match.end(), "", "surplus blank lines")
