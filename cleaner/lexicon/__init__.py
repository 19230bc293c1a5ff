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
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, NamedTuple

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
    bare = line.strip("… ")
    folded = bare if bare.isascii() and bare.islower() and bare.replace(" ", "").isalpha() else key(bare)
    if not folded:
        raise ValueError(f"lexicon {lexicon}.{language}: {line!r} holds no word")
    return Phrase(lexicon, language, place, folded)


class _File(NamedTuple):
    """A lexicon file, and what its name says."""

    lexicon: str
    language: str
    file: Traversable


def _files(folder: Traversable) -> tuple[_File, ...]:
    """The lexicon files of a folder, by name."""
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda entry: entry.name)
    named = ((entry.name.split("."), entry) for entry in entries)
    return tuple(_File(parts[0], parts[1], entry) for parts, entry in named if len(parts) == 3)


@cache
def _own_files() -> tuple[_File, ...]:
    return _files(files(__name__))


def _phrases(file: _File) -> Iterator[Phrase]:
    for line in file.file.read_text(encoding="utf-8").splitlines():
        phrase = parse_phrase(line, file.lexicon, file.language)
        if phrase is not None:
            yield phrase


@cache
def _own_phrases(file: _File) -> tuple[Phrase, ...]:
    return tuple(_phrases(file))


def read_lexicons(
    names: Iterable[str], languages: Collection[str] | None = None, folder: Traversable | None = None
) -> Iterator[Phrase]:
    """The phrases of the named lexicons, in all languages or some, of this library or from the files of `folder`."""
    wanted = frozenset(names)
    for file in _own_files() if folder is None else _files(folder):
        if file.lexicon in wanted and (languages is None or file.language in (*languages, ANY)):
            yield from _own_phrases(file) if folder is None else _phrases(file)


def texts(*names: str) -> frozenset[str]:
    """The phrases of the named lexicons, folded, wherever they stand in a line: for look-ups by word."""
    return frozenset(phrase.text for phrase in read_lexicons(names))


@cache
def languages_of(name: str) -> dict[str, tuple[str, ...]]:
    """The phrases of a lexicon, folded, each with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in read_lexicons([name]):
        found[phrase.text] = (*found.get(phrase.text, ()), phrase.language)
    return found


class WordList:
    """The words of the named lexicons, by language: for asking whether a line has one of them.

    A word of a script that does not space its words counts wherever it stands in a run of characters.
    """

    __slots__ = ("_glued", "_openers", "_several", "_spaced")

    def __init__(self, *names: str) -> None:
        spaced: dict[str, set[str]] = {ANY: set()}
        several: dict[str, set[str]] = {ANY: set()}
        glued: dict[str, set[str]] = {ANY: set()}
        for phrase in read_lexicons(names):
            for language in (ANY, phrase.language):
                kind = glued if has_unspaced(phrase.text) else several if " " in phrase.text else spaced
                kind.setdefault(language, set()).add(phrase.text)
        self._spaced = {language: frozenset(found) for language, found in spaced.items()}
        self._several = {language: tuple(sorted(f" {text} " for text in found)) for language, found in several.items()}
        self._openers = {language: frozenset(text.partition(" ")[0] for text in found) for language, found in several.items()}
        self._glued = {language: tuple(sorted(found)) for language, found in glued.items()}

    def stands_in(self, tokens: Sequence[str], language: str = ANY) -> bool:
        """Whether one of the words, of one language or of any, is among `tokens`."""
        if not self._spaced.get(language, frozenset()).isdisjoint(tokens):
            return True
        if not self._openers.get(language, frozenset()).isdisjoint(tokens):
            line = f" {' '.join(tokens)} "
            if any(words in line for words in self._several[language]):
                return True
        glued = self._glued.get(language, ())
        return any(word in token for token in tokens if has_unspaced(token) for word in glued) if glued else False


def lexicon_names() -> tuple[str, ...]:
    """The names of this library's lexicons."""
    return tuple(sorted({file.lexicon for file in _own_files()}))


def known_languages() -> tuple[str, ...]:
    """The languages that have lexicon files."""
    return tuple(sorted({file.language for file in _own_files()} - {ANY}))


