"""The command line: arguments to a `Config`, files to bytes, results to text."""

from __future__ import annotations

import inspect
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, cast, get_args

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaner import __version__
from cleaner.api import Cleaner
from cleaner.bulk.faults import fault_of
from cleaner.bulk.rows import Fields
from cleaner.bulk.settings import Settings
from cleaner.bulk.units import LARGEST
from cleaner.config import Config
from cleaner.errors import ArgumentError, CleanerError
from cleaner.files import write_text
from cleaner.model import Edit, Metadata, Result
from cleaner.parse.kind import Kind
from cleaner.registry import installed_rules
from cleaner.rule import LAYOUT, Rule
from cleaner.sites import SiteProfiles

COLOURS = (
    *("red", "yellow", "cyan", "magenta", "green", "blue"),
    *("bright_red", "bright_yellow", "bright_cyan", "bright_magenta", "bright_green", "bright_blue"),
    *("dark_orange", "hot_pink", "spring_green3", "medium_purple", "gold3", "steel_blue", "salmon1", "turquoise2"),
    *("orchid", "chartreuse3", "khaki3", "sandy_brown", "plum2", "pale_turquoise1"),
)
# A terminal would obey the control characters of a scraped page.
CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | dict.fromkeys(range(0x7F, 0xA0), 0xFFFD)

