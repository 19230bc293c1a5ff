"""Which input goes where: decided before anything is read but the first bytes of files whose names tell nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from cleaner.bulk.inputs import STDIN, File, is_url
from cleaner.bulk.kinds import KINDS, kind_by_name, stem_and_suffixes
from cleaner.bulk.opening import open_input
from cleaner.bulk.packing import SUFFIXES
from cleaner.bulk.read import Source
from cleaner.bulk.units import Form
from cleaner.errors import ArgumentError

FORMATS = ("jsonl", "parquet", "text", "dolma")
ERRORS = "errors.jsonl"


class Job(NamedTuple):
    """One output: its final path (None for a tree of text files), how it is written, and what goes in."""

    goal: Path | None
    form: Form
    sources: tuple[Source, ...]


class Plan(NamedTuple):
    """All of a run: its outputs, the file of errors, the directory of its state, and where text files go."""

    jobs: tuple[Job, ...]
    errors: Path
    state: Path
    texts: dict[str, Path]


def form_of(name: str) -> Form:
    """What `--format` names, as in "jsonl.gz". Raises ArgumentError."""
    plain, dot, packing = name.lower().lstrip(".").partition(".")
    if plain not in FORMATS or dot + packing not in SUFFIXES or (plain == "parquet" and packing):
        told = ", ".join(FORMATS)
        raise ArgumentError(f"--format {name!r}: pass {told}, but for parquet with .gz, .zst, .bz2 or .xz behind it if wanted")
    return Form(plain, dot + packing)


def plan(files: Sequence[File], output: str, format: str | None, kind: str | None, *, markdown: bool = False) -> Plan:
    """Lay out a run. Raises ArgumentError for outputs that would be written twice, and for what cannot be written so."""
    if is_url(output):
        raise ArgumentError(f"-o {output}: pass a path on this machine; copy the output from there")
    if kind is not None and kind not in KINDS:
        raise ArgumentError(f"--input-format {kind!r}: pass one of {', '.join(KINDS)}")
    wanted = form_of(format) if format else None
    kinds = {file.path: kind or kind_by_name(file.name) or _looked_at(file) for file in files}
    single = _form_of_file(output)
    if single is not None and not Path(output).is_dir():
        return _one_file(files, kinds, Path(output), wanted or single, single)
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise ArgumentError(f"-o {output}: is a file; pass a directory, or a name that ends in .jsonl, .parquet or the like")
    if wanted is not None and wanted.format == "text":
        return _texts(files, kinds, folder, wanted, markdown=markdown)
    jobs = tuple(_mirrored(files, kinds, folder, wanted))
    _distinct(jobs, folder / ERRORS)
    return Plan(jobs, folder / ERRORS, folder / ".cleaner", {})


def _looked_at(file: File) -> str:
    if not is_url(file.path) and not Path(file.path).is_file():  # it can be read once
        what = "standard input" if file.path == STDIN else "it"
        raise ArgumentError(f"{file.path}: say what {what} holds, as with --input-format jsonl")
    try:
        opened = open_input(file)
    except OSError:
        return "document"  # it cannot be read: that is told when its turn comes
    opened.raw.close()
    return opened.kind


def _form_of_file(output: str) -> Form | None:
    """How a file of that name is written, None for that of a directory."""
    suffix, packing = stem_and_suffixes(output)[1:]
    known = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".parquet": "parquet", ".pq": "parquet"}
    return Form(known[suffix.lower()], packing) if suffix.lower() in known and not output.endswith("/") else None


def _one_file(files: Sequence[File], kinds: dict[str, str], goal: Path, form: Form, named: Form) -> Plan:
    if form.format == "text" or (form.format == "parquet") != (named.format == "parquet"):
        raise ArgumentError(f"-o {goal}: its name does not go with --format {form.format}; leave --format out, or pass a directory")
    form = Form(form.format, named.packing)
    sources = tuple(_sources(files, kinds, form))
    state = goal.with_name(f"{goal.name}.cleaner")
    return Plan((Job(goal, form, sources),), goal.with_name(f"{goal.name}.{ERRORS}"), state, {})


def _sources(files: Sequence[File], kinds: dict[str, str], form: Form) -> Iterator[Source]:
    """Files of records one by one, and single documents that follow each other together."""
    for kind, members in groupby(files, key=lambda file: kinds[file.path]):
        if kind == "document":
            yield Source(tuple(members), form, kind)
        else:
            yield from (Source((file,), form, kind) for file in members)


def _mirrored(files: Sequence[File], kinds: dict[str, str], folder: Path, wanted: Form | None) -> list[Job]:
    documents: dict[str, list[File]] = {}
    jobs = []
    for file in files:
        if kinds[file.path] == "document":
            documents.setdefault(file.root, []).append(file)
            continue
        form = wanted or _form_of_input(file, kinds[file.path])
        goal = folder / (_stem(file) + _suffix(form))
        jobs.append(Job(goal, form, (Source((file,), form, kinds[file.path]),)))
    for root, members in documents.items():
        form = wanted or Form("jsonl")
        name = Path(root).absolute().name if root and not is_url(root) else PurePosixPath(root).name
        sources = (Source(tuple(members), form, "document"),)
        jobs.append(Job(folder / f"{name or 'documents'}{_suffix(form)}", form, sources))
    return jobs


def _stem(file: File) -> str:
    stem, suffix, _ = stem_and_suffixes(file.name)
    return stem if kind_by_name(file.name) else f"{stem}{suffix}"


def _form_of_input(file: File, kind: str) -> Form:
    if kind == "parquet":
        return Form("parquet")
    return Form("jsonl", stem_and_suffixes(file.name)[2])


def _suffix(form: Form) -> str:
    return f".{'jsonl' if form.format == 'dolma' else form.format}{form.packing}"


def _texts(files: Sequence[File], kinds: dict[str, str], folder: Path, form: Form, *, markdown: bool) -> Plan:
    texts: dict[str, Path] = {}
    taken: dict[Path, str] = {folder / ERRORS: ERRORS}
    for file in files:
        if kinds[file.path] != "document":
            raise ArgumentError(f"{file.path}: holds records, of which no text files can be made; pass --format jsonl or parquet")
        plain = file.name[: len(file.name) - len(stem_and_suffixes(file.name)[2])]
        page = plain.lower().endswith((".html", ".htm", ".xhtml"))
        goal = folder / (plain + ((".md" if markdown else ".txt") if page else "") + form.packing)
        if goal in taken:
            raise ArgumentError(f"{taken[goal]} and {file.path} would both become {goal}; clean them into directories of their own")
        taken[goal] = file.path
        texts[file.path] = goal
    source = Source(tuple(files), form, "document")
    return Plan((Job(None, form, (source,)),), folder / ERRORS, folder / ".cleaner", texts)


def _distinct(jobs: Sequence[Job], errors: Path) -> None:
    taken = {errors: "the file of errors"}
    for job in jobs:
        goal, first = job.goal, job.sources[0].files[0]
        assert goal is not None
        what = first.path if len(job.sources[0].files) == 1 else f"the documents in {first.root or '.'}"
        if goal in taken:
            raise ArgumentError(
                f"{taken[goal]} and {what} would both become {goal}; clean them into directories of their own, or all into one file"
            )
        taken[goal] = what
