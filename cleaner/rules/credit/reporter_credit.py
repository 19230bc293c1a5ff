"""Credits of reporters and agencies."""

import re
from collections.abc import Iterator

from cleaner.document import Line
from cleaner.lexicon import Phrase
from cleaner.model import Finding
from cleaner.names import is_agency, read_names
from cleaner.rule import Page, rule
from cleaner.shapes import QUOTES, after, label

MOST = 45  # words
_BY = re.compile(r"^\W{0,2}\w+ by\s+[A-Z]")
BRACKETS = "()（）[]［］【】"


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
        if line.text[0] in QUOTES:
            continue
        if page.stock(hit) or (line.words <= MOST and _credits(line, hit.phrase) and not page.among_rows(hit.line)):
            yield page.drop(hit.line, "credit of reporters or agencies")
            if hit.line > 0 and page.lines[hit.line - 1].text.strip("_-–—*") == "":
                yield page.drop(hit.line - 1, "rule above a credit")


def _credits(line: Line, phrase: Phrase) -> bool:
    if phrase.place in ("end", "inside"):
        return (line.words <= 35 and line.text[0].isupper()) or line.text[0] in "—–-*(["
    if phrase.place == "start" and _named(line.text[after(line, phrase) :].strip(f" .:：{BRACKETS}")):
        return True
    labelled = label(line, phrase) if phrase.place == "start" else None
    if labelled and labelled[-1] not in "?!？！。…" and (labelled[0].isupper() or not labelled[0].isalpha() or _named(labelled)):
        return True
    enclosed = line.text[0] in "(（" or (line.text[0] in BRACKETS and line.text[-1] in BRACKETS)
    return enclosed or _BY.match(line.text) is not None or line.text[0] in "—–-"


def _named(text: str) -> bool:
    """Whether a text holds names of people, desks and agencies and nothing else."""
    return bool(text) and (is_agency(text) or read_names(text, labelled=True) is not None)
