"""How the package is built: who imports whom, what importing it costs, and what every module has."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import cleaner

PACKAGE = Path(cleaner.__file__).parent
# The parts of the package, from the ground up. A part imports what stands in the lines above it, and itself.
ORDER = """
    fold errors model
    lexicon wrap files
    runon language quantities
    outline
    sites
    document
    scorer
    rule
    shapes dates names
    header
    head
    rules
    registry
    config
    page
    draft parse
    detect resolve
    metadata view
    api
    __init__
    bulk
    engines
    cli
    __main__
"""
LEVELS = {part: level for level, line in enumerate(ORDER.split("\n")) for part in line.split()}
HEAVY = {"dateparser", "fsspec", "lxml", "multiprocessing", "numpy", "pyarrow", "rich", "trafilatura", "typer", "zstandard"}
LONGEST = 40  # lines of a function without its docstring

SOURCES = {
    ".".join(("cleaner", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path.read_text("utf-8")
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(source) for name, source in SOURCES.items()}
PACKAGES = {name for name in SOURCES if (PACKAGE.joinpath(*name.split(".")[1:]) / "__init__.py").exists()}


def imports(tree: ast.Module, importer: str) -> set[str]:
    """The modules of ours that a module imports, wherever in it."""
    return {name for name in _imported(tree, importer) if name in SOURCES and name != importer}


def _imported(tree: ast.Module, importer: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = [*importer.split("."), *([""] if importer in PACKAGES else [])]
            base = ".".join([*here[: -node.level], *([node.module] if node.module else [])]) if node.level else node.module or ""
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in SOURCES else base


def part(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def breaches(graph: dict[str, set[str]]) -> list[str]:
    """The imports that go against the order."""
    return [
        f"{importer} imports {name}"
        for importer, names in sorted(graph.items())
        for name in sorted(names)
        if part(importer) != part(name) and LEVELS[part(name)] >= LEVELS[part(importer)]
    ]


def cycle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


GRAPH = {name: imports(tree, name) for name, tree in TREES.items()}


def test_every_part_has_its_place() -> None:
    assert {part(name) for name in SOURCES} == set(LEVELS), "give a new part of the package its place in ORDER"


def test_imports_go_up_only() -> None:
    assert breaches(GRAPH) == []


def test_no_import_cycle() -> None:
    assert cycle(GRAPH) == []


def test_the_ground_imports_nothing_of_ours() -> None:
    assert {name: GRAPH[f"cleaner.{name}"] for name in ("fold", "errors", "model")} == {
        "fold": set(),
        "errors": set(),
        "model": set(),
    }


@pytest.mark.parametrize(
    ("importer", "source", "found"),
    [
        ("cleaner.fold", "from cleaner.api import clean", {"cleaner.api"}),
        ("cleaner.fold", "import cleaner.rules as package", {"cleaner.rules"}),
        ("cleaner.cli", "from cleaner import __version__", {"cleaner"}),
        ("cleaner.cli", "from cleaner import api, model", {"cleaner.api", "cleaner.model"}),
        ("cleaner.draft", "from .model import Edit", {"cleaner.model"}),
        ("cleaner.draft", "from . import model", {"cleaner.model"}),
        ("cleaner.parse.html", "from ..model import Metadata", {"cleaner.model"}),
        ("cleaner.parse.html", "from .raw import decode", {"cleaner.parse.raw"}),
        ("cleaner.parse", "from .raw import decode", {"cleaner.parse.raw"}),
        ("cleaner", "from .api import clean", {"cleaner.api"}),
        ("cleaner.fold", "def f():\n    if True:\n        import cleaner.config", {"cleaner.config"}),
        ("cleaner.fold", "import re, json\nfrom collections import Counter", set()),
    ],
)
def test_imports_are_read(importer: str, source: str, found: set[str]) -> None:
    assert imports(ast.parse(source), importer) == found


@pytest.mark.parametrize(
    ("importer", "name"),
    [
        ("cleaner.fold", "cleaner.api"),
        ("cleaner.model", "cleaner.errors"),
        ("cleaner.document", "cleaner.rule"),
        ("cleaner.rule", "cleaner.rules.share.share_line"),
        ("cleaner.names", "cleaner.dates"),
        ("cleaner.rules.share.share_line", "cleaner.registry"),
        ("cleaner.api", "cleaner"),
        ("cleaner", "cleaner.cli"),
    ],
)
def test_breaches_and_cycles_show(importer: str, name: str) -> None:
    assert breaches({importer: {name}}) == [f"{importer} imports {name}"]
    assert breaches({"cleaner.cli": {"cleaner.api"}, "cleaner.rules.date.date_line": {"cleaner.rules.share.share_line"}}) == []
    assert set(cycle({importer: {name}, name: {importer}})) == {importer, name}


def test_importing_the_package_loads_nothing_heavy() -> None:
    command = [sys.executable, "-X", "importtime", "-c", "import cleaner"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert {"cleaner.api", "cleaner.parse.html", "cleaner.dates"} <= loaded
    assert {name for name in loaded if name.split(".")[0] in HEAVY} == set()


@pytest.mark.parametrize("name", SOURCES)
def test_modules(name: str) -> None:
    tree = TREES[name]
    assert ast.get_docstring(tree), f"{name} has no docstring"
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    sizes = {node.name: _size(node) for node in functions}
    assert {function: size for function, size in sizes.items() if size > LONGEST} == {}


def _size(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring."""
    return (node.end_lineno or 0) - node.lineno + 1 - len((ast.get_docstring(node) or "").split("\n"))


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_public_names_exist() -> None:
    names: dict[str, object] = {}
    exec("from cleaner import *", names)
    assert set(cleaner.__all__) == names.keys() - {"__builtins__"}
    assert list(cleaner.__all__) == sorted(set(cleaner.__all__))
    assert {"Cleaner", "Config", "Edit", "Finding", "Metadata", "Result", "clean", "rule"} <= names.keys()
    assert [name for name in cleaner.__all__ if not getattr(cleaner, name).__doc__] == []
