"""What a run is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from cleaner.bulk.rows import Fields
from cleaner.bulk.units import LARGEST
from cleaner.parse.kind import Kind


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of a run.

    format, input_format  None to find them out
    workers               processes; None for as many as there are cores
    largest               bytes of a record; larger ones are set aside
    report                a file to write the summary to
    """

    output: str
    format: str | None = None
    input_format: str | None = None
    names: Fields = field(default_factory=Fields)
    kind: Kind = "auto"
    url: str | None = None
    workers: int | None = None
    largest: int = LARGEST
    edits: bool = True
    overwrite: bool = False
    quiet: bool = False
    report: str | None = None
