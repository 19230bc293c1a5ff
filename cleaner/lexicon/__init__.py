"""Phrases by kind and language, and the matcher that finds them.

A lexicon is a set of text files `<name>.<language>.txt`, beside this module or beside a plug-in's rule: a phrase a line,
`#` begins a comment. Upper and lower case, punctuation and spacing do not count. `…` stands for further words and says
where a phrase may stand in its line; `0` stands for any number:

    share this article        the whole line
    share this …              begins the line
    … all rights reserved     ends the line
    … uses cookies …          stands anywhere in it
    0 comments                the whole line, with a number
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from cleaner.fold import has_unspaced, key, unspaced

ANY = "mul"  # the language code of phrases that belong to none, such as names of networks
Place = Literal["whole", "start", "end", "inside"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in folded form, and the lexicon, language and place in the line that it belongs to."""

    lexicon: str
    language: str
    place: Place
    text: str


def parse_phrase(line: str, lexicon: str, language: str) -> Phrase | None:
    """The phrase that a line of a lexicon file holds; None for blank lines and comments."""
    line = line.partition("#")[0].strip()
    if not line:
        return None
    open_left, open_right = line.startswith("…"), line.endswith("…")
    place: Place = "inside" if open_left and open_right else "end" if open_left else "start" if open_right else "whole"
    folded = key(line.strip("… "))
    if not folded:
        raise ValueError(f"lexicon {lexicon}.{language}: {line!r} holds no word")
    return Phrase(lexicon, language, place, folded)


def read_lexicons(
    names: Iterable[str], languages: Collection[str] | None = None, folder: Traversable | None = None
) -> Iterator[Phrase]:
    """The phrases of the named lexicons, in all languages or some, of this library or from the files of `folder`."""
    wanted = frozenset(names)
    for file in sorted((folder or files(__name__)).iterdir(), key=lambda entry: entry.name):
        name, language = file.name.split(".")[:2] if "." in file.name else (file.name, "")
        if name in wanted and file.name.endswith(".txt") and (languages is None or language in (*languages, ANY)):
            for line in file.read_text(encoding="utf-8").splitlines():
                phrase = parse_phrase(line, name, language)
                if phrase is not None:
                    yield phrase


def texts(*names: str) -> frozenset[str]:
    """The phrases of the named lexicons, folded, wherever they stand in a line: for look-ups by word."""
    return frozenset(phrase.text for phrase in read_lexicons(names))


def lexicon_names() -> tuple[str, ...]:
    """The names of this library's lexicons."""
    return tuple(sorted({entry.name.split(".")[0] for entry in files(__name__).iterdir() if entry.name.endswith(".txt")}))


def known_languages() -> tuple[str, ...]:
    """The languages that have lexicon files."""
    found = {entry.name.split(".")[1] for entry in files(__name__).iterdir() if entry.name.endswith(".txt")}
    return tuple(sorted(found - {ANY}))


class Matcher:
    """Finds the phrases that stand in a line, by look-ups: what a line costs does not grow with the phrases."""

    __slots__ = ("_ends", "_inside", "_inside_unspaced", "_inside_words", "_starts", "_whole")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._whole: dict[str, list[Phrase]] = {}
        self._starts: dict[str, list[Phrase]] = {}
        self._ends: dict[str, list[Phrase]] = {}
        self._inside: dict[str, list[Phrase]] = {}
        self._inside_unspaced: list[Phrase] = []
        for phrase in sorted(set(phrases), key=lambda p: (-len(p.text), p.lexicon, p.language, p.text)):
            self._file(phrase)
        self._inside_words = frozenset(self._inside)

    def _file(self, phrase: Phrase) -> None:
        tokens = phrase.text.split(" ")
        if phrase.place == "whole":
            self._whole.setdefault(phrase.text, []).append(phrase)
        elif phrase.place == "start":
            self._starts.setdefault(_head(phrase.text), []).append(phrase)
        elif phrase.place == "end":
            self._ends.setdefault(_tail(phrase.text), []).append(phrase)
        elif has_unspaced(phrase.text):
            self._inside_unspaced.append(phrase)
        else:
            self._inside.setdefault(max(tokens, key=len), []).append(phrase)

    def match(self, folded: str) -> list[Phrase]:
        """The phrases in a whole line, given its key."""
        found = [*self._whole.get(folded, ()), *self.match_start(folded), *self.match_end(folded)]
        tokens = folded.split(" ")
        if not self._inside_words.isdisjoint(tokens) or (self._inside_unspaced and has_unspaced(folded)):
            found += self._match_inside(folded, tokens)
        return found

    def match_start(self, folded: str) -> list[Phrase]:
        """The phrases that a line begins with, given the key of (at least) its beginning."""
        bucket = self._starts.get(_head(folded))
        return [p for p in bucket if _begins(folded, p.text)] if bucket else []

    def match_end(self, folded: str) -> list[Phrase]:
        """The phrases that a line ends with, given the key of (at least) its end."""
        bucket = self._ends.get(_tail(folded))
        return [p for p in bucket if _begins(folded[::-1], p.text[::-1])] if bucket else []

    def _match_inside(self, folded: str, tokens: Sequence[str]) -> list[Phrase]:
        padded = f" {folded} "
        awake = [p for token in self._inside_words.intersection(tokens) for p in self._inside[token]]
        found = [p for p in awake if f" {p.text} " in padded] + [p for p in self._inside_unspaced if p.text in folded]
        return sorted(found, key=lambda p: (p.lexicon, p.language, p.text))


def _head(folded: str) -> str:
    """What the starts are filed under: the first word, or one character where words are not spaced."""
    first = folded.partition(" ")[0]
    return first[:1] if has_unspaced(first) else first


def _tail(folded: str) -> str:
    last = folded.rpartition(" ")[2]
    return last[-1:] if has_unspaced(last) else last


def _begins(folded: str, phrase: str) -> bool:
    """Whether `phrase` begins `folded` and ends where a word ends."""
    if not folded.startswith(phrase):
        return False
    return len(folded) == len(phrase) or folded[len(phrase)] == " " or unspaced(phrase[-1])
