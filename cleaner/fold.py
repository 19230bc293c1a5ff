"""Characters and keys: how text is levelled before it is compared."""

from __future__ import annotations

import re
import unicodedata


def _marks() -> str:
    r"""The combining marks of the Basic Multilingual Plane, as ranges of a character class.

    They are part of a word in Hebrew, Arabic, Indic and South-East Asian scripts, and `\w` leaves them out.
    """
    marks = [code for code in range(0x300, 0xFE30) if unicodedata.category(chr(code)) in ("Mn", "Mc")]
    first = [code for code, before in zip(marks, [0, *marks], strict=False) if code != before + 1]
    last = [code for code, after in zip(marks, [*marks[1:], 0], strict=True) if after != code + 1]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(first, last, strict=True))


WORD = re.compile(r"\w+")
WORD_OF_ANY_SCRIPT = re.compile(rf"[\w{_marks()}]+|©")  # © counts as a word: lines are known by it
_ASCII = "".join(char.lower() if WORD.match(char) else " " for char in map(chr, range(128))).encode().ljust(256)
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
    text = text.replace("\u00a0", " ")  # by far the commonest
    return text.translate(_LEVEL) if ODD.search(text) else text


def words(text: str) -> list[str]:
    """The words of `text` as they are compared: compatibility-normalised, in lower case."""
    if text.isascii():
        # The same as `WORD` finds in lower case, in half the time.
        return text.encode().translate(_ASCII).decode().split()
    lowered = unicodedata.normalize("NFKC", text).lower()
    if "ı" in lowered or "\u0307" in lowered:
        lowered = lowered.translate(_DOTS)
    return WORD_OF_ANY_SCRIPT.findall(lowered)


def join(tokens: list[str]) -> str:
    """The key of a list of words: a space between words, and one 0 for every run of numbers."""
    joined = " ".join(tokens)
    return joined if "".join(tokens).isalpha() else NUMBER.sub("0", joined)


def key(text: str) -> str:
    """What two lines have in common when they differ just in case, punctuation, spacing and numbers."""
    return join(words(text))


UNSPACED_WEIGHT = 2.5  # letters of Latin script that tell as much as one ideograph or syllable
EASTERN = "\u2e80"  # the first of the characters of East Asia, and of all that follow them
_UNSPACED = re.compile(f"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{EASTERN}-\U0010ffff]")


def has_unspaced(text: str) -> bool:
    """Whether a character of `text` is `unspaced`."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def unspaced(char: str) -> bool:
    """Whether `char` belongs to a script that writes words without spaces between them (or glues particles to them)."""
    return char >= EASTERN or ("\u0e00" <= char <= "\u17ff" and _UNSPACED.match(char) is not None)
