"""The line scorer: what it looks at, what it learns, and that it is the same everywhere."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import ArgumentError, Cleaner, Config
from cleaner.document import Line
from cleaner.scorer import model as scoring
from cleaner.scorer.features import BINS, NAMES, OWN, Seen, places, plain, shape, stretch, subjects, tokens, told
from cleaner.scorer.labels import label, site_of
from cleaner.scorer.model import Model, read_weights, shipped
from cleaner.scorer.trees import compiled
from tests.pages import NO_ARTICLE, PAGES, lines, read

FILE = Path(scoring.__file__).with_name("weights.json")
CLEANER = Cleaner()
MATCHER = CLEANER._matcher
VOTED, OLD = "The council voted on Tuesday.", "The bridge is old and closed."
LIMIT = 1_000_000  # bytes of the weights


def seen(own: dict[str, int] | None = None, weight: float = 100.0) -> Seen:
    values = own or {}
    return Seen(tuple(values.get(name, 0) for name in OWN), weight, frozenset)


def read_lines(*texts: str) -> list[Line]:
    return [Line(text, MATCHER) for text in texts]


def training_module() -> ModuleType:
    return pytest.importorskip("cleaner.scorer.train", reason="the extra `train` is not installed", exc_type=ImportError)


def test_weights_are_small() -> None:
    assert FILE.stat().st_size < LIMIT


@given(text=lines)
def test_every_feature_has_its_bin(text: str) -> None:
    line = Line(text, MATCHER)
    if line.text:
        parts = tokens(plain(line))
        own = (*shape(line, plain(line), parts), *told(parts, {}))
        assert all(0 <= number < count for number, count in zip(own, BINS, strict=True))


@given(st.lists(lines, max_size=12))
def test_chances_are_chances(texts: list[str]) -> None:
    some = [line for line in read_lines(*texts) if line.text]
    chances = shipped().probabilities(some)
    assert len(chances) == len(some)
    assert all(0 < chance < 1 for chance in chances)


def test_prose_is_likelier_than_menus() -> None:
    prose = "The council voted on Tuesday to repair the old bridge before the winter, and set aside the money for it."
    chances = shipped().probabilities(read_lines("Home", "News", "Sport", prose, prose[:-1] + " at once.", "Privacy policy"))
    assert max(chances[:3] + chances[5:]) < 0.1
    assert min(chances[3:5]) > 0.8


def test_a_reason_names_two_features() -> None:
    reason = shipped().reason(read_lines("Privacy policy")[0])
    assert len(set(reason.split(" and "))) == 2


@given(st.tuples(*[st.floats(-8, 8)] * 3), st.tuples(*[st.floats(-8, 8)] * 3))
def test_packed_numbers_add_up(one: tuple[float, ...], two: tuple[float, ...]) -> None:
    total = list(scoring._unpacked(scoring._packed(one) + scoring._packed(two)))
    assert total == pytest.approx([a + b for a, b in zip(one, two, strict=True)], abs=0.0011)


def test_trees_are_compiled() -> None:
    trees = compiled([[2, 0.5, [1.0], [0, 3, [2.0], [4.0]]], [0.25]])
    assert [trees(features) for features in ((0, 0, 0), (3, 0, 1), (4, 0, 1))] == [1.25, 2.25, 4.25]


def test_the_stretch_of_the_article() -> None:
    assert stretch([0.1, 0.9, 0.3, 0.9, 0.1, 0.8], [200, 200, 20, 200, 200, 20])[:2] == (1, 3)
    assert stretch([0.1, 0.2], [100, 100]) == (0, -1, 0.0)


def test_places() -> None:
    about = [seen(weight=300.0) for _ in range(5)]
    rows = [dict(zip(NAMES, row, strict=True)) for row in places(about, [0.0, 0.9, 0.9, 0.0, 0.0], range(5))]
    assert [row["distance"] for row in rows] == [-1, 0, 0, 1, 2]
    assert [row["from_start"] for row in rows] == [-1, 0, 1, -1, -1]
    assert [row["p_before"] for row in rows] == [0.0, 0.0, 0.9, 0.9, 0.0]
    assert [row["overlap"] for row in rows] == [-1.0] * 5
    assert places(about, [0.0] * 5, []) == []


def test_overlap_leaves_out_the_line_itself() -> None:
    words = [frozenset({"bridge", "council"}), frozenset({"bridge", "winter"}), frozenset({"bridge", "lottery"})]
    about = [Seen(tuple([0] * len(OWN)), 300.0, lambda own=own: own) for own in words]  # type: ignore[misc]
    rows = places(about, [0.9, 0.9, 0.1], range(3))
    assert [row[NAMES.index("overlap")] for row in rows] == [0.5, 0.5, 0.5]


def test_subjects() -> None:
    assert subjects("The old Bridge, the winter.") == {"bridge", "winter"}
    assert subjects("市議会は") == {"市議", "議会", "会は"}


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
        "cs-archive.txt",
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
    chances = read_weights(str(path)).probabilities(read_lines(*rows()[0]["text"].splitlines()))
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
