"""Invisible characters."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

# The zero-width space parts words in South-East Asian scripts; there it stays. Joiners and direction marks belong to
# the writing of Persian, Indic scripts, Arabic, Hebrew and emoji, and always stay.
_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_RUN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u2060\ufeff\ufff9-\ufffb]+"
    f"|(?<![{_EAST}\u200b])\u200b+(?![{_EAST}\u200b])"
)


@rule(kind="layout", confidence=1.0)
def invisible_characters(page: Page) -> Iterator[Finding]:
    r"""Characters that show nothing: soft hyphens, zero-width spaces, byte order marks, control codes.

    Removes:
        won~~\u00ad~~derful
        Hello~~\u200b~~ there
    Keeps:
        می\u200cخواهم
        ភាសា\u200bខ្មែរ
    """
    if page.text.isascii() and page.text.isprintable():
        return
    for match in _RUN.finditer(page.text):
        yield page.replace(match.start(), match.end(), "", "invisible character")
