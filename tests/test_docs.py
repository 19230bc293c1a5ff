"""The documentation: what it shows is what happens.

The blocks of a page run in order, in one namespace and one directory, which holds a copy of
`seeds/`. Their language says what they are:

    python    is run; what it prints stands in the `text` block right below it, and where there is none it prints nothing
    console   lines after `$ ` are commands, and what stands below each is what it writes
    title=    on a block of any language: it is written to a file of that name, and not run

Other blocks are there to be read.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import fields
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from cleaner import Config, Edit, Metadata, Result
from cleaner.cli import app

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
README = ROOT / "README.md"
EXAMPLES = [*PAGES, README]

_BLOCK = re.compile(r"^```(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (?P<text>.+)$", re.MULTILINE)


class Block(NamedTuple):
    language: str
    title: str | None
    body: str
    line: int
    output: str | None


def read(path: Path) -> str:
    if not path.exists():
        pytest.skip(f"there is no {path.name}")
    return path.read_text(encoding="utf-8")


def blocks(text: str) -> Iterator[Block]:
    found = list(_BLOCK.finditer(text))
    for match, after in zip_longest(found, found[1:]):
        adjacent = after is not None and after["language"] == "text" and not text[match.end() : after.start()].strip()
        output = after["body"] if after is not None and adjacent and not after["title"] else None
        yield Block(match["language"], match["title"], match["body"], text.count("\n", 0, match.start()) + 2, output)


def printed(block: Block, path: Path, namespace: dict[str, Any]) -> str:
    """What the code prints. It is compiled so that a failure names the page and the line."""
    code = compile("\n" * (block.line - 1) + block.body, str(path), "exec", dont_inherit=True)
    out = io.StringIO()
    with redirect_stdout(out):
        exec(code, namespace)
    return out.getvalue()


def shell(folder: Path) -> dict[str, str]:
    """An environment in which `cleaner` is this one, and `pip install` installs beside the examples."""
    programs, site = folder / ".programs", folder / ".site"
    programs.mkdir()
    python = shlex.quote(sys.executable)
    options = f"--quiet --no-deps --no-build-isolation --no-index --disable-pip-version-check --target {shlex.quote(str(site))}"
    commands = {"python": f'{python} "$@"', "cleaner": f'{python} -m cleaner "$@"', "pip": f'{python} -m pip "$@" {options}'}
    for name, command in commands.items():
        (programs / name).write_text(f"#!/bin/sh\nexec {command}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    inherited = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "PYTHONIOENCODING")}
    path, packages = (os.pathsep.join(map(str, places)) for places in ((programs, os.environ["PATH"]), (ROOT, site)))
    return inherited | {"PATH": path, "PYTHONPATH": packages, "NO_COLOR": "1", "PYTHONUTF8": "1", "COLUMNS": "80"}


def session(block: Block, folder: Path, env: dict[str, str]) -> str:
    """The block as a terminal would show it. Every command sees the exit code of the one before as `$?`."""
    shown, code = "", 0
    for command in (line[2:] for line in block.body.splitlines() if line.startswith("$ ")):
        if command.startswith("pip ") and not all(map(find_spec, ("pip", "setuptools"))):
            pytest.skip("installing a package needs pip and setuptools")
        done = subprocess.run(
            ["sh", "-c", f"(exit {code}); {command}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=env,
            check=False,
            timeout=120,
        )
        shown, code = f"{shown}$ {command}\n{done.stdout.decode()}", done.returncode
    return shown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the examples run: they find the seeds there, and the modules that they have written."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for path in tmp_path.glob("*.py"):
        sys.modules.pop(path.stem, None)


# What the examples of a page need besides the library.
NEEDS = {
    "bulk.md": ("pyarrow",),
    "engines.md": ("pyarrow", "polars", "pandas", "langchain_core"),
    "spark.md": ("pyspark",),
    "crawl.md": ("pyspark", "fastwarc"),
    "ray.md": ("ray",),
    "datatrove.md": ("datatrove",),
    "datasets.md": ("datasets",),
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples(path: Path, folder: Path) -> None:
    text = read(path)
    for module in NEEDS.get(path.name, ()):
        pytest.importorskip(module)
    if "pyspark" in NEEDS.get(path.name, ()) and shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    namespace: dict[str, Any] = {"__name__": "example"}
    env = shell(folder)
    for block in blocks(text):
        where = f"{path.name}, line {block.line}"
        if block.title:
            (folder / block.title).write_text(block.body, encoding="utf-8")
        elif block.language == "python":
            assert printed(block, path, namespace) == (block.output or ""), where
        elif block.language == "console":
            assert session(block, folder, env) == block.body, where


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_block_is_read(path: Path) -> None:
    text = read(path)
    fences = [line for line in text.splitlines() if line.strip().startswith("```")]
    assert len(fences) == 2 * len(list(blocks(text)))
    assert {block.language for block in blocks(text)} <= {"python", "console", "text", "sh", "toml"}


def test_the_catalogue_of_rules_is_up_to_date() -> None:
    command = [sys.executable, str(DOCS / "make_rules.py"), "--check"]
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stderr, done.returncode) == ("", 0)


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as Markdown renderers make them."""
    prose = _BLOCK.sub("", path.read_text(encoding="utf-8"))
    plain = (re.sub(r"[^\w\s-]", "", match["text"].replace("`", "")) for match in _HEADING.finditer(prose))
    return {re.sub(r"[\s-]+", "-", text.strip().lower()) for text in plain}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for match in _LINK.finditer(_BLOCK.sub("", read(path))):
        target, _, anchor = match["target"].partition("#")
        if "://" in target:
            continue
        page = (path.parent / target).resolve() if target else path
        assert page.exists(), target
        assert path == README or page.parent == DOCS, f"{target} is not on the site"
        assert not anchor or anchor in anchors(page), match["target"]


def test_the_navigation_has_every_page() -> None:
    nav = read(ROOT / "mkdocs.yml").partition("\nnav:\n")[2]
    assert sorted(re.findall(r": (\S+\.md)$", nav, re.MULTILINE)) == sorted(path.name for path in PAGES)


# What a page must tell of: each name stands there as code, in a heading, a table or the text.


def options() -> list[str]:
    """Every option of every command, in its long form."""
    commands = typer.main.get_command(app).commands.values()  # type: ignore[attr-defined]
    return sorted(
        {name for command in commands for parameter in command.params for name in parameter.opts if name.startswith("--")}
    )


TOLD = [
    pytest.param("configuration.md", [field.name for field in fields(Config)], id="Config"),
    pytest.param("metadata.md", [field.name for field in fields(Metadata)], id="Metadata"),
    pytest.param("how-it-works.md", [field.name for field in (*fields(Edit), *fields(Result))], id="Edit and Result"),
    pytest.param("command-line.md", options(), id="options"),
]


@pytest.mark.parametrize(("page", "names"), TOLD)
def test_pages_are_complete(page: str, names: list[str]) -> None:
    text = read(DOCS / page)
    assert [name for name in names if not re.search(rf"`{name}[`= ]", text)] == []
