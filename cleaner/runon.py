"""Texts whose lines were joined: a document in one line, with its noise between two sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from cleaner.fold import has_unspaced, join, words
from cleaner.lexicon import Matcher, Phrase, texts

LINES = 3  # the most lines of such a text
LONGEST = 600  # characters that one of them has at least
OPENING = 90  # characters of a sentence in which a phrase that begins it is looked for
PROMPT = 400  # characters of the longest sentence that a phrase may begin
PHRASE = 12  # words of the longest phrase
HEADLINE = 12  # words of the lines that a text without sentences is cut into
BREAKING = frozenset(
    [
        "share",
        "follow",
        "newsletter",
        "promo",
        "consent",
        "paywall",
        "comments",
        "advertisement",
        "navigation",
        "legal-link",
        "copyright",
        "related",
        "credit",
        "javascript",
        "affiliate",
    ]
)
JOINS = texts("name-joins")
NETWORKS = texts("networks")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？।])")
_WORD = re.compile(r"\S+\s*")
_SPACED = re.compile(r"\s*\S+\s*")


def separate(raws: Sequence[str], matcher: Matcher) -> list[str]:
    """The lines of a text, where a text in one line is cut before and after the stock phrases that stand between sentences."""
    if len(raws) > LINES or max(map(len, raws), default=0) < LONGEST:
        return list(raws)
    return [piece for raw in raws for piece in (_pieces(raw, matcher) if len(raw) >= LONGEST else [raw])]


def _pieces(raw: str, matcher: Matcher) -> Iterator[str]:
    prose = ""
    for sentence in _sentences(raw):
        cut = _noise(sentence, matcher)
        if not cut:
            prose += sentence
            continue
        if prose:
            yield prose
        yield from cut[:-1]
        prose = cut[-1]
    if prose:
        yield prose


def _sentences(raw: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE.finditer(raw):
        if match.end() > start:
            yield raw[start : match.end()]
            start = match.end()
    if start < len(raw):
        yield raw[start:]


def _noise(sentence: str, matcher: Matcher) -> list[str]:
    """A sentence cut after the phrases that it begins with: each of them, and the rest, which may be empty; [] without one."""
    found: list[str] = []
    start = 0
    while start < len(sentence) and (end := _phrase_end(sentence[start : start + 2 * OPENING], matcher)):
        found.append(sentence[start : start + end])
        start += end
    if not found:
        return [sentence, ""] if len(sentence) <= PROMPT and _opened(sentence, matcher) else []
    rest = sentence[start:]
    if not re.search(r"[.!?。！？]", rest) and len(rest.strip()) > LONGEST / 4:
        # A run of headlines has no sentence: it is cut into lines of their length.
        parts = _SPACED.findall(rest)
        found += ["".join(parts[i : i + HEADLINE]) for i in range(0, len(parts), HEADLINE)]
        rest = ""
    return [*found, rest]


def _opened(sentence: str, matcher: Matcher) -> bool:
    """Whether a stock phrase begins a sentence that goes on behind it."""
    parts = sentence.split(None, 2)
    if not parts or not matcher.may_open(parts):
        return False
    return any(map(_breaks, matcher.match_start(join(words(sentence[:OPENING])))))


def _phrase_end(text: str, matcher: Matcher) -> int:
    """Where the longest stock phrase ends that a text begins with, written as a line of its own would be; 0 without one."""
    if text[0].islower():
        return 0
    best = named = 0
    tokens: list[str] = []
    going_on = False  # whether names of networks go on behind the phrase
    for match in islice(_WORD.finditer(text), PHRASE):
        added = words(match.group())
        if not tokens and added and not _may_begin(added[0], matcher):
            return 0
        tokens += added
        network = bool(added) and NETWORKS.issuperset(added)
        named += network
        going_on = (going_on or best == match.start() > 0) and (network or JOINS.issuperset(added))
        ends = not text[match.end() : match.end() + 1].islower()
        if (network and going_on) or (ends and _stock(join(tokens), matcher)) or (named > 1 and NETWORKS.issuperset(tokens)):
            best = match.end()
    return best


def _may_begin(word: str, matcher: Matcher) -> bool:
    """Whether a stock phrase or names of networks may begin with a word; False is certain."""
    return not word.isalpha() or word in NETWORKS or matcher.may_be_whole(word)


def _stock(folded: str, matcher: Matcher) -> bool:
    return (" " in folded or has_unspaced(folded) or len(folded) > 8) and any(map(_breaks, matcher.match_whole(folded)))


def _breaks(phrase: Phrase) -> bool:
    return phrase.lexicon in BREAKING
