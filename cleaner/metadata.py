"""From the facts that rules lifted to metadata: which is believed, and where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cleaner.dates import read_date
from cleaner.language import language_of
from cleaner.model import Metadata, Provenance
from cleaner.page.facts.addresses import host
from cleaner.resolve import Lifted

_DATES = ("date", "updated")
BYLINE = 200  # characters within which several lines name the authors of one article
_LISTS = ("authors", "categories", "tags")


def assemble(facts: Iterable[Lifted], base: Metadata, url: str | None, text: str = "") -> Metadata:
    """Fill the fields that `base` leaves open: of several facts the highest in rank, then the first on the page.

    The language is told from `text`, the clean one; it also says which of two numbers in a date is the day.
    """
    by_field: dict[str, list[Lifted]] = {}
    for lifted in sorted(facts, key=lambda f: (-f.fact.rank, f.start, f.rule)):
        by_field.setdefault(lifted.fact.field, []).append(lifted)
    values: dict[str, object] = {}
    provenance = dict(base.provenance)
    language = base.language or language_of(text)
    if language and not base.language:
        values["language"], provenance["language"] = language, Provenance("words")
    for field, found in by_field.items():
        value, source = (None, None) if getattr(base, field) else _choose(field, found, language)
        if source is not None:
            values[field] = value
            provenance[field] = Provenance("text", source.rule, source.start, source.end)
    address = url or base.canonical_url
    for field, told in {"url": address, "hostname": host(address)}.items():
        if told:
            values[field] = told
            provenance[field] = Provenance("url") if url else provenance["canonical_url"]
    return replace(base, **values, provenance=provenance)  # type: ignore[arg-type]


def _choose(field: str, facts: Sequence[Lifted], language: str | None) -> tuple[object, Lifted | None]:
    if field in _DATES:
        # Reading a date costs more than anything else here, so it ends with the first that can be read.
        for lifted in facts:
            day = read_date(lifted.fact.value, lifted.fact.language or language)
            if day is not None:
                return day, lifted
        return None, None
    if field in _LISTS:
        near = [f for f in facts if f.fact.rank == facts[0].fact.rank and (field != "authors" or f.start - facts[0].end <= BYLINE)]
        return tuple(dict.fromkeys(f.fact.value for f in near)), facts[0]
    return facts[0].fact.value, facts[0]
