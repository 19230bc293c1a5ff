"""The fixtures and the seeds come out as they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner import clean
from tests.pages import ARTICLES, CLEAN, PAGES, SEEDS, read
from tests.residue import FILE, FORMS, compare, compare_page

RESIDUE = json.loads(read(FILE))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("folder", ARTICLES, ids=lambda folder: folder.name)
def test_article(folder: Path, form: str) -> None:
    found = compare(folder, form)
    # On a whole page the scorer may be wrong; of what an extractor left, nothing is lost.
    assert form == "page" or "lost" not in found
    assert found == RESIDUE.get(f"{folder.name}/{form}", {})
    if not found.keys() & {"left", "lost"}:
        assert clean(read(folder / f"{form}.txt")).text == read(folder / "article.txt")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_page(page: Path) -> None:
    assert compare_page(page) == RESIDUE.get(f"pages/{page.parent.name}", {})


def test_there_are_enough_fixtures() -> None:
    assert len(ARTICLES) * len(FORMS) >= 40
    assert len({path.name.split(".")[1] for path in CLEAN}) >= 20
    forms = {f"{folder.name}/{form}" for folder in ARTICLES for form in FORMS}
    assert set(RESIDUE) <= forms | {f"pages/{page.parent.name}" for page in PAGES}


def test_first_seed() -> None:
    result = clean(read(SEEDS[0]))
    assert result.text == result.source[len(" date 2024-01-15 ") :]
    assert result.text.startswith("If Washington can reach a deal")
    assert result.metadata.date == "2024-01-15"
    origin = result.metadata.provenance["date"]
    assert (origin.source, origin.rule) == ("text", "date-prefix")
    assert "2024-01-15" in result.source[origin.start : origin.end]


def test_second_seed() -> None:
    result = clean(read(SEEDS[1]))
    start, end = result.source.index("Officials from"), result.source.index("significant amount of leverage.")
    assert result.text == result.source[start : end + len("significant amount of leverage.")].replace("\u00a0", " ")
    taken = {(edit.rule, edit.kind) for edit in result.edits}
    assert {("share-line", "share"), ("related-block", "related"), ("no-break-spaces", "layout")} <= taken
    share = [edit for edit in result.edits if edit.rule == "share-line"]
    assert [result.source[edit.start : edit.end].strip() for edit in share] == ["Share this @internewscast.com"] * 2
    farm = result.source.index("You May Also Like")
    assert all(edit.rule == "related-block" for edit in result.edits if edit.start >= farm)
    assert result.restore() == result.source