# A value that is not known is left to the library to refuse, which names those that are near.
Preset = Annotated[str, typer.Option(metavar="NAME", help="How much to remove: precision, balanced or recall.")]
Select = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Use only this rule or kind. Repeat, or join by commas.")]
Ignore = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Leave out this rule or kind.")]
KeepKind = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Leave this kind in the text; still lift what it tells.")]
Sure = Annotated[float | None, typer.Option(metavar="NUMBER", help="Leave what is less certain than this, from 0 to 1.")]
Weights = Annotated[str | None, typer.Option(metavar="FILE", help="Weights for whole pages, as `cleaner train` writes them.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Make Markdown of HTML, instead of plain text.")]
Sites = Annotated[str | None, typer.Option(metavar="FILE", help="Profiles of sites, as `cleaner learn` writes them.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where the document came from.")]
Format = Annotated[str, typer.Option("--kind", metavar="NAME", help="What the input is: auto, text, markdown or html.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]
_FILES = "Files to files"
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="OUT", help="Clean into files: a directory, or a file by its name.", rich_help_panel=_FILES
    ),
]
OutputFormat = Annotated[
    str | None,
    typer.Option("--format", metavar="NAME", help="jsonl, parquet, text or dolma; jsonl.gz and so on.", rich_help_panel=_FILES),
]
InputFormat = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="document, jsonl, csv, parquet, arrow or warc.", rich_help_panel=_FILES),
]
Key = Annotated[str | None, typer.Option(metavar="FIELD", help="The name of that field.", rich_help_panel=_FILES)]
Workers = Annotated[int | None, typer.Option(metavar="N", help="Processes; as many as there are cores.", rich_help_panel=_FILES)]
Largest = Annotated[
    str | None,
    typer.Option("--max-document", metavar="SIZE", help="Set larger records aside, as in 16MB.", rich_help_panel=_FILES),
]
NoEdits = Annotated[bool, typer.Option("--no-edits", help="Leave the edits out.", rich_help_panel=_FILES)]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Begin anew.", rich_help_panel=_FILES)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.", rich_help_panel=_FILES)]
Report = Annotated[str | None, typer.Option(metavar="FILE", help="Write the summary as JSON.", rich_help_panel=_FILES)]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _version(wanted: bool) -> None:  # noqa: FBT001 - click calls it so
    if wanted:
        _write(f"cleaner {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Remove the noise from text that was scraped from the web."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A file gets UTF-8 whatever the locale; a terminal gets what it can show.
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")


@contextmanager
def _reported() -> Iterator[None]:
    """Make one line and exit code 2 of the library's errors."""
    try:
        yield
    except CleanerError as error:
        _complain(str(error))
        raise typer.Exit(2) from None


@app.command()
@_reported()
def clean(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Text, Markdown or HTML; - for standard input.")],
    *,
    preset: Preset = "balanced",
    select: Select = None,
    ignore: Ignore = None,
    keep_kind: KeepKind = None,
    min_confidence: Sure = None,
    weights: Weights = None,
    markdown: Markdown = False,
    sites: Sites = None,
    url: Url = None,
    kind: Format = "auto",
    as_json: AsJson = False,
    output: Output = None,
    output_format: OutputFormat = None,
    input_format: InputFormat = None,
    text_key: Key = None,
    id_key: Key = None,
    url_key: Key = None,
    html_key: Key = None,
    workers: Workers = None,
    max_document: Largest = None,
    no_edits: NoEdits = False,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    report: Report = None,
) -> None:
    """Print the clean text of files, or with --json the whole result; with -o, clean files of documents into files."""
    cleaner = Cleaner(_config(preset, select, ignore, keep_kind, min_confidence, weights, sites, markdown=markdown))
    _check_mode(context)
    if output is None:
        _print_clean(cleaner, files, url, cast("Kind", kind), as_json=as_json)
        return
    names = Fields(text_key, id_key, url_key, html_key)
    told = (output, output_format, input_format, names, _kind(kind), url, workers, _size(max_document), not no_edits)
    raise typer.Exit(_clean_files(files, cleaner, Settings(*told, overwrite, quiet, report)))


def _check_mode(context: typer.Context) -> None:
    """Refuse options that do nothing without -o, or with it."""
    given = {
        parameter.name: parameter.opts[0]
        for parameter in context.command.params
        if context.get_parameter_source(parameter.name or "") is not None
        and str(context.get_parameter_source(parameter.name or "")).endswith("COMMANDLINE")
        and getattr(parameter, "rich_help_panel", None) == _FILES
    }
    if "output" not in given and given:
        raise ArgumentError(f"{next(iter(given.values()))}: pass -o OUT too; it is for cleaning into files")
    if "output" in given and context.params.get("as_json"):
        raise ArgumentError("--json: leave it out with -o, where JSON lines are the default; see --format")


def _print_clean(cleaner: Cleaner, files: Sequence[str], url: str | None, kind: Kind, *, as_json: bool) -> None:
    written = 0
    for name in files:
        data = _read(name)
        if data is None:
            continue
        result = cleaner.clean(data, url=url, kind=kind)
        _write(_json_line(name, result) if as_json else _paragraph(result, first=not written))
        written += 1
    if written < len(files):
        raise typer.Exit(1)


def _clean_files(files: Sequence[str], cleaner: Cleaner, settings: Settings) -> int:
    from cleaner.bulk.command import INTERRUPTED, clean_files

    try:
        return clean_files(files, cleaner, settings)
    except KeyboardInterrupt:  # before the run has begun
        _complain("stopped")
        return INTERRUPTED


def _kind(name: str) -> Kind:
    if name not in get_args(Kind):
        raise ArgumentError(f"--kind {name!r}: pass one of {', '.join(map(repr, get_args(Kind)))}")
    return cast("Kind", name)


def _size(told: str | None) -> int:
    """Bytes, as in 500, 16MB, 4M or 1GB."""
    if told is None:
        return LARGEST
    found = re.fullmatch(r"(\d+)\s*([kmg]?)b?", told.strip().lower())
    if not found:
        raise ArgumentError(f"--max-document {told!r}: pass a size, such as 16MB")
    return int(found[1]) << {"": 0, "k": 10, "m": 20, "g": 30}[found[2]]


@app.command()
@_reported()
def stats(
    output: Annotated[str, typer.Argument(metavar="OUT", help="What `cleaner clean -o OUT` has written, or a file of it.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Tell what was removed, from finished output."""
    from cleaner.bulk.stats import stats_of
    from cleaner.bulk.summary import lines

    summary = stats_of(output)
    _write(
        json.dumps(summary, indent=2) + "\n" if as_json else "\n".join([*lines(summary), f"{summary['errors']:,} set aside", ""])
    )


@app.command()
@_reported()
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Text, Markdown or HTML; - for standard input.")],
    *,
    preset: Preset = "balanced",
    select: Select = None,
    ignore: Ignore = None,
    keep_kind: KeepKind = None,
    min_confidence: Sure = None,
    weights: Weights = None,
    markdown: Markdown = False,
    sites: Sites = None,
    url: Url = None,
    kind: Format = "auto",
    layout: Annotated[bool, typer.Option("--layout", help="Mark the changes of white space too.")] = False,
) -> None:
    """Show a file with what is removed struck out, by which rule and why."""
    cleaner = Cleaner(_config(preset, select, ignore, keep_kind, min_confidence, weights, sites, markdown=markdown))
    data = _read(file)
    if data is None:
        raise typer.Exit(1)
    result = cleaner.clean(data, url=url, kind=cast("Kind", kind))
    unmarked = [] if layout else [edit for edit in result.edits if _is_layout(edit, result.source)]
    _show(_marked(result, unmarked, _palette(cleaner.rules)))
    _write("\n" + "".join(f"{line}\n" for line in _account(result, unmarked)))


@app.command()
@_reported()
def learn(
    files: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files of documents with addresses, as clean -o takes them.")],
    *,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write the profiles.")],
    input_format: InputFormat = None,
    text_key: Key = None,
    url_key: Key = None,
    html_key: Key = None,
) -> None:
    """Learn from documents which lines come again on the pages of a site; `clean --sites` takes them out."""
    from cleaner.bulk.learn import Learned

    learned = Learned(files, Fields(text_key, None, url_key, html_key), input_format)
    learned.profiles.save(output)
    left = f"{learned.nowhere} without an address, {learned.faults} that cannot be read"
    _complain(f"{learned.pages} pages of {len(learned.profiles.sites)} sites; left out: {left}")


@app.command()
@_reported()
def train(
    files: Annotated[list[str], typer.Argument(metavar="LABELLED", help="JSON lines with text, article and url.")],
    *,
    output: Annotated[str, typer.Option("--output", "-o", metavar="WEIGHTS", help="Where to write the weights.")],
) -> None:
    """Learn from labelled pages what the lines of an article look like on a whole page."""
    try:
        from cleaner.scorer import train as training
    except ImportError as error:
        raise ArgumentError(f"train: install the extra first, as with pip install 'article-cleaner[train]' ({error})") from error
    rows = [row for name in files for row in _rows(name)]
    written = training.write(training.train(rows, lambda told: typer.echo(told, err=True)))
    write_text(output, written, "--output")


def _rows(name: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a file of JSON lines."""
    data = _read(name)
    if data is None:
        raise typer.Exit(1)
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):  # U+2028 may stand in a string
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ArgumentError(f"{name}, line {number}: pass one JSON object a line ({error})") from error
            if not isinstance(row, dict):
                raise ArgumentError(f"{name}, line {number}: pass an object with text, article and url")
            yield row


@app.command()
@_reported()
def rules(
    name: Annotated[str | None, typer.Argument(metavar="ID", help="A rule, or a kind of rules, to show with its examples.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the rules, or show one with examples of what it removes and keeps."""
    chosen = _named(name) if name is not None else installed_rules()
    if as_json:
        _write(json.dumps([_plain(rule) for rule in chosen], indent=2) + "\n")
    elif name is not None:
        _write("\n".join(_page(rule) for rule in chosen))
    elif Console().is_terminal:
        _show(_table(chosen))
    else:
        _write("".join(f"{rule.id}\t{rule.kind}\t{rule.confidence:.2f}\t{rule.summary}\n" for rule in chosen))


def _config(
    preset: str,
    select: list[str] | None,
    ignore: list[str] | None,
    keep_kind: list[str] | None,
    min_confidence: float | None,
    weights: str | None,
    sites: str | None,
    *,
    markdown: bool,
) -> Config:
    return Config(
        preset=preset,
        select=_split(select) if select else None,
        ignore=_split(ignore or ()),
        keep_kinds=_split(keep_kind or ()),
        min_confidence=min_confidence,
        weights=weights,
        markdown=markdown,
        sites=None if sites is None else SiteProfiles.load(sites),
    )


def _split(values: Sequence[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _read(name: str) -> bytes | None:
    """Return the bytes of a file, or None where there is nothing to clean, after saying why."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        _complain(f"{name}: {_trouble(error)}")
        return None
    fault = fault_of(data)
    if fault is not None:
        _complain(f"{name}: {fault}")
    return data if fault is None else None


def _trouble(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, IsADirectoryError):
        return "is a directory; pass the files in it"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return f"cannot be read ({error.strerror}); check the path"


def _complain(message: str) -> None:
    typer.echo(" ".join(f"cleaner: {message}".splitlines()), err=True)


def _write(text: str) -> None:
    # Not `typer.echo`, which takes escape sequences out of the text. Flushed, so that a closed pipe shows while click
    # can still end quietly.
    sys.stdout.write(text)
    sys.stdout.flush()


def _show(what: Text | Table) -> None:
    Console(highlight=False).print(what, soft_wrap=isinstance(what, Text))


def _json_line(name: str, result: Result) -> str:
    # Escaped to ASCII, since not every str can be encoded.
    return json.dumps({"file": name, **result.to_dict()}) + "\n"


def _paragraph(result: Result, *, first: bool) -> str:
    return ("" if first else "\n") + result.text.strip("\r\n") + "\n"


def _palette(rules: Sequence[Rule]) -> dict[str, str]:
    """Give every kind a colour, or none where the output has no colour."""
    console = Console()
    if console.no_color or console.color_system is None:
        return {}
    kinds = sorted({rule.kind for rule in rules})
    return {kind: COLOURS[number % len(COLOURS)] for number, kind in enumerate(kinds)}


def _marked(result: Result, unmarked: Sequence[Edit], palette: dict[str, str]) -> Text:
    """Show every edit but `unmarked` where it was made in the source."""
    shown, place, quiet = Text(), 0, set(unmarked)
    for edit in result.edits:
        if edit in quiet:
            continue
        shown.append(_visible(result.source[place : edit.start]))
        shown.append_text(_mark(edit, result.source[edit.start : edit.end], palette))
        place = edit.end
    shown.append(_visible(result.source[place:]))
    shown.rstrip()
    return shown


def _mark(edit: Edit, gone: str, palette: dict[str, str]) -> Text:
    """Show what was removed and what came instead, with the label, and with line ends outside of the mark."""
    head, old, tail = _parts(gone)
    new = _parts(edit.replacement)[1]
    colour = palette.get(edit.kind)
    label = f" [{edit.rule} {edit.confidence:.2f}: {edit.reason}]"
    if colour is None:
        return Text(head + (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "") + label + tail)
    return Text.assemble(head, (old, f"strike {colour}"), (new, f"underline {colour}"), (label, f"italic {colour}"), tail)


def _parts(text: str) -> tuple[str, str, str]:
    """Split into the space before, what can be seen, and the space after; of a text that cannot be seen, its escapes."""
    if _is_blank(text):
        return "", text.encode("unicode_escape").decode("ascii"), "\n" * text.count("\n")
    body = text.strip()
    start = text.index(body)
    return _visible(text[:start]), _visible(body), _visible(text[start + len(body) :])


def _visible(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROLS)


def _is_blank(text: str) -> bool:
    return not any(char.isprintable() and not char.isspace() for char in text)


def _is_layout(edit: Edit, source: str) -> bool:
    return edit.kind == LAYOUT or (_is_blank(source[edit.start : edit.end]) and _is_blank(edit.replacement))


def _account(result: Result, unmarked: Sequence[Edit]) -> Iterator[str]:
    """Tell what was learned and done, in lines."""
    yield from _facts(result.metadata)
    flags = [*result.flags, *(() if result.settled else ("unsettled",))]
    if flags:
        yield f"flags: {', '.join(flags)}"
    if unmarked:
        counts = Counter(edit.rule for edit in unmarked)
        yield f"layout: {', '.join(f'{rule} {count}' for rule, count in sorted(counts.items()))}"
    removed = max(0, len(result.source) - len(result.text))
    yield f"{removed} of {len(result.source)} characters removed"


def _facts(metadata: Metadata) -> Iterator[str]:
    for name, told in metadata.to_dict().items():
        if not told or name == "provenance":
            continue
        value = " ".join(_visible(", ".join(told) if isinstance(told, list) else told).split())
        origin = metadata.provenance.get(name)
        if origin is None:
            yield f"{name}: {value}"
        elif origin.rule is None:
            yield f"{name}: {value} - {origin.source}"
        else:
            yield f"{name}: {value} - {origin.rule}, {origin.start}:{origin.end}"


def _named(name: str) -> tuple[Rule, ...]:
    """Find the rule of that id, or else the rules of that kind."""
    chosen = Config(select=[name]).rules()
    return tuple(rule for rule in chosen if rule.id == name) or chosen


def _plain(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "confidence": rule.confidence,
        "summary": rule.summary,
        "removes": rule.removes,
        "protects": rule.protects,
        "keeps": rule.keeps,
        "module": rule.function.__module__,
    }


def _page(rule: Rule) -> str:
    # The docstring is what was written to be read; `removes` and `keeps` are parsed out of it.
    return f"{rule.id} ({rule.kind} {rule.confidence:.2f}, in {rule.function.__module__})\n\n{inspect.getdoc(rule.function)}\n"


def _table(rules: Sequence[Rule]) -> Table:
    table = Table("id", "kind", "confidence", "removes", box=None, pad_edge=False)
    for rule in rules:
        table.add_row(Text(rule.id), Text(rule.kind), Text(f"{rule.confidence:.2f}"), Text(rule.summary))
    return table
