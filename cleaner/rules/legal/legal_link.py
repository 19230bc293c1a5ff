"""Links to legal pages."""

import re
from collections.abc import Iterator

from cleaner.fold import key
from cleaner.lexicon import texts
from cleaner.model import Finding
from cleaner.rule import Page, rule
from cleaner.shapes import article_end

_LINKS = texts("legal-link", "menu")
_PARTS = re.compile(r"\s*[|·•/]\s*|\s{2,}|\s[-–]\s")


@rule(kind="legal", confidence=0.9, phrases="legal-link")
def legal_link(page: Page) -> Iterator[Finding]:
    """Links to terms, privacy policy and imprint below the last paragraph, by themselves or in a row.

    Removes:
        …
            Privacy Policy
            Terms of Use | Privacy Policy | Contact
    Keeps:
        Privacy policy
            …
        …
            The privacy policy is four pages long.
    """
    below = page.once(article_end)
    for hit in page.hits:
        line = page.lines[hit.line]
        if hit.line <= below or line.sentence:
            continue
        parts = [key(part) for part in _PARTS.split(line.text) if key(part)]
        if all(part in _LINKS for part in parts):
            yield page.drop(hit.line, "link to a legal page")
