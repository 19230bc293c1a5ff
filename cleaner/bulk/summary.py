"""What a run has done, as plain values and as lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cleaner.bulk.tally import Tally
from cleaner.errors import ArgumentError

RULES = 12  # that are told of by name


def summarised(tally: Tally, seconds: float | None = None, read: int | None = None) -> dict[str, Any]:
    """The summary, ready for JSON. Shares are of the characters before; `seconds` and `bytes` where they are known."""
    kinds: dict[str, dict[str, Any]] = {
        kind: {
            "edits": sum(edits for edits, _ in rules.values()),
            "characters": sum(size for _, size in rules.values()),
            "share": _share(sum(size for _, size in rules.values()), tally.before),
            "rules": {
                rule: {"edits": edits, "characters": size, "share": _share(size, tally.before)}
                for rule, (edits, size) in sorted(rules.items(), key=lambda item: (-item[1][1], item[0]))
            },
        }
        for kind, rules in tally.removed.items()
    }
    told: dict[str, Any] = {
        "documents": tally.documents,
        "errors": tally.errors,
        "characters": {"before": tally.before, "after": tally.after, "removed": tally.before - tally.after},
        "share": _share(tally.before - tally.after, tally.before),
        "kinds": dict(sorted(kinds.items(), key=lambda item: (-int(item[1]["characters"]), item[0]))),
        "flags": dict(sorted(tally.flags.items())),
    }
    return {**told, **({} if seconds is None else {"seconds": round(seconds, 3), "bytes": read})}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 6) if whole else 0.0


def lines(summary: Mapping[str, Any]) -> Iterator[str]:
    """The summary in lines for people; what was set aside is not among them."""
    characters = summary["characters"]
    yield (
        f"{summary['documents']:,} document{'' if summary['documents'] == 1 else 's'}, {characters['before']:,} characters, "
        f"{characters['removed']:,} of them removed ({summary['share']:.1%})"
    )
    for kind, told in summary["kinds"].items():
        yield f"  {kind:<16} {told['share']:>7.2%}  {_best(told['rules'])}"
    if summary["flags"]:
        yield f"  flags: {', '.join(f'{flag} {number:,}' for flag, number in summary['flags'].items())}"


def _best(rules: Mapping[str, Any]) -> str:
    named = [f"{rule} {told['share']:.2%}" for rule, told in list(rules.items())[:RULES]]
    return ", ".join([*named, *([f"{len(rules) - RULES} more"] if len(rules) > RULES else [])])


def write_report(name: str, summary: Mapping[str, Any]) -> None:
    """Write the summary to a file as JSON. Raises ArgumentError where that cannot be."""
    try:
        Path(name).write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise ArgumentError(f"--report {name}: pass a path that can be written ({error.strerror})") from error
