"""Trailing space."""

from collections.abc import Iterator

from cleaner.fold import NO_BREAK_SPACES, OTHER_SPACES
from cleaner.model import Finding
from cleaner.rule import Page, rule

_SPACES = f" {NO_BREAK_SPACES}{OTHER_SPACES}"
_ENDS = frozenset(_SPACES)
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@rule(kind="layout", confidence=1.0)
def trailing_space(page: Page) -> Iterator[Finding]:
    r"""Space at the end of a line.

    Removes:
        The end of a line~~\x20\x20~~\nand the next
    Keeps:
        \x20\x20an indented line
    """
    spaces, ends = page.odd & _ENDS | {" "}, page.odd.intersection(_LINE_ENDS) | {"\n"}
    if not any(space + end in page.text for space in spaces for end in ends):
        return
    place = 0
    for line in page.text.splitlines(keepends=True):
        body = line.rstrip(_LINE_ENDS)
        if body[-1:] in _ENDS and body != line:
            yield page.replace(place + len(body.rstrip(_SPACES)), place + len(body), "", "space at the end of a line")
        place += len(line)
