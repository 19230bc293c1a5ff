"""The plug-in contract: what a rule is, what it sees, and how its examples are read."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from typing import TypeVar

from cleaner.document import Document, Evidence, Hit, Line, Scorer, hits_of
from cleaner.errors import ArgumentError
from cleaner.model import Action, Fact, Finding
from cleaner.sites import SiteLine

T = TypeVar("T")
MARKUP = "markup"  # rules of this kind see what the HTML of a page says of its lines
LAYOUT = "layout"  # rules of this kind run last, on what the others leave, and see the text alone

LONGEST_WORD = 25  # weight; what is longer and unspaced is a phrase
BOTH = 2  # neighbours
VERSE = 3  # words: what is shorter is an item of a menu rather than a verse
SHORT = 12  # weight of the longest two words that may stand in a verse or a list

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ROW = re.compile(r"[^\W\d_][^:：.!?]{1,30}\s?[:：]\s?\S[^.!?]{1,60}$")
_STRUCK = re.compile(r"~~(.*?)(?:~>(.*?))?~~", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:[nrtvf]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_SECTION = re.compile(r"^(Removes|Protects|Keeps):\s*$", re.MULTILINE)


class Page:
    """What a rule sees of a page, and what it reports with. Lines are named by their number."""

    __slots__ = ("_document", "_rule", "gaps", "hits", "lines", "text")

    def __init__(self, document: Document, rule: Rule) -> None:
        self._document = document
        self._rule = rule
        self.text: str = document.text
        self.lines: Sequence[Line] = document.lines
        self.gaps: Sequence[bool] = document.gaps
        self.hits: Sequence[Hit] = hits_of(document, rule.phrases) if rule.phrases else ()

    @property
    def whole(self) -> bool:
        """Whether the text is that of a whole page, of which `lines` holds those near prose."""
        return self._document.whole

    @property
    def far(self) -> Sequence[tuple[int, int]]:
        """The stretches of a whole page that stand far from prose."""
        return self._document.far

    @property
    def scorer(self) -> Scorer | None:
        """What judges the lines of a whole page; None where that is off."""
        return self._document.scorer

    @property
    def chances(self) -> Sequence[float]:
        """How likely each line of a whole page belongs to the article; empty where nothing judges the lines."""
        return self._document.chances

    @property
    def evidence(self) -> Mapping[str, Evidence]:
        """By a line's text, what the HTML that it was extracted from says of it."""
        return self._document.evidence

    @property
    def site(self) -> Mapping[str, SiteLine]:
        """The lines that come again on the page's site, by their keys."""
        return self._document.site

    @property
    def odd(self) -> frozenset[str]:
        """The characters of the text that are neither printable nor a line feed: odd spaces, invisible ones."""
        return self._document.odd

    def once(self, question: Callable[[Sequence[Line]], T]) -> T:
        """What a function says of the page's lines: asked once, whatever the number of rules that ask."""
        return self._document.once(question)

    def stock(self, hit: Hit, *, beside: int = 0) -> bool:
        """Whether a line holds a stock phrase and nothing else.

        A word by itself ("Follow", "Next") is no stock phrase where it stands among plain short lines, without a blank
        one between: it may be a word of a list or a verse. Neither are two short words between verses, or
        where the next line goes on with a small letter. `beside` says how many of the two neighbours may be such lines.
        """
        if hit.phrase.place != "whole":
            return False
        line, after = self.lines[hit.line], hit.line + 1
        if line.weight > LONGEST_WORD or (" " in line.text and line.weight > SHORT):
            return True
        if after < len(self.lines) and not self.gaps[after] and self.lines[after].text[0].islower():
            return False
        if " " in line.text:
            return self.plain_beside(hit.line) < BOTH or self.lines[hit.line - 1].words < VERSE or self.lines[after].words < VERSE
        return self.plain_beside(hit.line) <= beside

    def among_rows(self, index: int) -> bool:
        """Whether a row such as "Music: Lee Chan" that no phrase is known of stands right above or below: a list of facts."""
        beside = [self.lines[i] for i in (index - 1, index + 1) if 0 <= i < len(self.lines)]
        tight = [not self.gaps[i] for i in (index, index + 1) if 0 < i < len(self.lines)]
        return any(near and _ROW.match(line.text) and _plain(line) for line, near in zip(beside, tight, strict=True))

    def plain_beside(self, index: int) -> int:
        """How many plain short lines stand right above and below a line, without a blank one between: in lists and verse two."""
        above = index > 0 and not self.gaps[index] and _plain(self.lines[index - 1])
        below = index + 1 < len(self.lines) and not self.gaps[index + 1] and _plain(self.lines[index + 1])
        return above + below

    def drop(self, index: int, reason: str, *facts: Fact, confidence: float | None = None) -> Finding:
        """Ask for a whole line to go."""
        return self._find("drop", self._document.starts[index], self._document.ends[index], reason, confidence, facts=facts)

    def drop_lines(self, first: int, end: int, reason: str, *, confidence: float | None = None) -> Finding:
        """Ask for the lines from `first` up to `end` to go, with all that stands between them."""
        return self._find("drop", self._document.starts[first], self._document.ends[end - 1], reason, confidence)

    def drop_span(self, start: int, end: int, reason: str, *, confidence: float | None = None) -> Finding:
        """Ask for `text[start:end]` of the whole page to go."""
        return self._find("drop", start, end, reason, confidence)

    def cut(self, index: int, start: int, end: int, reason: str, *facts: Fact, confidence: float | None = None) -> Finding:
        """Ask for characters `start:end` of a line's text to go, with the space that would be left over."""
        text = self.lines[index].text
        if start == 0:
            end += len(text[end:]) - len(text[end:].lstrip())
        else:
            start = len(text[:start].rstrip())
        if start == 0 and end >= len(text):
            return self.drop(index, reason, *facts, confidence=confidence)
        return self._find("drop", *self._document.span(index, start, end), reason, confidence, facts=facts)

    def keep(
        self, index: int, reason: str, *facts: Fact, span: tuple[int, int] | None = None, confidence: float | None = None
    ) -> Finding:
        """Protect a line, or characters `span` of its text, from other rules that are not surer."""
        start, end = self._document.starts[index], self._document.ends[index]
        if span is not None:
            start, end = self._document.span(index, *span)
        return self._find("keep", start, end, reason, confidence, facts=facts)

    def replace(self, start: int, end: int, replacement: str, reason: str, *, confidence: float | None = None) -> Finding:
        """Ask for `text[start:end]` of the whole page to become `replacement`."""
        return self._find("replace", start, end, reason, confidence, replacement=replacement)

    def _find(
        self,
        action: Action,
        start: int,
        end: int,
        reason: str,
        confidence: float | None,
        replacement: str = "",
        facts: tuple[Fact, ...] = (),
    ) -> Finding:
        rule = self._rule
        sure = rule.confidence if confidence is None else confidence
        return Finding(start, end, action, rule.id, rule.kind, sure, reason, replacement, facts)


