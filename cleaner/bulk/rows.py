"""One row in, one clean row out. Plain functions over mappings, for any engine that has rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, NamedTuple

from cleaner import __version__
from cleaner.api import Cleaner
from cleaner.bulk.errors import BadRecordError
from cleaner.config import Config
from cleaner.model import Edit, Metadata, Result
from cleaner.parse.kind import Kind
from cleaner.sites import SiteProfiles

TEXT = ("text", "content", "raw_content", "maintext", "plaintext", "body", "article")
HTML = ("html", "raw_html", "html_content", "page_html", "content_html")
ID = ("id", "doc_id", "docid", "_id", "uuid", "warc_id", "warc_record_id", "digest")
URL = ("url", "source_url", "page_url", "link", "uri", "warc_target_uri")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of a row's fields. Where one is None, the row is looked at: `TEXT`, `ID`, `URL` and `HTML` are guesses."""

    text: str | None = None
    id: str | None = None
    url: str | None = None
    html: str | None = None


class Cleaned(NamedTuple):
    """A clean row, the result that it was made of, and the name of the field that holds the text."""

    row: dict[str, Any]
    result: Result
    field: str


def clean_row(
    cleaner: Cleaner,
    row: Mapping[str, Any],
    names: Fields | None = None,
    *,
    kind: Kind = "auto",
    url: str | None = None,
    edits: bool = True,
) -> Cleaned:
    """Clean the text of a row, or the page in its HTML.

    row    every field is kept, but that the clean text takes the place of the text; the text of HTML goes to `text`
    kind   of the text; a field of HTML is HTML
    url    of a row that has none
    edits  whether `cleaner` is to hold the edits, with which `restore_row` makes the text what it was

    `metadata` is added, or filled where it is a mapping already; what stands there stays. Raises BadRecordError where there
    is no text.
    """
    names = names or Fields()
    field = text_field(row, names)
    source = field if field is not None else html_field(row, names)
    if source is None:
        raise BadRecordError(_without(row, names))
    value = row[source]
    if not isinstance(value, str | bytes):
        raise BadRecordError(f"the field {source!r} holds no text but {_called(value)}")
    told = url_of(row, names) or url
    result = cleaner.clean(value, url=told, kind=kind if field is not None else "html")
    goal = field or names.text or "text"
    return Cleaned(filled(row, goal, result, cleaner.config, edits=edits), result, goal)


def filled(row: Mapping[str, Any], field: str, result: Result, config: Config, *, edits: bool = True) -> dict[str, Any]:
    """The row with a result in it: the text in `field`, `metadata` and `cleaner`."""
    found = metadata_of(result.metadata)
    there = row.get("metadata")
    account = account_of(result, config, edits=edits)
    if there is None:
        metadata: Any = found
    elif isinstance(there, Mapping):
        metadata = {**there, **{name: value for name, value in found.items() if there.get(name) is None}}
    else:
        metadata, account = there, {**account, "metadata": found}
    return {**row, field: result.text, "metadata": metadata, "cleaner": account}


def metadata_of(metadata: Metadata) -> dict[str, Any]:
    """What is known, without what is not and where it came from."""
    return {name: value for name, value in metadata.to_dict().items() if value and name != "provenance"}


def account_of(result: Result, config: Config, *, edits: bool = True) -> dict[str, Any]:
    """What was done, by which version and configuration. Offsets and lengths count code points."""
    account: dict[str, Any] = {"version": __version__, "config": different(config)}
    if edits:
        account["edits"] = [_plain(edit, result.source) for edit in result.edits]
        account["provenance"] = [
            {"field": name, **{key: value for key, value in asdict(origin).items() if value is not None}}
            for name, origin in sorted(result.metadata.provenance.items())
        ]
    lengths = {"original_length": len(result.source), "length": len(result.text)}
    return {**account, "flags": list(result.flags), "settled": result.settled, **lengths}


def different(config: Config) -> dict[str, Any]:
    """What a configuration has that the default one has not."""
    plain = {field.name: getattr(config, field.name) for field in fields(Config)}
    default = Config()
    return {name: _told(value) for name, value in plain.items() if value != getattr(default, name)}


def _told(value: Any) -> Any:
    """A value of a configuration as JSON has it; profiles of sites by their hash."""
    if isinstance(value, SiteProfiles):
        return value.digest
    return list(value) if isinstance(value, tuple) else value


def _plain(edit: Edit, source: str) -> dict[str, Any]:
    told = {
        "rule": edit.rule,
        "kind": edit.kind,
        "start": edit.start,
        "end": edit.end,
        "confidence": edit.confidence,
        "removed": source[edit.start : edit.end],
    }
    return {**told, "replacement": edit.replacement} if edit.replacement else told


def restore_row(text: str, edits: Sequence[Mapping[str, Any]]) -> str:
    """What was cleaned, from the clean text and the edits of `cleaner`. For HTML, it is the text that was extracted."""
    parts, place, taken = list[str](), 0, 0
    for edit in edits:
        kept = edit["start"] - place
        parts += (text[taken : taken + kept], edit["removed"])
        place, taken = edit["end"], taken + kept + len(edit.get("replacement") or "")
    return "".join((*parts, text[taken:]))


# Which field is which


def text_field(row: Mapping[str, Any], names: Fields) -> str | None:
    """The field that holds the text, None where the page is to be read, or where there is none."""
    if names.html is not None and (names.html in row or names.text is None):
        return None
    if names.text is not None:
        return names.text if names.text in row else None
    there = [name for name in TEXT if name in row]
    return next((name for name in there if isinstance(row[name], str)), None if html_field(row, names) else next(iter(there), None))


def html_field(row: Mapping[str, Any], names: Fields) -> str | None:
    """The field that holds HTML."""
    if names.html is not None:
        return names.html if names.html in row else None
    return next((name for name in HTML if isinstance(row.get(name), str | bytes)), None)


def id_of(row: Mapping[str, Any], names: Fields) -> Any:
    """The id of a row, None where it has none."""
    return next((row[name] for name in ([names.id] if names.id else ID) if row.get(name) is not None), None)


def url_of(row: Mapping[str, Any], names: Fields) -> str | None:
    """The address of a row, of its metadata where it has none itself."""
    metadata = row.get("metadata")
    for holder in (row, metadata if isinstance(metadata, Mapping) else {}):
        for name in [names.url] if names.url else URL:
            if isinstance(holder.get(name), str):
                return str(holder[name])
    return None


def _without(row: Mapping[str, Any], names: Fields) -> str:
    wanted = " or ".join(repr(name) for name in (names.text, names.html) if name) or "'text'"
    there = ", ".join(sorted(map(str, row))[:12]) or "nothing"
    return f"has no field {wanted}; it has {there}: name it with --text-key or --html-key"


def _called(value: object) -> str:
    return "null" if value is None else f"a value of type {type(value).__name__}"
