"""A page as lines, with the features that rules ask for computed once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from cleaner.fold import INVISIBLE, UNSPACED_WEIGHT, join, level, unspaced, words
from cleaner.lexicon import Matcher, Phrase
from cleaner.outline import FEWEST, LINK, is_whole, outline, unlinked
from cleaner.runon import LINES as MOST_JOINED
from cleaner.runon import separate
from cleaner.sites import SiteLine
from cleaner.wrap import unwrap

T = TypeVar("T")
SHORT = 160  # characters; the key of a longer line is made of its two ends alone
END = 90  # characters of either end of a long line that phrases are looked for in
TERMINAL = frozenset(".!?。！？｡؟।॥։።჻‽")
CLOSING = "\"'”’»«)]}」』）】›*_"
_UNASKED: Any = object()  # stands for an answer; to look for one that is missing costs less than to raise and catch
_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NO_BREAK_SPACE = "\u00a0"  # by far the commonest of its kind
_GLUED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
SENTENCE_WEIGHT = 100  # a line that ends like a sentence and is this long is a paragraph of prose …
PARAGRAPH_WEIGHT = 300  # … and so is a line this long, however it ends


class Line:
    """A line that is not blank. It knows its own text and nothing of its place, so equal lines share one object.

    text       the line without surrounding space, every space plain and invisible characters left out
    plain      the text without the addresses of Markdown links and images; what follows is told of it
    key        what equal-looking lines have in common (see `cleaner.fold.key`); "" for a long line
    words      how many words it has (estimated for a long line)
    weight     its length in letters, where an ideograph counts for 2.5
    sentence   whether it ends as a sentence does
    cut_off    whether it ends in an ellipsis
    paragraph  whether it looks like a paragraph of prose
    phrases    the lexicon phrases that stand in it, of a lexicon the whole line or one a language
    """

    __slots__ = ("_answers", "_raw", "cut_off", "key", "paragraph", "phrases", "plain", "sentence", "text", "weight", "words")

    def __init__(self, raw: str, matcher: Matcher) -> None:
        self._raw = raw
        self._answers: dict[Callable[[Line], Any], Any] = {}
        body = raw.rstrip("\r\n").replace(NO_BREAK_SPACE, " ")
        # What is printable has no other odd space and no invisible character, and is one line.
        self.text = text = (body if body.isprintable() else _flat(raw)).strip()
        self.key = ""
        self.words = 0
        self.phrases: tuple[Phrase, ...] = ()
        self.plain = unlinked(text)
        if text:
            self._measure(self.plain)
            self._read(self.plain, matcher)

    def _measure(self, text: str) -> None:
        size, last = len(text), text[-1]
        wide = not text.isascii() and (unspaced(text[0]) or unspaced(text[size // 2]) or unspaced(text[size // 4]))
        self.weight = size * UNSPACED_WEIGHT if wide else float(size)
        self.cut_off = last in "….])" and text.endswith(("…", "...", "…]", "…)", "...]", "...)"))
        bare = text.rstrip(CLOSING) if last in CLOSING else text
        self.sentence = bare[-1:] in TERMINAL and not bare.endswith("...")
        self.paragraph = self.weight >= (SENTENCE_WEIGHT if self.sentence else PARAGRAPH_WEIGHT)

    def _read(self, text: str, matcher: Matcher) -> None:
        if len(text) <= SHORT:
            tokens = words(text)
            self.words = len(tokens) + (0 if text.isascii() else _glued_words(text))
            self.key = folded = join(tokens)
            # Without a number the key is made of these very words.
            found: list[Phrase] = matcher.match(folded, () if "0" in folded else tokens)
        else:
            self.words = text.count(" ") + 1 + (_glued_words(text) if self.weight > len(text) else 0)
            found = []
            if matcher.may_open(text.split(None, 2)):
                found += matcher.match_start(join(words(text[:END])))
            if matcher.may_close(text.rsplit(None, 2)):
                found += matcher.match_end(join(words(text[-END:])))
        if found:
            self.phrases = _of_each_lexicon(found)

    @property
    def shown(self) -> str:
        """The text with blanks for the addresses of Markdown links, character for character."""
        return LINK.sub(_blanked, LINK.sub(_blanked, self.text)) if "](" in self.text else self.text

    @property
    def linked(self) -> int:
        """How many characters are the text of Markdown links."""
        return sum(len(link[1]) for link in LINK.finditer(self.text))

    def once(self, question: Callable[[Line], T]) -> T:
        """What a function says of the line by itself, which it is asked once for all rounds."""
        answer: T = self._answers.get(question, _UNASKED)
        if answer is _UNASKED:
            answer = self._answers[question] = question(self)
        return answer

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the raw line."""
        if start >= end:
            raise ValueError(f"an empty span: {start}:{end}")
        flat = _flat(self._raw)
        lead = len(flat) - len(flat.lstrip())
        if len(flat) == len(self._raw):
            return lead + start, lead + end
        pairs = zip(self._raw, self._raw[1:] + " ", strict=True)
        shown = [place for place, (char, after) in enumerate(pairs) if char not in INVISIBLE and char + after != "\r\n"]
        return shown[lead + start], shown[lead + end - 1] + 1


