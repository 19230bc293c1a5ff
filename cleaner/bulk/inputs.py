"""From the arguments of a command to the files that they stand for."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.bulk.errors import needed
from cleaner.bulk.kinds import kind_by_name
from cleaner.errors import ArgumentError

STDIN = "-"


class File(NamedTuple):
    """One input.

    path   as it is opened: a local path, a URL, or "-"
    root   the argument that it came with, where that stands for several files, or ""
    name   its path below `root`, with slashes, or its own name
    size   in bytes, as stored; None where it is not known
    stamp  what changes when it is written to
    """

    path: str
    root: str
    name: str
    size: int | None
    stamp: str


def is_url(path: str) -> bool:
    """Whether fsspec is to open it."""
    return "://" in path


def expand(arguments: Sequence[str], output: str | None = None) -> list[File]:
    """The files that paths, directories, globs and URLs stand for, each once, in order of the arguments and of names.

    In a directory, files whose names tell of no known kind are left out, and so are hidden ones and the `output`.
    Raises ArgumentError for an argument that stands for nothing.
    """
    found: dict[str, File] = {}
    for argument in arguments:
        files = [file for file in _expanded(argument) if output is None or not _within(file.path, output)]
        if not files:
            raise ArgumentError(f"{argument}: holds nothing to clean; pass files, directories or globs of a known kind")
        for file in files:
            found.setdefault(file.path, file)
    return list(found.values())


def digest(files: Iterable[File]) -> str:
    """What tells these inputs, as they are now, from others."""
    told = hashlib.sha256()
    for file in files:
        told.update(repr((file.path, file.size, file.stamp)).encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def _within(path: str, folder: str) -> bool:
    return not is_url(path) and path != STDIN and Path(path).absolute().is_relative_to(Path(folder).absolute())


def _expanded(argument: str) -> Iterator[File]:
    if argument == STDIN:
        yield File(STDIN, "", "stdin", None, "")
    elif is_url(argument):
        yield from _remote(argument)
    elif Path(argument).is_dir():
        yield from (_local(path, argument) for path in _walk(Path(argument)))
    elif Path(argument).exists():
        yield _local(Path(argument), "")
    elif glob.has_magic(argument):
        named = (Path(path) for path in sorted(glob.glob(argument, recursive=True)))  # noqa: PTH207 - it takes absolute ones
        root = argument[: len(argument) - len(argument.lstrip("/"))] + os.path.dirname(_fixed(argument)).lstrip("/")  # noqa: PTH120
        yield from (_local(path, root or ".") for path in named if path.is_file())
    else:
        raise ArgumentError(f"{argument}: there is no such file; check the path")


def _fixed(pattern: str) -> str:
    """The part of a glob before its first special character."""
    return pattern[: min(pattern.find(mark) for mark in "*?[" if mark in pattern)]


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")) and not name.endswith(".cleaner"))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith((".", "_")) and kind_by_name(name))


def _local(path: Path, root: str) -> File:
    told = path.stat()
    name = path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.name
    return File(str(path), root, name, told.st_size, str(told.st_mtime_ns))


def _remote(url: str) -> Iterator[File]:
    fsspec = needed("fsspec", url)
    try:
        system, path = fsspec.core.url_to_fs(url)
        single = not glob.has_magic(path) and not system.isdir(path)
        named = [path] if single else sorted(system.glob(path) if glob.has_magic(path) else system.find(path))
        root = "" if single else (os.path.dirname(_fixed(path)) if glob.has_magic(path) else path)  # noqa: PTH120
        for name in named:
            if single or glob.has_magic(path) or kind_by_name(name):
                yield _of_info(system.unstrip_protocol(name), root, name, system.info(name))
    except (OSError, ValueError, ImportError) as error:
        raise ArgumentError(f"{url}: cannot be read ({error}); check the address, or install what fsspec needs for it") from error


def _of_info(url: str, root: str, name: str, info: dict[str, Any]) -> File:
    stamp = next(
        (str(info[key]) for key in ("mtime", "etag", "ETag", "LastModified", "last_modified", "created") if key in info), ""
    )
    below = name[len(root) :].lstrip("/") if root else name.rsplit("/", 1)[-1]
    return File(url, url[: len(url) - len(below)].rstrip("/") if root else "", below, info.get("size"), stamp)
