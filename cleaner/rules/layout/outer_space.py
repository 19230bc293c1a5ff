"""Space around the text."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

_INDENTED = re.compile(r"\n[ \t]+\S")


@rule(kind="layout", confidence=1.0)
def outer_space(page: Page) -> Iterator[Finding]:
    r"""Space and blank lines before the first word and after the last.

    The first line's indentation stays where other lines are indented too, as in verse and code.

    Removes:
        ~~\x20\n\x20~~The only paragraph.~~\n~~
    Keeps:
        \x20\x20Two lines,\n\x20\x20both indented.
    """
    text = page.text
    lead = len(text) - len(text.lstrip())
    if lead and lead < len(text) and _INDENTED.search(text, lead):
        lead = text.rfind("\n", 0, lead) + 1
    if lead:
        yield page.replace(0, lead, "", "space around the text")
    end = len(text.rstrip())
    if lead < end < len(text):
        yield page.replace(end, len(text), "", "space around the text")
