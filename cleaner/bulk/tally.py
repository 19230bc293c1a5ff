"""Counts of what a run has done. They add up, over batches and over runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from cleaner.model import Result


@dataclass(slots=True)
class Tally:
    """Documents, characters before and after, and what was found.

    removed  by kind and rule: the number of edits, and the characters that they took
    """

    documents: int = 0
    before: int = 0
    after: int = 0
    errors: int = 0
    flags: dict[str, int] = field(default_factory=dict)
    removed: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Count one result."""
        edits = ((edit.kind, edit.rule, edit.end - edit.start - len(edit.replacement)) for edit in result.edits)
        flags = [*result.flags, *(() if result.settled else ("unsettled",))]
        self.count(len(result.source), len(result.text), edits, flags)

    def count(self, before: int, after: int, edits: Iterable[tuple[str, str, int]], flags: Iterable[str]) -> None:
        """Count one document: its characters, its edits as kind, rule and characters taken, and its flags."""
        self.documents += 1
        self.before += before
        self.after += after
        for kind, rule, size in edits:
            counts = self.removed.setdefault(kind, {}).setdefault(rule, [0, 0])
            counts[0] += 1
            counts[1] += size
        for flag in flags:
            self.flags[flag] = self.flags.get(flag, 0) + 1

    def include(self, other: Tally) -> None:
        """Add the counts of another."""
        self.documents += other.documents
        self.before += other.before
        self.after += other.after
        self.errors += other.errors
        for flag, number in other.flags.items():
            self.flags[flag] = self.flags.get(flag, 0) + number
        for kind, rules in other.removed.items():
            for rule, (edits, size) in rules.items():
                counts = self.removed.setdefault(kind, {}).setdefault(rule, [0, 0])
                counts[0] += edits
                counts[1] += size

    @classmethod
    def total(cls, tallies: Iterable[Tally]) -> Tally:
        """The sum of several."""
        whole = cls()
        for tally in tallies:
            whole.include(tally)
        return whole

    def to_dict(self) -> dict[str, Any]:
        """Plain values, from which `Tally.of` makes it again."""
        return asdict(self)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Tally:
        """The tally that `to_dict` told of."""
        return cls(**told)
