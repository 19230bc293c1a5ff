"""Trailing space."""

import re
from collections.abc import Iterator

from cleaner.fold import NO_BREAK_SPACES, OTHER_SPACES
from cleaner.model import Finding
from cleaner.rule import Page, rule

_SPACE = f"[ {NO_BREAK_SPACES}{OTHER_SPACES}]"
# Looked for from the line end backwards: a run of spaces inside a line is passed over once.
_TRAILING = re.compile(rf"(?<!{_SPACE}){_SPACE}++(?=[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")


@rule(kind="layout", confidence=1.0)
def trailing_space(page: Page) -> Iterator[Finding]:
    r"""Space at the end of a line.

    Removes:
        The end of a line~~\x20\x20~~\nand the next
    Keeps:
        \x20\x20an indented line
    """
    for match in _TRAILING.finditer(page.text):
        yield page.replace(match.start(), match.end(), "", "space at the end of a line")
