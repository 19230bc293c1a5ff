"""A document over all rounds: whether it is a whole page is told once, and so is how likely each line is the article's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.detect import detect
from cleaner.document import Document, Evidence, Line
from cleaner.head import Title, read_head, standfirst
from cleaner.lexicon import Matcher, texts
from cleaner.model import Finding
from cleaner.quantities import ingredients
from cleaner.rule import Rule
from cleaner.scorer.features import stretch
from cleaner.scorer.model import Judgement, Model
from cleaner.sites import SiteLine

HEADINGS = texts("recipe-heading")
KNOWN = 0.7  # how likely lines belong to the article whose kind is known, at the least …
ABOVE = 0.15  # … and lines above the title, at the most: what they tell, such as a date, is still heard …
CERTAIN = 0.9  # … unless the model is as sure of one …
SHARE = 0.3  # … or finds so much of an article above it, compared with below


class View:
    """What the rules find on a text, and on what is left of it."""

    def __init__(
        self,
        rules: Sequence[Rule],
        matcher: Matcher,
        scorer: Model | None,
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

    def __init__(self, model: Model) -> None:
        self._model = model
        self._judged = Judgement((), str)
        self._places: dict[str, int] = {}
        self._reasons: dict[str, str] = {}
        self.titled = False

    def chances(self, document: Document) -> Sequence[float]:
        lines = document.lines
        if not self._places:
            judged = self._judged = self._judge(lines, document.once(read_head).title)
            # Of equal lines in two places one may be the article's.
            self._places = {lines[place].text: place for place in sorted(range(len(lines)), key=judged.chances.__getitem__)}
            return judged.chances
        # A line that was cut meanwhile is not known: of its two parts the one that a rule took was the noise.
        places, known = self._places, self._judged.chances
        return [known[places[line.text]] if line.text in places else 1.0 for line in lines]

    def _judge(self, lines: Sequence[Line], title: Title | None) -> Judgement:
        judged = self._model.judge(lines)
        chances = list(judged.chances)
        self.titled = title is not None
        # Standfirsts look like teasers, and ingredients like a menu's items.
        for index in (*(standfirst(lines, title) if title else ()), *_recipe(lines)):
            chances[index] = max(chances[index], KNOWN)
        for index in _above(title.line, lines, chances) if title else ():
            chances[index] = min(chances[index], ABOVE)
        return Judgement(chances, judged.reason)

    def reason(self, line: Line) -> str:
        found = self._reasons.get(line.text)
        if found is None:
            found = self._reasons[line.text] = self._judged.reason(self._places[line.text])
        return found


def _recipe(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines that list ingredients, and of a recipe's headings where some do."""
    listed = [index for some in ingredients([line.text for line in lines]) for index in some]
    return [*listed, *(index for index, line in enumerate(lines) if line.key in HEADINGS)] if listed else []


def _above(title: int, lines: Sequence[Line], chances: Sequence[float]) -> list[int]:
    """The numbers of the lines above the article's title, but for certain ones, where the article does stand below it."""
    weights = [line.weight for line in lines]
    above, below = stretch(chances[:title], weights[:title]), stretch(chances[title:], weights[title:])
    return [index for index in range(title) if chances[index] < CERTAIN] if above.gain < SHARE * below.gain else []