_AROUND = "\"'.,:;!?()[]“”„«»‘’…-–—*_"  # what stands around a word and is no part of it


class _Shelf:
    """Phrases that begin (or end) alike, by their text, and how long they are: in words, or in characters."""

    __slots__ = ("phrases", "sizes")

    def __init__(self) -> None:
        self.phrases: dict[str, tuple[Phrase, ...]] = {}
        self.sizes: tuple[int, ...] = ()

    def add(self, phrase: Phrase, size: int) -> None:
        self.phrases[phrase.text] = (*self.phrases.get(phrase.text, ()), phrase)
        if size not in self.sizes:
            self.sizes = tuple(sorted((*self.sizes, size), reverse=True))


_EMPTY = _Shelf()


def _shelf(shelves: dict[str, _Shelf], head: str) -> _Shelf:
    return shelves.setdefault(head, _Shelf())


class Matcher:
    """Finds the phrases that stand in a line, by look-ups: what a line costs does not grow with the phrases.

    A phrase of one word is filed under it, a longer one under its first (or last) two, and one in a script that does
    not space its words under its first (or last) character.
    """

    __slots__ = (
        "_closers",
        "_ends",
        "_glued_ends",
        "_glued_starts",
        "_inside",
        "_inside_unspaced",
        "_inside_words",
        "_openers",
        "_starts",
        "_whole",
        "_whole_openers",
    )

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._whole: dict[str, tuple[Phrase, ...]] = {}
        self._starts: dict[str, _Shelf] = {}
        self._ends: dict[str, _Shelf] = {}
        self._glued_starts: dict[str, _Shelf] = {}
        self._glued_ends: dict[str, _Shelf] = {}
        self._inside: dict[str, tuple[Phrase, ...]] = {}
        self._inside_unspaced: tuple[Phrase, ...] = ()
        for phrase in dict.fromkeys(phrases):
            self._file(phrase)
        self._inside_words = frozenset(self._inside)
        self._whole_openers = frozenset(text.partition(" ")[0] for text in self._whole)
        self._openers = frozenset(head.partition(" ")[0] for head in self._starts)
        self._closers = frozenset(tail.rpartition(" ")[2] for tail in self._ends)

    def _file(self, phrase: Phrase) -> None:
        text = phrase.text
        tokens = text.split(" ")
        if phrase.place == "whole":
            self._whole[text] = (*self._whole.get(text, ()), phrase)
        elif phrase.place == "start":
            if has_unspaced(tokens[0]):
                _shelf(self._glued_starts, text[0]).add(phrase, len(text))
            else:
                _shelf(self._starts, " ".join(tokens[:2])).add(phrase, len(tokens))
        elif phrase.place == "end":
            if has_unspaced(tokens[-1]):
                _shelf(self._glued_ends, text[-1]).add(phrase, len(text))
            else:
                _shelf(self._ends, " ".join(tokens[-2:])).add(phrase, len(tokens))
        elif has_unspaced(text):
            self._inside_unspaced = (*self._inside_unspaced, phrase)
        else:
            longest = max(tokens, key=len)
            self._inside[longest] = (*self._inside.get(longest, ()), phrase)

    def match(self, folded: str, tokens: Sequence[str] = ()) -> list[Phrase]:
        """The phrases in a whole line, given its key, and the words of that where they are known."""
        tokens = tokens or folded.split(" ")
        found = [*self._whole.get(folded, ())]
        # Most lines begin and end with words that no phrase begins or ends with, and nothing is built for them.
        if tokens[0] in self._openers or not tokens[0].isascii():
            found += self._opening(folded, tokens)
        if tokens[-1] in self._closers or not tokens[-1].isascii():
            found += self._closing(folded, tokens)
        unspaced_too = bool(self._inside_unspaced) and has_unspaced(folded)
        if unspaced_too or not self._inside_words.isdisjoint(tokens):
            found += self._match_inside(folded, tokens, self._inside_unspaced if unspaced_too else ())
        return found

    def match_whole(self, folded: str) -> Sequence[Phrase]:
        """The phrases that are a whole line, given its key."""
        return self._whole.get(folded, ())

    def may_be_whole(self, first: str) -> bool:
        """Whether a phrase that is a whole line may begin with a folded word; False is certain."""
        return first in self._whole_openers

    def may_open(self, parts: Sequence[str]) -> bool:
        """Whether a phrase may begin a line that begins with the first two of `parts`; False is certain."""
        first = _bare(parts[0])
        if first and first not in self._openers:
            return False
        second = _bare(parts[1]) if first and len(parts) > 1 else ""
        return not second or first in self._starts or f"{first} {second}" in self._starts

    def may_close(self, parts: Sequence[str]) -> bool:
        """Whether a phrase may end a line that ends with the last two of `parts`; False is certain."""
        last = _bare(parts[-1])
        if last and last not in self._closers:
            return False
        before = _bare(parts[-2]) if last and len(parts) > 1 else ""
        return not before or last in self._ends or f"{before} {last}" in self._ends

    def match_start(self, folded: str) -> list[Phrase]:
        """The phrases that a line begins with, given the key of (at least) its beginning, the longest first."""
        return self._opening(folded, folded.split(" "))

    def match_end(self, folded: str) -> list[Phrase]:
        """The phrases that a line ends with, given the key of (at least) its end, the longest first."""
        return self._closing(folded, folded.split(" "))

    def _opening(self, folded: str, tokens: Sequence[str]) -> list[Phrase]:
        first = tokens[0]
        if has_unspaced(first):
            glued = self._glued_starts.get(first[0], _EMPTY)
            return [p for size in glued.sizes for p in glued.phrases.get(folded[:size], ()) if _begins(folded, p.text)]
        found: list[Phrase] = []
        if len(tokens) > 1 and (shelf := self._starts.get(f"{first} {tokens[1]}")):
            for size in shelf.sizes:
                if size <= len(tokens):
                    found += shelf.phrases.get(" ".join(tokens[:size]), ())
        if shelf := self._starts.get(first):
            found += shelf.phrases[first]
        return found

    def _closing(self, folded: str, tokens: Sequence[str]) -> list[Phrase]:
        last = tokens[-1]
        if has_unspaced(last):
            glued = self._glued_ends.get(last[-1], _EMPTY)
            return [p for size in glued.sizes for p in glued.phrases.get(folded[-size:], ()) if _ends(folded, p.text)]
        found: list[Phrase] = []
        if len(tokens) > 1 and (shelf := self._ends.get(f"{tokens[-2]} {last}")):
            for size in shelf.sizes:
                if size <= len(tokens):
                    found += shelf.phrases.get(" ".join(tokens[-size:]), ())
        if shelf := self._ends.get(last):
            found += shelf.phrases[last]
        return found

    def _match_inside(self, folded: str, tokens: Sequence[str], glued: Iterable[Phrase]) -> list[Phrase]:
        padded = f" {folded} "
        awake = [p for token in self._inside_words.intersection(tokens) for p in self._inside[token]]
        found = [p for p in awake if f" {p.text} " in padded] + [p for p in glued if p.text in folded]
        return sorted(found, key=lambda p: (p.lexicon, p.language, p.text)) if len(found) > 1 else found


def _bare(word: str) -> str:
    """A word as it is folded, what stands around it left off; "" where that is more than lower case."""
    bare = word.lower().strip(_AROUND)
    if bare.isascii():
        return bare if bare.isalpha() else ""
    return bare.replace("ı", "i") if bare.isalpha() and not has_unspaced(bare) else ""


def _begins(folded: str, phrase: str) -> bool:
    """Whether `phrase` begins `folded` and ends where a word ends."""
    if not folded.startswith(phrase):
        return False
    return len(folded) == len(phrase) or folded[len(phrase)] == " " or unspaced(phrase[-1])


def _ends(folded: str, phrase: str) -> bool:
    """Whether `phrase` ends `folded` and begins where a word begins."""
    if not folded.endswith(phrase):
        return False
    return len(folded) == len(phrase) or folded[-len(phrase) - 1] == " " or unspaced(phrase[0])