def _plain(line: Line) -> bool:
    """Whether a line is short and holds no phrase that is known."""
    return not line.paragraph and not any(phrase.place in ("whole", "start") for phrase in line.phrases)


@dataclass(frozen=True)
class Rule:
    """A rule: a function from a page to findings, with what is known about it.

    `phrases` names the lexicons that wake it: without a hit in any of them it is not called. A rule without phrases is
    called for every page.
    """

    id: str
    kind: str
    confidence: float
    phrases: tuple[str, ...]
    function: Callable[[Page], Iterable[Finding]]

    def __call__(self, page: Page) -> Iterable[Finding]:
        """What the rule finds on a page."""
        return self.function(page)

    def __reduce__(self) -> tuple[Callable[[str, str], Rule], tuple[str, str]]:
        return _imported, (self.function.__module__, self.function.__qualname__)

    @property
    def package(self) -> str:
        """The package that it comes from."""
        return self.function.__module__.partition(".")[0]

    @cached_property
    def summary(self) -> str:
        """The first sentence of the docstring, which names the noise."""
        text = " ".join(inspect.cleandoc(self.function.__doc__ or "").split("\n\n")[0].split())
        return "" if not text or _SECTION.match(text.split(" ")[0]) else text.split(". ")[0].rstrip(".") + "."

    @cached_property
    def removes(self) -> tuple[str, ...]:
        """The examples of what it removes."""
        return _examples(self.function.__doc__ or "", "Removes")

    @cached_property
    def protects(self) -> tuple[str, ...]:
        """The examples of what it saves from other rules, or reads without taking it."""
        return _examples(self.function.__doc__ or "", "Protects")

    @cached_property
    def keeps(self) -> tuple[str, ...]:
        """The examples of what looks alike and stays."""
        return _examples(self.function.__doc__ or "", "Keeps")


def _imported(module: str, name: str) -> Rule:
    found = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    if not isinstance(found, Rule):
        raise TypeError(f"{module}.{name} is not a rule")
    return found


