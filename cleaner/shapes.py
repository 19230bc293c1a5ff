"""Shapes of lines that several rules ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cleaner.document import Line
from cleaner.fold import has_unspaced, key, words
from cleaner.lexicon import Phrase, WordList, texts

QUOTES = frozenset("\"'“”‘’«»„‚‹›「『「")
_DASHES = ("— ", "– ")
_BULLETS = frozenset("-*•‣▪◦·–—►▶")
_BULLET = re.compile(r"(?:[-*•‣▪◦·–—►▶]|\d{1,3}[.)])\s")
_SEPARATOR = re.compile(r"\s*[:：|–—>»›→＝=／/丨｜】\]］-]+\s*")
NETWORKS = texts("networks")
REPORTING = WordList("reporting")
NOTHING = WordList()
NEAR = 3  # lines from one paragraph of an article to the next, at the most
HANDLE = re.compile(r"(?<![\w.])@[\w.]{2,}\w")
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# A domain by itself: lower case, as sites print it, so that a missing space after a full stop is none.
DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/\S*)?")


def quoted(line: Line) -> bool:
    """Whether the line begins as speech or quotation does: with a quotation mark, or with a dash."""
    return line.text[0] in QUOTES or line.text[:2] in _DASHES


def full_stop(line: Line) -> bool:
    """Whether the line ends in a full stop, which a headline has not."""
    return line.text.endswith((".", "。", "।", "॥", "۔"))


def bulleted(line: Line) -> bool:
    """Whether the line is an item of a list."""
    return (line.text[0] in _BULLETS or line.text[0].isdigit()) and _BULLET.match(line.text) is not None


def first_characters(lines: Sequence[Line]) -> str:
    """The character that each line begins with: most rules look for few, which one look tells to be absent."""
    return "".join([line.text[0] for line in lines])


def last_characters(lines: Sequence[Line]) -> str:
    """The character that each line ends with."""
    return "".join([line.text[-1] for line in lines])


def items(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines that are items of lists."""
    first = first_characters(lines)
    return [] if first.isalpha() else [i for i, char in enumerate(first) if not char.isalpha() and bulleted(lines[i])]


def names_network(text: str) -> bool:
    """Whether a text names a social network, if need be inside a run of characters that sets no spaces."""
    tokens = words(text)
    return not NETWORKS.isdisjoint(tokens) or any(name in token for token in tokens if has_unspaced(token) for name in NETWORKS)


def announces(line: Line) -> bool:
    """Whether the line is a sentence that announces what follows: "These are the walks that we liked best:"."""
    return line.text.endswith((":", "：")) and line.words >= 5


def after(line: Line, phrase: Phrase) -> int:
    """Where in the line's text the phrase that begins it ends."""
    return folded_end(line.shown, phrase.text)


def folded_end(text: str, folded: str) -> int:
    """Where in a text the words end that fold to `folded` and begin it."""
    least = len(folded) if text[: len(folded)].isascii() else 1  # what folds to a phrase is not shorter, but for odd characters
    return next((end for end in range(least, len(text) + 1) if _ends(text, end, folded)), len(text))


def _ends(text: str, end: int, folded: str) -> bool:
    word_goes_on = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return key(text[:end]) == folded and (not word_goes_on or key(text[: end + 1]) != folded)


def label(line: Line, phrase: Phrase) -> str | None:
    """What follows `phrase` where the line sets it off as a label ("Tags: ports, labour"); None where it does not."""
    end = after(line, phrase)
    match = _SEPARATOR.match(line.shown, end)
    return line.shown[match.end() :].rstrip() if match and match.group().strip() else None


def only(text: str, allowed: frozenset[str]) -> bool:
    """Whether every word of `text` is among `allowed`, handles, addresses and domains set aside."""
    bare = HANDLE.sub(" ", EMAIL.sub(" ", text))
    rest = " ".join(part for part in bare.split() if not DOMAIN.fullmatch(part.strip(".,;:!()")))
    return all(word in allowed or word.isdigit() for word in words(rest))


def addresses(line: Line, language: str, most: int, *about: WordList, reporting: WordList = NOTHING) -> bool:
    """Whether a line of at most so many words speaks to the reader: with a word of each of `about`, and none of a report."""
    tokens = words(line.text) if line.words <= most else []
    if not tokens or not all(needed.stands_in(tokens, language) for needed in about):
        return False
    return not REPORTING.stands_in(tokens, language) and not reporting.stands_in(tokens, language)


def headline(line: Line) -> bool:
    """Whether the line could be a headline: short, and not a sentence with a full stop."""
    return line.weight <= 200 and not line.text.endswith((".", ":", ";", ",", "。"))


def first_paragraph(lines: Sequence[Line]) -> int:
    """The number of the first line that is a paragraph; the number of lines where none is."""
    return next((i for i, line in enumerate(lines) if line.paragraph), len(lines))


def article_end(lines: Sequence[Line]) -> int:
    """The number of the last paragraph that has another one near; -1 where none is.

    Below an article a paragraph may stand alone: the author's bio, a newsletter's promise, a legal notice.
    """
    places = [i for i, line in enumerate(lines) if line.paragraph]
    near = [b for a, b in pairwise(places) if b - a <= NEAR]
    return near[-1] if near else (places[0] if places else -1)


def last_paragraph(lines: Sequence[Line]) -> int:
    """The number of the last line that is a paragraph; -1 where none is."""
    return next((i for i in range(len(lines) - 1, -1, -1) if lines[i].paragraph), -1)
