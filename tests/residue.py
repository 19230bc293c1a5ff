"""What the fixtures' noise still leaves behind: kept in a file, so that it can only be looked at and shrink.

`python -m tests.residue` writes the file anew after a change of the rules; read the difference before committing it.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from cleaner import Metadata, Result, clean
from tests.pages import ARTICLES, read

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
    want, got = (Counter(text.split("\n")) for text in (read(folder / "article.txt"), result.text))
    told = shown(result.metadata)
    expected = json.loads(read(folder / "metadata.json"))[form]
    found = {
        "left": [line for line in (got - want).elements() if line],
        "lost": [line for line in (want - got).elements() if line],
        "metadata": {name: told.get(name) for name in FIELDS if told.get(name) != expected.get(name)},
    }
    return {name: value for name, value in found.items() if value}


def measure() -> dict[str, dict[str, Any]]:
    """The residue of every fixture that has one."""
    rows = {f"{folder.name}/{form}": compare(folder, form) for folder in ARTICLES for form in FORMS}
    return {name: row for name, row in rows.items() if row}


if __name__ == "__main__":
    FILE.write_text(json.dumps(measure(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
