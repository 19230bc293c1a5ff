"""Credits of reporters and agencies."""

import re
from collections.abc import Iterator

from cleaner.document import Line
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 45  # words
_CREDIT_LIST = re.compile(r"^\W{0,2}(?:[\w ]{3,30}:\s*\S|\w+ by\s+[A-Z])")


@rule(kind="credit", confidence=0.94, phrases="credit")
def reporter_credit(page: Page) -> Iterator[Finding]:
    """Credit to the agency, reporters and editors who worked on the article.

    Removes:
        (Reporting by Lena Horst; Editing by Paul Adair)
        The Associated Press contributed to this report.
        Associated Press writer Tomas Hruby in Prague contributed to this report.
        With files from The Canadian Press
    Keeps:
        Three wells contributed to this report of clean water, the village says, but nobody had measured them before.
        Reporting by telephone was all that the storm allowed her.
    """
    for hit in page.hits:
        line = page.lines[hit.line]
        if quoted(line):
            continue
        if page.stock(hit) or (line.words <= MOST and _credits(line, hit.phrase.place)):
            yield page.drop(hit.line, "credit of reporters or agencies")
            if hit.line > 0 and page.lines[hit.line - 1].text.strip("_-–—*") == "":
                yield page.drop(hit.line - 1, "rule above a credit")


def _credits(line: Line, place: str) -> bool:
    if place == "end":
        return (line.words <= 35 and line.text[0].isupper()) or line.text[0] in "—–-*(["
    return line.text[0] == "(" or _CREDIT_LIST.match(line.text) is not None or line.text[0] in "—–-"
