"""What comes out: the facts of a page, each with the place that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Told(NamedTuple, Generic[T]):
    """A value, and the place on the page that it came from."""

    value: T
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of its article; None where nothing tells, and `body`, the text that linked data holds, "".

    `date` and `updated` are "YYYY-MM-DD" by the day as written, `language` is an ISO 639-1 code, addresses are absolute.
    """

    title: Told[str] | None = None
    authors: Told[tuple[str, ...]] | None = None
    date: Told[str] | None = None
    updated: Told[str] | None = None
    sitename: Told[str] | None = None
    description: Told[str] | None = None
    language: Told[str] | None = None
    categories: Told[tuple[str, ...]] | None = None
    tags: Told[tuple[str, ...]] | None = None
    canonical_url: Told[str] | None = None
    license: Told[str] | None = None
    image: Told[str] | None = None
    body: str = ""
