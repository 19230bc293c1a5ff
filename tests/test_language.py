"""The language of a text: told where it is clear, and never a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import clean
from cleaner.language import LEAST, SAMPLE, language_of
from tests.pages import ARTICLES, CLEAN, read

UNTOLD = 0.05  # of the fixtures whose language may stay unknown
ENGLISH = "The council voted on Tuesday to repair the old bridge before the winter, and set aside the money for it."
GERMAN = "Der Rat stimmte am Dienstag dafür, dass die alte Brücke vor dem Winter repariert wird, und legte das Geld dafür zurück."
RUSSIAN = "Совет проголосовал во вторник за то, чтобы отремонтировать старый мост до зимы, и отложил на это деньги."


def _code(name: str) -> str:
    """The language that the name of an article's folder begins with; English where it begins with none."""
    code = name.split("-")[0]
    return code if len(code) == 2 else "en"


TEXTS = [(path, path.name.split(".")[1]) for path in CLEAN] + [(path / "article.txt", _code(path.name)) for path in ARTICLES]


@pytest.mark.parametrize(("path", "language"), TEXTS, ids=[f"{path.parent.name}-{path.name}" for path, _ in TEXTS])
def test_never_a_wrong_language(path: Path, language: str) -> None:
    assert language_of(read(path)) in (language, None)


def test_nearly_every_language_is_told() -> None:
    untold = [path for path, _ in TEXTS if language_of(read(path)) is None]
    assert len(untold) <= UNTOLD * len(TEXTS)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (GERMAN, "de"),
        (RUSSIAN, "ru"),
        ("市议会周二投票决定在冬天之前修好这座老桥。", "zh"),
        ("市議会は火曜日、冬の前に古い橋を修理することを決めた。", "ja"),
        ("시의회는 화요일 겨울이 오기 전에 낡은 다리를 고치기로 했다.", "ko"),
        ("สภาเมืองลงมติเมื่อวันอังคารให้ซ่อมสะพานเก่า", "th"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u00a0",
        "\u200b\ufeff",
        "The",
        "Der Rat",
        "The council voted on it",
        "...",
        "12 345 67 8 90 12 3 4 5 6",
        "03/04/2024 12:30 1,200.50 € 15 % 7 8 9 10 11",
        "a b c d e f g h i j",
        "🙂" * 40,
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor",
        "Jane Orrell Tom Lee Ann Poe Ana Lind Paul Adair Lena Horst",
        "שלום " * 3,
        "\ud83d\x00" * 20,
    ],
    ids=ascii,
)
def test_no_language(text: str) -> None:
    assert language_of(text) is None


def test_few_words_tell_no_language() -> None:
    told = [language_of(" ".join(ENGLISH.split()[:count])) for count in range(LEAST)]
    assert told == [None] * LEAST


def test_two_languages_at_once_tell_none() -> None:
    assert language_of("the der of die and und to das in ist is nicht") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"Привет! {ENGLISH}", "en"),
        (f"{ENGLISH} The company is called 中国中央电视台.", "en"),
        (f"{ENGLISH} The inn is called 하늘.", "en"),
        (f"ABC News: {RUSSIAN}", "ru"),
        ("東京 TV は火曜日、Halver Bridge を修理することを決めた。", "ja"),
        ("서울(漢城) 시의회는 화요일 다리를 고치기로 했다.", "ko"),
        ("市议会周二投票决定修好 Halver Bridge，市长说这是一座老桥。", "zh"),
        ("这家店的名字里有一个日文字母の，市议会周二投票决定在冬天之前修好店前的老桥。", "zh"),
    ],
)
def test_mixed_scripts(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_japanese_name_makes_no_text_japanese() -> None:
    assert language_of("The restaurant, whose name すしざんまい means plenty, opens on Friday in the old hall.") == "en"


def test_only_the_beginning_is_looked_at() -> None:
    sample = (ENGLISH + " ") * (SAMPLE // len(ENGLISH) + 1)
    assert language_of(sample + (GERMAN + " ") * 20) == "en"


# In metadata


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), (RUSSIAN, "ru"), ("12 345", None), ("", None)])
def test_metadata(text: str, language: str | None) -> None:
    metadata = clean(text).metadata
    assert metadata.language == language
    assert ("language" in metadata.provenance) is (language is not None)


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        (GERMAN, "03/04/2024", "2024-04-03"),
        (RUSSIAN, "03/04/2024", "2024-04-03"),
        (ENGLISH, "03/04/2024", None),
        (ENGLISH, "15/04/2024", "2024-04-15"),
        (ENGLISH, "04/15/2024", "2024-04-15"),
        (ENGLISH, "03.04.2024", "2024-04-03"),
        (GERMAN, "03.04.2024", "2024-04-03"),
        (GERMAN, "2024-04-03", "2024-04-03"),
    ],
)
def test_the_language_says_which_number_is_the_day(text: str, written: str, day: str | None) -> None:
    result = clean(f"{written}\n{text}\n{text}")
    assert result.metadata.date == day
    assert result.text == f"{text}\n{text}"
