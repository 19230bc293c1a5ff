"""The language of a text, told from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, repeat

from cleaner.fold import has_unspaced, words
from cleaner.lexicon import languages_of

SAMPLE = 500  # characters that are looked at
LEAST = 8  # words of a text whose language can be told
SHARE = 0.08  # of the words that must be common ones of the language …
AHEAD = 1.2  # … and how many times as many as of the next
_KANA = re.compile("[\u3040-\u30ff]")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e01-\u0e3a]")),
)
KANA = 0.05  # of the characters of a Japanese text
SCRIPT = 0.2  # of the characters that must be of such a script


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text is written in; None where it is not clear.

    A cheap guess for metadata and for the order of day and month; use a library such as py3langid for more.
    """
    sample = text[:SAMPLE]
    if has_unspaced(sample):
        for code, script in _SCRIPTS:
            kana = code != "ja" or len(_KANA.findall(sample)) >= KANA * len(sample)
            if kana and len(script.findall(sample)) >= SCRIPT * len(sample):
                return code
    tokens = words(sample)
    if len(tokens) < LEAST:
        return None
    common = languages_of("common")
    counts = Counter(chain.from_iterable(map(common.get, tokens, repeat(()))))
    if not counts:
        return None
    most, second = sorted((0, *counts.values()), reverse=True)[:2]
    if most < SHARE * len(tokens) or most < AHEAD * second:
        return None
    return max(counts, key=counts.__getitem__)