def _blanked(link: re.Match[str]) -> str:
    end = link.end(1) - link.start()
    return link[0][:end] + " " * (len(link[0]) - end)


def _glued_words(text: str) -> int:
    """How many words there are beyond those that spaces show, in scripts that set none: about one for two characters."""
    return len(_GLUED.findall(text)) // 2 if _GLUED.search(text) else 0


def _of_each_lexicon(found: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Of each lexicon the phrase that is the whole line, or else the longest of each language."""
    if len(found) == 1:
        return (found[0],)
    whole = {phrase.lexicon for phrase in found if phrase.place == "whole"}
    first = {(phrase.lexicon, "" if phrase.lexicon in whole else phrase.language): phrase for phrase in reversed(found)}
    return tuple(first.values())


def _flat(raw: str) -> str:
    """A raw line as its text shows it, character for character but for invisible ones; a wrapped one in one line."""
    flat = level(raw)
    return _ENDS.sub(" ", flat.replace("\r\n", "\n")) if len(raw.splitlines()) > 1 else flat


def _odd(text: str) -> frozenset[str]:
    # To ask whether a text is printable is many times faster than to look at its characters.
    text = text.replace("\n", "")
    if text.isprintable():
        return frozenset()
    without = text.replace(NO_BREAK_SPACE, "")
    if without.isprintable():
        return frozenset(NO_BREAK_SPACE)
    return frozenset(char for char in set(text) if not char.isprintable())


class Evidence(NamedTuple):
    """What the page that a line was extracted from says of it: how likely it belongs to the article, and what speaks against it."""

    chance: float
    reason: str


NO_PHRASES = Matcher(())
NONE: Mapping[str, Evidence] = {}
NO_SITE: Mapping[str, SiteLine] = {}


class Hit(NamedTuple):
    """A phrase, and the number of the line that it stands in."""

    line: int
    phrase: Phrase


class Scorer(Protocol):
    """What judges the lines of a whole page, as it was given."""

    @property
    def titled(self) -> bool:
        """Whether the page's own title comes again over its article."""

    def chances(self, document: Document) -> Sequence[float]:
        """How likely each line of the page, or of what is left of it, belongs to the article."""

    def reason(self, line: Line) -> str:
        """What speaks most against a line."""


class Document:
    """A text as its lines that are not blank, each with its place.

    lines     the lines
    starts    where each begins in `text`, its indentation included
    ends      where each ends, its line end included
    gaps      whether a blank line stands before it
    hits      phrases by lexicon, in order of place
    whole     whether it is a whole page's text
    far       of a whole page the stretches of lines far from prose, which are not among `lines`
    evidence  by a line's text, what the page that it was extracted from says of it
    """

    __slots__ = (
        "_answers",
        "_chances",
        "_odd",
        "ends",
        "evidence",
        "far",
        "gaps",
        "hits",
        "lines",
        "scorer",
        "site",
        "starts",
        "text",
        "whole",
    )

    def __init__(
        self,
        text: str,
        matcher: Matcher,
        memo: dict[str, Line] | None = None,
        *,
        whole: bool | None = False,
        scorer: Scorer | None = None,
        evidence: Mapping[str, Evidence] = NONE,
        site: Mapping[str, SiteLine] = NO_SITE,
    ) -> None:
        """Read `text`.

        memo      lines that were read before, of this page: their features are not computed again
        whole     whether the text is that of a whole page; None to find out, and to read of one only the lines near prose
        scorer    what tells of each line of a whole page how likely it belongs to the article
        evidence  by a line's text, what the page that it was extracted from says of it
        site      the lines that come again on the page's site, by their keys
        """
        self.text = text
        self.evidence = evidence
        self.site = site
        self.whole = bool(whole)
        self.scorer = scorer
        self.far: list[tuple[int, int]] = []
        self._odd: frozenset[str] | None = None
        self._chances: Sequence[float] | None = None
        self.lines: list[Line] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.gaps: list[bool] = []
        self.hits: dict[str, list[Hit]] = {}
        self._answers: dict[Callable[[Sequence[Line]], Any], Any] = {}
        if text:
            raws = _raws(text, matcher)
            self._read(raws, self._near(raws, matcher) if whole is None else None, matcher, {} if memo is None else memo)

    def _near(self, raws: Sequence[str], matcher: Matcher) -> Sequence[bool] | None:
        """Of the raw lines of a whole page which are to be read; None for any other text."""
        found = outline(raws) if len(raws) >= FEWEST else None
        self.whole = found is not None and is_whole(raws, found, matcher)
        return found.near if found is not None and self.whole else None

    def _read(self, raws: Sequence[str], near: Sequence[bool] | None, matcher: Matcher, memo: dict[str, Line]) -> None:
        lines, starts, ends, gaps, hits = self.lines, self.starts, self.ends, self.gaps, self.hits
        place, gap, left = 0, False, False
        for number, raw in enumerate(raws):
            after = place + len(raw)
            if near is not None and not near[number] and not raw.isspace():
                # Lines far from prose go together, and the blank ones between them with them.
                self.far.append((self.far.pop()[0] if left else place, after))
                place, left = after, True
                continue
            line = memo.get(raw)
            if line is None:
                line = memo[raw] = Line(raw, matcher)
            if line.text:
                for phrase in line.phrases:
                    hits.setdefault(phrase.lexicon, []).append(Hit(len(lines), phrase))
                lines.append(line)
                starts.append(place)
                ends.append(after)
                gaps.append(gap)
                gap = left = False
            else:
                gap = True
            place = after

    @classmethod
    def bare(cls, text: str) -> Document:
        """A text without its lines, for rules that look at characters alone."""
        document = cls("", NO_PHRASES)
        document.text = text
        return document

    @property
    def odd(self) -> frozenset[str]:
        """The characters of the text that are neither printable nor a line feed: odd spaces, invisible ones."""
        if self._odd is None:
            self._odd = _odd(self.text)
        return self._odd

    @property
    def chances(self) -> Sequence[float]:
        """How likely each line of a whole page belongs to the article; empty where nothing judges the lines."""
        if self._chances is None:
            self._chances = self.scorer.chances(self) if self.whole and self.scorer is not None else ()
        return self._chances

    def once(self, question: Callable[[Sequence[Line]], T]) -> T:
        """What a function says of the lines, which it is asked once."""
        if question not in self._answers:
            self._answers[question] = question(self.lines)
        answer: T = self._answers[question]
        return answer

    def span(self, index: int, start: int, end: int) -> tuple[int, int]:
        """Where characters `start:end` of line `index`'s text stand in the page's text."""
        begin, stop = self.lines[index].span(start, end)
        return self.starts[index] + begin, self.starts[index] + stop


def _raws(text: str, matcher: Matcher) -> list[str]:
    return separate(unwrap(text.splitlines(keepends=True)), matcher)


def is_whole_text(text: str, matcher: Matcher) -> bool:
    """Whether a text is that of a whole page."""
    if MOST_JOINED < len(text.splitlines()) < FEWEST:
        return False
    raws = _raws(text, matcher)
    return len(raws) >= FEWEST and is_whole(raws, outline(raws), matcher)


def hits_of(document: Document, lexicons: Sequence[str]) -> list[Hit]:
    """The hits of several lexicons, in order of place."""
    if len(lexicons) == 1:
        return document.hits.get(lexicons[0], [])
    return sorted((hit for name in lexicons for hit in document.hits.get(name, ())), key=lambda hit: (hit.line, hit.phrase.lexicon))
