"""Characters and keys: how text is levelled before it is compared."""

from __future__ import annotations

import re
import unicodedata

# Marks are part of a word in Hebrew, Arabic, Indic and South-East Asian scripts, and `\w` leaves them out.
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a3c-\u0a4d"
    "\u0abc-\u0acd\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3e-\u0d4d\u0dca-\u0ddf"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b6-\u17d3"
)
WORD = re.compile(rf"[\w©{MARKS}]+")  # © counts as a word: lines are known by it
NUMBER = re.compile(r"\d+(?: \d+)*")
NO_BREAK_SPACES = "\u00a0\u2007\u202f"
OTHER_SPACES = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000\t"
# Format and control characters that show nothing. Line ends (\n \v \f \r \x1c-\x1e \x85) are not among them.
INVISIBLE = (
    "".join(map(chr, [*range(9), *range(0x0E, 0x1C), 0x1F, *range(0x7F, 0x85), *range(0x86, 0xA0)]))
    + "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    + "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb"
)
ODD = re.compile(f"[{re.escape(NO_BREAK_SPACES + OTHER_SPACES + INVISIBLE)}]")
_LEVEL = {**{ord(c): " " for c in NO_BREAK_SPACES + OTHER_SPACES}, **{ord(c): None for c in INVISIBLE}}
# Turkish and Azeri: İ lower-cases to i with a dot above, and ı has no dot; both are compared as i.
_DOTS = {0x0307: None, ord("ı"): "i"}


def level(text: str) -> str:
    """`text` with every kind of space as U+0020 and without invisible characters."""
    return text.translate(_LEVEL) if ODD.search(text) else text


def words(text: str) -> list[str]:
    """The words of `text` as they are compared: compatibility-normalised, in lower case."""
    lowered = text.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKC", lowered)
        if "ı" in lowered or "\u0307" in lowered:
            lowered = lowered.translate(_DOTS)
    return WORD.findall(lowered)


def join(tokens: list[str]) -> str:
    """The key of a list of words: a space between words, and one 0 for every run of numbers."""
    return NUMBER.sub("0", " ".join(tokens))


def key(text: str) -> str:
    """What two lines have in common when they differ just in case, punctuation, spacing and numbers."""
    return join(words(text))


def unspaced(char: str) -> bool:
    """Whether `char` belongs to a script that writes words without spaces between them (or glues particles to them)."""
    return char >= "\u2e80" or "\u0e00" <= char <= "\u0eff" or "\u1780" <= char <= "\u17ff" or "\u1000" <= char <= "\u109f"
