"""The values that go in and out: findings, edits, metadata, results. All are frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Action = Literal["drop", "replace", "keep"]


FACTS = frozenset(
    {"title", "authors", "date", "updated", "sitename", "description", "language", "categories", "tags", "location", "agency"}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a line tells about the article: `field` names the metadata field, `value` is as written.

    `rank` orders facts of one field: a higher one is believed first. `language` is that of the wording, where known.
    Raises ValueError for a field that metadata does not have.
    """

    field: str
    value: str
    rank: float = 0.5
    language: str | None = None

    def __post_init__(self) -> None:
        if self.field not in FACTS:
            raise ValueError(f"a fact of {self.field!r}: pass one of {', '.join(sorted(FACTS))}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports of the span `start:end` of a page's text.

    `drop` asks for the span to go, `replace` for `replacement` in its stead, and `keep` protects it from every drop
    and replacement that is not surer. `confidence` lies between 0 and 1.
    """

    start: int
    end: int
    action: Action
    rule: str
    kind: str
    confidence: float
    reason: str
    replacement: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `source[start:end]` became `replacement` (removed where that is empty)."""

    start: int
    end: int
    replacement: str
    rule: str
    kind: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a metadata field came from: a span of `Result.source` read by `rule`, or another `source` such as the URL."""

    source: str
    rule: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about the article. A field that nothing told of is None, or empty.

    Field names follow trafilatura's `Document`. `date` (published) and `updated` are "YYYY-MM-DD". `canonical_url` (the
    address that an HTML page gives for itself), `license` and `image` are told by HTML alone. `provenance` says of every
    field, and of `text`, where it came from.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    updated: str | None = None
    url: str | None = None
    hostname: str | None = None
    sitename: str | None = None
    description: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    location: str | None = None
    agency: str | None = None
    canonical_url: str | None = None
    license: str | None = None
    image: str | None = None
    provenance: Mapping[str, Provenance] = field(default_factory=dict, hash=False)

    def to_dict(self) -> dict[str, Any]:
        """Every field as plain values, ready for JSON."""
        plain = asdict(self)
        return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}


@dataclass(frozen=True, slots=True)
class Result:
    """What `clean` returns.

    `edits` are in order of place, do not overlap, and count code points of `source`. `settled` is False when the rules
    still found something after the last round. `flags` name what a caller may want to look at: "guarded" (nearly
    everything would have gone on weak evidence, so the lighter result stands), "empty" (no text is left), "no_article"
    (it was a whole page, and nothing in it looks like an article), "unparsed" (HTML too large or too broken to be read as
    such: `source` is all of its text without the tags).
    """

    text: str
    metadata: Metadata
    edits: tuple[Edit, ...]
    source: str = field(repr=False)
    settled: bool = True
    flags: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    def restore(self) -> str:
        """The source, rebuilt from `text` by undoing every edit."""
        return "".join(self._undone())

    def _undone(self) -> Iterator[str]:
        place = taken = 0
        for edit in self.edits:
            kept = edit.start - place
            yield self.text[taken : taken + kept]
            yield self.source[edit.start : edit.end]
            place, taken = edit.end, taken + kept + len(edit.replacement)
        yield self.text[taken:]

    def to_dict(self) -> dict[str, Any]:
        """Text, metadata, edits, source, settled and flags as plain values, ready for JSON."""
        return {
            "text": self.text,
            "metadata": self.metadata.to_dict(),
            "edits": [asdict(edit) for edit in self.edits],
            "source": self.source,
            "settled": self.settled,
            "flags": list(self.flags),
        }
