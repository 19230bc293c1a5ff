"""What the fixtures' noise still leaves behind: kept in a file, so that it can only be looked at and shrink.

`python -m tests.residue` writes the file anew after a change of the rules; read the difference before committing it.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from cleaner import Metadata, Result, clean
from tests.pages import ARTICLES, PAGES, read

FILE = Path(__file__).parent.parent / "fixtures" / "residue.json"
FIELDS = ("title", "authors", "date", "updated", "location", "agency", "tags")
FORMS = ("extracted", "page")


def shown(metadata: Metadata) -> dict[str, Any]:
    """The fields that fixtures tell of, where they are filled."""
    plain = metadata.to_dict()
    return {name: plain[name] for name in FIELDS if plain[name]}


def compare(folder: Path, form: str) -> dict[str, Any]:
    """Lines that stayed or went wrongly, and metadata that differs: nothing where a fixture comes out right."""
    result: Result = clean(read(folder / f"{form}.txt"))
    told = shown(result.metadata)
    expected = json.loads(read(folder / "metadata.json"))[form]
    differs = {name: told.get(name) for name in FIELDS if told.get(name) != expected.get(name)}
    return compare_text(result, folder) | ({"metadata": differs} if differs else {})


def compare_text(result: Result, folder: Path) -> dict[str, Any]:
    """Lines that stayed or went wrongly."""
    want, got = (Counter(line.strip() for line in text.split("\n")) for text in (read(folder / "article.txt"), result.text))
    found = {"left": (got - want).elements(), "lost": (want - got).elements()}
    return {name: kept for name, some in found.items() if (kept := [line for line in some if line])}


def compare_page(page: Path) -> dict[str, Any]:
    """The same for a whole page, which no extractor cut and whose metadata nobody wrote down."""
    return compare_text(clean(read(page), kind="text"), page.parent)


def measure() -> dict[str, dict[str, Any]]:
    """The residue of every fixture that has one."""
    rows = {f"{folder.name}/{form}": compare(folder, form) for folder in ARTICLES for form in FORMS}
    rows |= {f"pages/{page.parent.name}": compare_page(page) for page in PAGES}
    return {name: row for name, row in rows.items() if row}


if __name__ == "__main__":
    FILE.write_text(json.dumps(measure(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
