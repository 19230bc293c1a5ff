"""The language of a text, told from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from cleaner.fold import words
from cleaner.lexicon import known_languages, read_lexicons

SAMPLE = 600  # characters that are looked at
LEAST = 8  # words of a text whose language can be told
SHARE = 0.08  # of the words that must be common ones of the language …
AHEAD = 1.2  # … and how many times as many as of the next
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e01-\u0e3a]")),
)
SCRIPT = 0.2  # of the characters that must be of such a script
_FOUND = {code: frozenset(phrase.text for phrase in read_lexicons(["common"], [code])) for code in known_languages()}
COMMON = {code: found for code, found in _FOUND.items() if found}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text is written in; None where it is not clear.

    A cheap guess for metadata and for the order of day and month; use a library such as py3langid for more.
    """
    sample = text[:SAMPLE]
    if not sample.isascii():
        for code, script in _SCRIPTS:
            if len(script.findall(sample)) >= (SCRIPT / 4 if code == "ja" else SCRIPT) * len(sample):
                return code
    tokens = words(sample)
    if len(tokens) < LEAST:
        return None
    counts = Counter(tokens)
    found = sorted(((sum(counts[word] for word in common & counts.keys()), code) for code, common in COMMON.items()), reverse=True)
    (most, code), (second, _) = found[0], found[1]
    return code if most >= SHARE * len(tokens) and most >= AHEAD * second else None
