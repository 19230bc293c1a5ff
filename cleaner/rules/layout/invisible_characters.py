"""Invisible characters."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

_ALWAYS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u2060\ufeff\ufff9-\ufffb"
# The zero-width space parts words in South-East Asian scripts; there it stays. Joiners and direction marks belong to
# the writing of Persian, Indic scripts, Arabic, Hebrew and emoji, and always stay.
_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_ODD = re.compile(f"[{_ALWAYS}\u200b]")
_RUN = re.compile(f"[{_ALWAYS}]+|(?<![{_EAST}\u200b])\u200b+(?![{_EAST}\u200b])")


@rule(kind="layout", confidence=1.0)
def invisible_characters(page: Page) -> Iterator[Finding]:
    r"""Characters that show nothing: soft hyphens, zero-width spaces, byte order marks, control codes.

    Removes:
        won~~\u00ad~~derful
        Hello~~\u200b~~ there
    Keeps:
        \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645
        \u0e20\u0e32\u200b\u0e29\u0e32
    """
    if not any(_ODD.match(char) for char in page.odd):
        return
    for match in _RUN.finditer(page.text):
        yield page.replace(match.start(), match.end(), "", "invisible character")
