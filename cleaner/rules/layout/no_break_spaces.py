"""No-break spaces."""

import re
from collections.abc import Iterator

from cleaner.document import NO_BREAK_SPACE
from cleaner.fold import NO_BREAK_SPACES
from cleaner.model import Finding
from cleaner.rule import Page, rule

_SPACES = re.compile(f"[{NO_BREAK_SPACES}]+")
_COMMONEST = re.compile(f"{NO_BREAK_SPACE}+")  # found many times faster than one of several characters


@rule(kind="layout", confidence=1.0)
def no_break_spaces(page: Page) -> Iterator[Finding]:
    r"""No-break spaces, which become ordinary ones.

    Removes:
        about~~\u00a0~>\x20~~twelve
    Keeps:
        about twelve
    """
    odd = page.odd.intersection(NO_BREAK_SPACES)
    if not odd:
        return
    spaces = _COMMONEST if odd == {NO_BREAK_SPACE} else _SPACES
    for match in spaces.finditer(page.text):
        yield page.replace(match.start(), match.end(), " " * len(match.group()), "no-break space")
