"""Line ends."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

_OTHER = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


@rule(kind="layout", confidence=1.0)
def line_ends(page: Page) -> Iterator[Finding]:
    r"""Line ends other than a line feed: CR LF, CR, form feed, NEL, U+2028, U+2029.

    Removes:
        first line~~\r~~\nsecond line
    Keeps:
        first line\nsecond line
    """
    for match in _OTHER.finditer(page.text):
        yield page.replace(match.start(), match.end(), "\n", "line end")
