"""Initials of editors."""

import re
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import article_end, last_characters

_INITIALS = re.compile(
    r"\(?[a-zäöü]{2,4}(?:\s?[/,]\s?[a-zäöü]{2,4}){0,3}\)"  # (dmk), (kbe/sth)
    r"|[A-ZÄÖÜ]{2,6}(?: [A-ZÄÖÜ-]{2,16})?\s?\([^\W\d_][^()\d]{1,80}\)"  # MDR (dst), NDR KULTUR (Anna Lind, Jonas Hirt)
)


@rule(kind="credit", confidence=0.9)
def editor_initials(page: Page) -> Iterator[Finding]:
    """Initials of the editors in parentheses, or a station with their names, on a line of its own below the article.

    Removes:
        …
            (dmk)
        …
            (kbe/sth)
        …
            MDR (Engin Haupt, Alisa Sonntag)
    Keeps:
        (sic)
            …
        …
            (laughs)
        …
            NATO (founded in 1949)
    """
    if ")" not in page.once(last_characters):
        return
    for index in range(max(page.once(article_end) + 1, 1), len(page.lines)):
        text = page.lines[index].text
        if text[-1] == ")" and text.startswith("(") != text[0].isupper() and _INITIALS.fullmatch(text):
            yield page.drop(index, "initials of the editors")