def rule(
    *, kind: str, confidence: float = 0.9, phrases: str | Sequence[str] = (), id: str | None = None
) -> Callable[[Callable[[Page], Iterable[Finding]]], Rule]:
    """Make a rule of a function that takes a `Page` and yields findings.

    The id is the function's name with hyphens unless `id` gives another. The docstring must begin with a sentence that
    names the noise and hold examples: under `Removes:` what goes (a rule that only keeps has them under `Protects:`),
    under `Keeps:` what looks alike and stays. How they are written: `example_page`.

    Raises ArgumentError when something of that is missing or malformed.
    """

    def decorate(function: Callable[[Page], Iterable[Finding]]) -> Rule:
        name = function.__name__.replace("_", "-") if id is None else id
        made = Rule(name, kind, confidence, (phrases,) if isinstance(phrases, str) else _listed(phrases), function)
        _check(made)
        return made

    return decorate


def _listed(phrases: object) -> tuple[str, ...]:
    if not isinstance(phrases, Collection) or not all(isinstance(name, str) for name in phrases):
        raise ArgumentError(f"rule phrases {phrases!r}: pass the name of a lexicon, or a tuple of such names")
    return tuple(phrases)


def _check(made: Rule) -> None:
    for what, name in (("id", made.id), ("kind", made.kind)):
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise ArgumentError(f"rule {what} {name!r}: pass lower-case words joined by hyphens, such as 'share-line'")
    if isinstance(made.confidence, bool) or not isinstance(made.confidence, int | float) or not 0 < made.confidence <= 1:
        raise ArgumentError(f"rule {made.id!r}: confidence {made.confidence!r} must be a number above 0 and not above 1")
    if not (made.summary and (made.removes or made.protects) and made.keeps):
        raise ArgumentError(
            f"rule {made.id!r}: its docstring must begin with a sentence that names the noise, "
            "and give examples under 'Removes:' (or 'Protects:') and 'Keeps:'"
        )


def _examples(docstring: str, section: str) -> tuple[str, ...]:
    """The examples of a section: one begins at the section's indentation, deeper lines go on with it."""
    parts = _SECTION.split(inspect.cleandoc(docstring))
    body = dict(zip(parts[1::2], parts[2::2], strict=True)).get(section, "")
    examples: list[str] = []
    for line in inspect.cleandoc("\n" + body).splitlines():
        if line.startswith(" ") and examples:
            examples[-1] += "\n" + line.strip()
        elif line.strip():
            examples.append(line.strip())
    return tuple(examples)


PARAGRAPHS = (
    "The council voted on Tuesday to repair the old bridge before the winter, and set aside the money that the work will cost.",
    "Engineers who looked at the piers last month said that the stone is sound, but that the deck will not carry lorries for long.",
)
MORE = (
    "Until the work is done, buses will turn at the market and take the long way round by the mill, which adds ten minutes.",
    "Shopkeepers on the north bank fear for their trade, and have asked the council to open a ferry for the summer months.",
)


def example_page(made: Rule, example: str) -> tuple[str, str]:
    r"""An example as a page to clean, and as the text that should be left when its rule removes it.

    `…` on a line of its own stands for a paragraph of prose; an example without one is set between two paragraphs.
    All its other lines go, or, where some passages are struck through (`~~so~~`), just those; `~~old~>new~~` is a
    replacement. An example of a layout rule is the page itself, with `\n` and the like for what cannot be shown; one of a
    markup rule is written in HTML, and of its lines all but the paragraphs go.
    """
    if made.kind == LAYOUT:
        shown = _ESCAPE.sub(lambda match: match.group().encode().decode("unicode_escape"), example)
        return _struck(shown, keep=1), _struck(shown, keep=2)
    if made.kind == MARKUP:
        return _set_in_markup(example)
    return set_in_prose(example, PARAGRAPHS)


def _set_in_markup(example: str) -> tuple[str, str]:
    prose = (*PARAGRAPHS, *MORE)
    paragraphs = [prose[number % len(prose)] for number in range(example.count("…"))]
    body = example
    for paragraph in paragraphs:
        body = body.replace("…", f"<p>{paragraph}</p>", 1)
    return f"<!DOCTYPE html>\n<html><body><article>\n{body}\n</article></body></html>", "\n".join(paragraphs)


def set_in_prose(example: str, prose: Sequence[str]) -> tuple[str, str]:
    """An example between paragraphs of prose, as a page to clean and as what should be left; see `example_page`."""
    lines = example.split("\n")
    if "…" not in lines:
        lines = ["…", *lines, "…"]
    paragraphs = cycle(prose)
    page = [next(paragraphs) if line == "…" else line for line in lines]
    if "~~" in example:
        left = [_struck(line, keep=2).strip() for line in page]
    else:
        left = [text for line, text in zip(lines, page, strict=True) if line == "…"]
    return _struck("\n\n".join(page), keep=1), "\n\n".join(line for line in left if line)


def _struck(text: str, keep: int) -> str:
    """A text with struck passages as they were (1) or as they become (2)."""
    return _STRUCK.sub(lambda match: match[keep] or "", text)
