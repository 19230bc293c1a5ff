"""Amounts of ingredients, as recipes list them: "250 g flour", "2 EL Zucker", "薄力粉 200g"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.fold import EASTERN, has_unspaced, words
from cleaner.lexicon import texts

LONGEST = 90  # characters of such a line
LEAST = 3  # lines that make a list …
BETWEEN = 2  # … and others, such as "For the filling:", from one to the next
UNITS = texts("units")
MOST = max(len(unit.split(" ")) for unit in UNITS)  # words of a unit
BULLETS = "-*•–·▢□☐ "
_NUMBER = r"(?:\d{1,4}(?:[.,/⁄]\d{1,3})?(?:\s?[½¼¾⅓⅔⅛⅜⅝⅞]|\s\d[/⁄]\d)?|[½¼¾⅓⅔⅛⅜⅝⅞])"
_AMOUNT = re.compile(rf"{_NUMBER}(?:\s?[-–x×]\s?{_NUMBER})?\s?(?=\D)")
# Japanese, Chinese and Korean recipes name the ingredient first.
_BEHIND = re.compile(
    r"\D{1,30}?[\s…・:：]*(?:(?:各|約)?(?:大さじ|小さじ|カップ|大匙|小匙)\s?[\d½¼¾⅓⅔/~〜.]+(?:杯|強|弱)?"
    r"|[\d½¼¾⅓⅔/~〜.]+\s?(?:g|kg|ml|cc|l|グラム|個|本|枚|片|袋|缶|束|株|杯|かけ|丁|合|克|毫升|勺|大勺|小勺|汤匙|茶匙|瓣|根|块|只|개|큰술|작은술|컵|모|쪽|대|줌|장|봉지|스푼))"
    r"(?:\s?[(（][^()（）]{1,20}[)）])?$"
)
_PRICE = re.compile(r"[€$£¥₽₺₩₹%]|\b(?:EUR|USD|GBP|CHF|kcal)\b")


def is_ingredient(text: str) -> bool:
    """Whether a line tells so much of an ingredient, and neither a price nor an amount by itself."""
    bare = text.lstrip(BULLETS)
    if not bare or len(bare) > LONGEST or not (bare[0].isnumeric() or has_unspaced(bare)):
        return False
    amount = _AMOUNT.match(bare)
    listed = _BEHIND.match(bare) is not None if amount is None else _measured(bare[amount.end() :])
    return listed and bare[-1] not in ".!?。" and not _PRICE.search(bare)


def _measured(rest: str) -> bool:
    """Whether a unit stands first, and the name of an ingredient behind it."""
    tokens = words(rest)
    for size in range(min(MOST, len(tokens) - 1), 0, -1):
        if " ".join(tokens[:size]) in UNITS:
            return any(token.isalpha() for token in tokens[size:])
    return False


def ingredients(lines: Sequence[str]) -> Iterator[range]:
    """The lists of ingredients among lines, as the numbers of their lines, with the headings between them and right above."""
    # Most lines begin with a letter of a script that sets spaces.
    places = [n for n, line in enumerate(lines) if (not line[0].isalpha() or line[0] >= EASTERN) and is_ingredient(line)]
    first = count = 0
    for number, place in enumerate(places):
        count += 1
        if number + 1 == len(places) or places[number + 1] - place > BETWEEN + 1:
            if count >= LEAST:
                start = places[first]
                yield range(start - (start > 0 and lines[start - 1].endswith((":", "："))), place + 1)
            first, count = number + 1, 0
