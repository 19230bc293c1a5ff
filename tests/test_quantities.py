"""Amounts of ingredients."""

from __future__ import annotations

import pytest

from cleaner.quantities import ingredients, is_ingredient


@pytest.mark.parametrize(
    "line",
    [
        "125 g Mehl",
        "1 TL Backpulver",
        "2 Dose/n Mandarine(n), je ca. 300 - 350 g Füllmenge",
        "½ cup sugar",
        "1 1/2 cups all-purpose flour",
        "200g butter, softened",
        "* 1 pizzico di sale",
        "2 c. à soupe de sucre",
        "2–3 Zehen Knoblauch",
        "1,5 dl mjölk",
        "2 ст. л. сахара",
        "3 yemek kaşığı un",
        "٢ كوب دقيق",
        "薄力粉 200g",
        "しょうゆ 大さじ2",
        "설탕 2큰술",
        "面粉 200克",
    ],
)
def test_an_ingredient(line: str) -> None:
    assert is_ingredient(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "***",
        "53,82 g",
        "1 cup",
        "4512",
        "30 Min.",
        "2 l 3",
        "500 g Kaffee 4,99 €",
        "3 ways to save money",
        "10 Tipps für den Garten",
        "1. FC Nürnberg",
        "12:30 Nachrichten",
        "250 grams of it is what he ate.",
        "100 g Zucker " + "und noch etwas " * 6,
        "2024年3月3日",
        "第3章 橋",
        "公司有200个",
    ],
)
def test_no_ingredient(line: str) -> None:
    assert not is_ingredient(line)


def test_a_list_of_ingredients() -> None:
    flour, salt = "250 g flour", "1 pinch of salt"
    assert list(ingredients([flour, salt])) == []
    assert list(ingredients(["Home", flour, "For the filling:", salt, "2 cups milk", "Method"])) == [range(1, 5)]
    assert list(ingredients([flour, "Home", "News", "Sport", salt, flour, salt])) == [range(4, 7)]
