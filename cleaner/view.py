"""A document over all rounds: whether it is a whole page is told once, and so is how likely each line is the article's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.detect import detect
from cleaner.document import Document, Evidence, Line, Scorer
from cleaner.lexicon import Matcher
from cleaner.model import Finding
from cleaner.rule import Rule
from cleaner.sites import SiteLine


class View:
    """What the rules find on a text, and on what is left of it."""

    def __init__(
        self,
        rules: Sequence[Rule],
        matcher: Matcher,
        scorer: Scorer | None,
        memo: dict[str, Line],
        evidence: Mapping[str, Evidence] | None = None,
        site: Mapping[str, SiteLine] | None = None,
    ) -> None:
        """Take what to look with and at.

        rules, matcher  the rules, and the phrases to look for
        scorer          what judges the lines of a whole page; None where the text is none
        memo            the lines of this document that were read before
        evidence        what the page that it was extracted from says of its lines
        site            the lines that come again on its site
        """
        self._rules = rules
        self._matcher = matcher
        self._scorer = None if scorer is None else _First(scorer)
        self._memo = memo
        self._evidence = evidence or {}
        self._site = site or {}
        self._whole: bool | None = False if scorer is None else None

    @property
    def whole(self) -> bool:
        """Whether the text is that of a whole page."""
        return bool(self._whole)

    def __call__(self, text: str) -> list[Finding]:
        """The findings on a text."""
        document = Document(
            text, self._matcher, self._memo, whole=self._whole, scorer=self._scorer, evidence=self._evidence, site=self._site
        )
        self._whole = document.whole
        return detect(document, self._rules) if document.lines or document.far else []


class _First:
    """A scorer that judges a page as it was given: among what is left, noise would look more and more like the article."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._chances: dict[Line, float] = {}

    def probabilities(self, lines: Sequence[Line]) -> list[float]:
        if self._chances:
            # A line that was cut meanwhile is not known: of its two parts the one that a rule took was the noise.
            return [self._chances.get(line, 1.0) for line in lines]
        found = self._scorer.probabilities(lines)
        for line, chance in zip(lines, found, strict=True):
            # Of equal lines in two places one may be the article's.
            self._chances[line] = max(chance, self._chances.get(line, 0.0))
        return found

    def reason(self, line: Line) -> str:
        return self._scorer.reason(line)
