"""Every language removes its stock noise of every kind, keeps what looks alike, and reads its headers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner
from cleaner.rule import set_in_prose

FOLDER = Path(__file__).parent.parent / "fixtures" / "languages"
LANGUAGES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
KINDS = [
    "advertisement",
    "author",
    "byline",
    "caption",
    "comments",
    "consent",
    "credit",
    "date",
    "debris",
    "follow",
    "legal",
    "navigation",
    "pagination",
    "paywall",
    "promo",
    "related",
    "share",
    "subscribe",
    "tags",
    "teaser",
]
EVERY = Cleaner()


def cases(way: str) -> list[Any]:
    return [
        pytest.param(language, kind, example, id=f"{language}-{kind}-{number}")
        for language, told in LANGUAGES.items()
        for kind in KINDS
        for number, example in enumerate(told.get(kind, {}).get(way, []))
    ]


@pytest.mark.parametrize(("language", "kind", "example"), cases("removes"))
def test_removes(language: str, kind: str, example: str) -> None:
    page, left = set_in_prose(example, LANGUAGES[language]["paragraphs"])
    result = EVERY.clean(page)
    assert result.text == left
    assert kind in {edit.kind for edit in result.edits}


@pytest.mark.parametrize(("language", "kind", "example"), cases("keeps"))
def test_keeps(language: str, kind: str, example: str) -> None:
    page, _ = set_in_prose(example, LANGUAGES[language]["paragraphs"])
    assert EVERY.clean(page).text == page


@pytest.mark.parametrize(
    ("language", "header"),
    [pytest.param(name, h, id=f"{name}-{i}") for name, told in LANGUAGES.items() for i, h in enumerate(told["headers"])],
)
def test_headers(language: str, header: dict[str, Any]) -> None:
    page, _ = set_in_prose(header["text"], LANGUAGES[language]["paragraphs"])
    told = EVERY.clean(page).metadata.to_dict()
    expected = {name: value for name, value in header.items() if name != "text"}
    assert {name: told[name] for name in expected} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_every_kind_both_ways(language: str) -> None:
    told = LANGUAGES[language]
    few = {kind for kind in KINDS if len(told.get(kind, {}).get("removes", [])) < 3 or len(told[kind].get("keeps", [])) < 2}
    assert not few
    assert len(told["headers"]) >= 6
