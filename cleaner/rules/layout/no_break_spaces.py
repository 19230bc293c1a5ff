"""No-break spaces."""

import re
from collections.abc import Iterator

from cleaner.fold import NO_BREAK_SPACES
from cleaner.model import Finding
from cleaner.rule import Page, rule

_SPACES = re.compile(f"[{NO_BREAK_SPACES}]+")


@rule(kind="layout", confidence=1.0)
def no_break_spaces(page: Page) -> Iterator[Finding]:
    r"""No-break spaces, which become ordinary ones.

    Removes:
        about~~\u00a0~>\x20~~twelve
    Keeps:
        about twelve
    """
    if page.odd.isdisjoint(NO_BREAK_SPACES):
        return
    for match in _SPACES.finditer(page.text):
        yield page.replace(match.start(), match.end(), " " * len(match.group()), "no-break space")
