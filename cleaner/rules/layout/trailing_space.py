"""Trailing space."""

import re
from collections.abc import Iterator

from cleaner.fold import NO_BREAK_SPACES, OTHER_SPACES
from cleaner.model import Finding
from cleaner.rule import Page, rule

_SPACES = f" {NO_BREAK_SPACES}{OTHER_SPACES}"
_ENDS = frozenset(_SPACES)
_LAST = re.compile(f"[{_SPACES}](?=[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")


@rule(kind="layout", confidence=1.0)
def trailing_space(page: Page) -> Iterator[Finding]:
    r"""Space at the end of a line.

    Removes:
        The end of a line~~\x20\x20~~\nand the next
    Keeps:
        \x20\x20an indented line
    """
    text = page.text
    if not any(line[-1:] in _ENDS for line in text.splitlines()):
        return  # many times faster than a search
    for match in _LAST.finditer(text):
        # Spaces inside a line are not looked at, however many: the run is measured from its end.
        start = match.start()
        while start > 0 and text[start - 1] in _SPACES:
            start -= 1
        yield page.replace(start, match.end(), "", "space at the end of a line")
