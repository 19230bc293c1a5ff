"""The line scorer: what it looks at, what it learns, and that it is the same everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import ArgumentError, Cleaner, Config
from cleaner.document import Line
from cleaner.outline import unlinked
from cleaner.scorer import model as scoring
from cleaner.scorer.features import BINS, COMMON, NAMES, OWN, Lines, places, stretch, subjects, told, weighed
from cleaner.scorer.features import read as read_columns
from cleaner.scorer.labels import label, site_of
from cleaner.scorer.model import Model, read_weights, shipped
from cleaner.scorer.trees import compiled
from tests.pages import NO_ARTICLE, PAGES, lines, read

FILE = Path(scoring.__file__).with_name("weights.json")
CLEANER = Cleaner()
MATCHER = CLEANER._matcher
VOTED, OLD = "The council voted on Tuesday.", "The bridge is old and closed."
LIMIT = 1_000_000  # bytes of the weights


def read_lines(texts: Iterable[str]) -> list[Line]:
    return [line for text in texts if (line := Line(text, MATCHER)).text]


def column(name: str, *texts: str) -> list[int]:
    return read_columns(read_lines(texts)).shapes[OWN.index(name)]


def training_module() -> ModuleType:
    return pytest.importorskip("cleaner.scorer.train", reason="the extra `train` is not installed", exc_type=ImportError)


def test_weights_are_small() -> None:
    assert FILE.stat().st_size < LIMIT


@given(st.lists(lines, max_size=12))
def test_every_feature_has_its_bin(texts: list[str]) -> None:
    some = read_lines(texts)
    found = read_columns(some)
    own = [*found.shapes, *told(found.words, weighed({}))]
    assert len(own) == len(BINS)
    for numbers, count in zip(own, BINS, strict=True):
        assert len(numbers) == len(some)
        assert all(0 <= number < count for number in numbers)


@given(st.lists(lines, max_size=12))
def test_chances_are_chances(texts: list[str]) -> None:
    some = read_lines(texts)
    found = shipped().judge(some)
    assert len(found.chances) == len(some)
    assert all(0 < chance < 1 for chance in found.chances)


def test_prose_is_likelier_than_menus() -> None:
    prose = "The council voted on Tuesday to repair the old bridge before the winter, and set aside the money for it."
    found = shipped().judge(read_lines(["Home", "News", "Sport", 3 * prose, prose, 2 * prose, "Privacy policy"]))
    assert max(*found.chances[:3], *found.chances[6:]) < 0.1
    assert min(found.chances[3:6]) > 0.7


def test_a_reason_names_two_features() -> None:
    reason = shipped().judge(read_lines(["Privacy policy"])).reason(0)
    assert len(set(reason.split(" and "))) == 2


def test_packed_weights_add_up() -> None:
    weights = json.loads(FILE.read_text(encoding="utf-8"))
    found = read_columns(read_lines(["Home", VOTED, OLD, "市議会は火曜日に橋の修理を決めた。", "Privacy policy"]))
    own = [*found.shapes, *told(found.words, weighed(weights["words"]))]
    here, below, above = ([sum(map(list.__getitem__, rows, line)) for line in zip(*own, strict=True)] for rows in weights["tables"])
    first, last = weights["edges"]
    before, after = [first, *below[:-1]], [*above[1:], last]
    wanted = [sum(three) for three in zip(before, here, after, strict=True)]
    assert shipped()._scores(own) == pytest.approx(wanted, abs=0.001)


def test_trees_are_compiled() -> None:
    trees = compiled([[2, 0.5, [1.0], [0, 3, [2.0], [4.0]]], [0.25]], 3)
    assert [trees(*features) for features in ((0, 0, 0), (3, 0, 1), (4, 0, 1))] == [1.25, 2.25, 4.25]


def test_the_stretch_of_the_article() -> None:
    assert stretch([0.1, 0.9, 0.3, 0.9, 0.1, 0.8], [200, 200, 20, 200, 200, 20])[:2] == (1, 3)
    assert stretch([0.1, 0.2], [100, 100]) == (0, -1, 0.0)


def as_lines(*starts: str) -> Lines:
    return Lines([300.0] * len(starts), list(starts), [start.split() for start in starts], [])


def placed(p: list[float]) -> dict[str, list[float]]:
    about = as_lines(*["the bridge of the council"] * len(p))
    own = [[4 if name == "stock" and number == 1 else 0 for number in range(len(p))] for name in OWN]
    return {
        name: [*found] for name, found in zip(NAMES, places(p, about, own, [number != 2 for number in range(len(p))]), strict=True)
    }


def test_places() -> None:
    found = placed([0.0, 0.9, 0.9, 0.0, 0.0])
    assert {len(values) for values in found.values()} == {5}
    assert found["distance"] == [-1, 0, 0, 1, 2]
    assert found["from_start"] == [-1, 0, 1, -1, -1]
    assert found["to_end"] == [-1, 1, 0, -1, -1]
    assert found["p_before"] == [0.0, 0.0, 0.9, 0.9, 0.0]
    assert found["p_second_after"] == [0.9, 0.0, 0.0, 0.0, 0.0]
    assert found["sum_before"] == pytest.approx([0.0, 0.0, 0.9, 1.8, 1.8])
    assert found["sum_after"] == pytest.approx([1.8, 0.9, 0.0, 0.0, 0.0])
    assert found["since_furniture"] == [50, 50, 1, 2, 3]
    assert found["furniture_near"] == [1, 1, 1, 1, 1]
    assert found["overlap"] == [1.0, 1.0, -1.0, 1.0, 1.0]


def test_subjects_that_lines_share() -> None:
    about = as_lines("the old bridge and the council", "bridge of the winter", "lottery of winter")
    own = [[0] * 3 for _ in OWN]
    rows = places([0.9, 0.9, 0.1], about, own, [True] * 3)
    assert rows[NAMES.index("overlap")] == [0.5, 0.5, 0.5]
    assert subjects("市議会は", [*"市議会は"]) == {"市議", "議会", "会は"}


@given(st.lists(st.floats(0, 1), min_size=1, max_size=130))
def test_every_place_has_its_column(p: list[float]) -> None:
    found = placed(p)
    assert {len(values) for values in found.values()} == {len(p)}
    for number in range(len(p)):
        around = p[max(0, number - 5) : number], p[number + 1 : number + 6]
        assert [found[name][number] for name in ("sum_before", "sum_after")] == pytest.approx([*map(sum, around)], abs=1e-9)


def test_what_words_tell() -> None:
    common = sorted(COMMON)[0]
    known = weighed({"council": 300, "cookies": -500, common: 100})
    share, average, together = told([["council", "cookies"], [common], ["strange"]], known)
    assert share == [0, 8, 0]
    assert average[0] < average[2] < average[1]
    assert together[0] < together[2] < together[1]


def test_what_lines_look_like() -> None:
    assert column("end", "It rained.", "It rained.”", "It rained…", "Weather:", "Weather") == [2, 2, 1, 3, 5]
    assert column("stock", "Privacy policy", "PRIVACY POLICY »", "Gizlilik politikası", "It rained") == [4, 4, 4, 0]
    assert column("words", "It rained", "市議会は橋の修理を決めた。") == [2, 10]
    assert column("mark", "# Storm", "* Storm", "Storm", "***") == [1, 2, 0, 0]
    assert column("links", "[Storm](a)", "A storm is coming [now](b) to the old town", "![Storm](a.jpg)", "Storm") == [4, 1, 5, 0]
    assert unlinked("[Storm](a) on [the coast](b)") == "Storm  on the coast"


@pytest.mark.parametrize(
    ("page", "labels"),
    [
        (f"Home\n{VOTED}\nIt rained.\nShare\n{OLD}\nHome", [0, 1, 1, 0, 1, 0]),
        (f"{VOTED}\nHome of the people and the best of the town\n{VOTED}\nIt rained.\n{OLD}", [0, 0, 1, 1, 1]),
        (f"{VOTED}\nIt\nrained.\n{OLD}\nTen cars that nobody wanted to buy", [1, 1, 1, 1, 0]),
        ("Home\nNews", [0, 0]),
        ("", []),
    ],
)
def test_labels(page: str, labels: list[int]) -> None:
    article = f"{VOTED}\n\nIt rained.\n\n{OLD}"
    assert label(article, page.splitlines()) == [bool(own) for own in labels]


@pytest.mark.parametrize("path", NO_ARTICLE, ids=lambda path: path.name)
def test_a_page_without_article(path: Path) -> None:
    result = CLEANER.clean(read(path), kind="text")
    assert ("no_article" in result.flags) == (path.name not in KEPT)
    assert bool(result.text) == (path.name in KEPT)
    assert result.restore() == result.source


# Pages of fewer than twenty lines, in languages without phrases, or with as much prose as a short article.
KEPT = frozenset(
    (
        "da-500.txt",
        "de-cookie-wall.txt",
        "el-home.txt",
        "en-404.txt",
        "en-captcha.txt",
        "en-forum.md",
        "en-login.txt",
        "en-region-block.txt",
        "es-maintenance.txt",
        "fa-newsletter.txt",
        "hu-downloads.txt",
        "nl-weather.md",
        "th-section.txt",
        "tr-gallery.txt",
    )
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_it_can_be_switched_off(path: Path) -> None:
    off = Cleaner(Config(ignore=["boilerplate"])).clean(read(path), kind="text")
    assert all(edit.kind != "boilerplate" for edit in off.edits)
    on = CLEANER.clean(read(path), kind="text")
    assert len(on.text) <= len(off.text)
    assert any(edit.kind == "boilerplate" for edit in on.edits)


def test_weights_of_ones_own(tmp_path: Path) -> None:
    weights = json.loads(FILE.read_text(encoding="utf-8"))
    weights["calibration"][1] = [0.99] * len(weights["calibration"][1])
    own = tmp_path / "weights.json"
    own.write_text(json.dumps(weights), encoding="utf-8")
    page = read(PAGES[0])
    kept = Cleaner(Config(weights=str(own))).clean(page, kind="text")
    assert not any(edit.rule == "line-scorer" for edit in kept.edits)


@pytest.mark.parametrize("written", ["", "[]", "{}", '{"version": 1}', "no JSON", None])
def test_what_are_no_weights(written: str | None, tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    if written is not None:
        path.write_text(written, encoding="utf-8")
    with pytest.raises(ArgumentError, match="pass"):
        read_weights(str(path))
    with pytest.raises(ArgumentError, match="pass"):
        Cleaner(Config(weights=str(path)))


def test_weights_of_another_version() -> None:
    with pytest.raises(ArgumentError, match="this version"):
        Model({"version": 0})


def rows(sites: int = 16) -> list[dict[str, Any]]:
    """Labelled pages, each of a site of its own."""
    made = []
    menu = ["Home", "News", "Sport", "Log in", "Privacy policy"]
    for number in range(sites):
        body = [f"Paragraph {i} of story {number} tells at some length what the council decided, and why it did." for i in range(8)]
        text = "\n".join([*menu, f"Town {number}", *body, *menu])
        made.append({"url": f"https://site{number}.example/a", "text": text, "article": "\n".join(body)})
    return made


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.ledger.example/a", "ledger.example"),
        ("https://news.ledger.co.example/", "ledger.co.example"),
        ("blog.ledger.example", "ledger.example"),
        ("http://[", ""),
        (None, ""),
    ],
)
def test_the_site_of_a_page(url: object, site: str) -> None:
    assert site_of(url) == site


def test_training(tmp_path: Path) -> None:
    training = training_module()
    said: list[str] = []
    weights = training.train(rows(), said.append)
    assert "pages left out of training: F1 1.000, precision 1.000, recall 1.000" in said
    again = training.write(training.train(rows(), said.append))
    assert training.write(weights) == again
    path = tmp_path / "weights.json"
    path.write_text(again, encoding="utf-8")
    chances = read_weights(str(path)).judge(read_lines(rows()[0]["text"].splitlines())).chances
    assert max(chances[:6]) < 0.5 < min(chances[6:14])


@pytest.mark.parametrize("row", [{}, {"text": "a", "article": "b"}, {"text": 1, "article": "b", "url": "https://a.example"}])
def test_rows_that_lack_something(row: dict[str, Any]) -> None:
    training = training_module()
    with pytest.raises(ArgumentError, match="row 1: pass"):
        training.train([row])


def test_too_few_sites() -> None:
    training = training_module()
    with pytest.raises(ArgumentError, match="sites or more"):
        training.train(rows(2))
