"""Rules from installed packages: found by their entry point, and named when they cannot be used."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import pytest

from cleaner import ArgumentError, Cleaner, Config, Finding, Page, PluginError, rule

FERRY = Path(__file__).parent / "plugins" / "cleaner-plugin-ferry"
BODY = "The harbour board met on Monday and agreed to dredge the northern channel before the winter storms arrive."
NOISY = f"{BODY}\n\nFerry times: 08:00, 12:30 and 17:45"
# Each a way to spoil the ferry package: what stands in its files, and what to put there instead.
BROKEN = {
    "raises": [("import Iterator\n", "import Iterator\n\nraise RuntimeError('no boat\\nin the harbour')\n")],
    "collides": [('kind="promo"', 'kind="promo", id="share-line"')],
    "no-rule": [('ferry = "cleaner_plugin_ferry"', 'ferry = "cleaner_plugin_ferry:Iterator"')],
}
SAID = {
    "raises": "RuntimeError: no boat in the harbour",
    "collides": "the rule id 'share-line' is taken by 'cleaner'",
    "no-rule": "must name a rule",
}


def _lacking() -> str | None:
    if importlib.util.find_spec("pip") is None:
        return "pip"
    if importlib.util.find_spec("setuptools") is None:
        return "setuptools"
    old = tuple(map(int, version("setuptools").split(".")[:2])) < (70, 1)  # it needs `wheel` to build
    return "setuptools 70.1 or later" if old and importlib.util.find_spec("wheel") is None else None


def _install(source: Path, target: Path) -> None:
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def _variant(folder: Path, name: str) -> Path:
    """A copy of the ferry package, spoiled and renamed, since a build leaves files beside the source."""
    source = shutil.copytree(FERRY, folder / "source" / name)
    changes = [] if name == "ferry" else [('name = "cleaner-plugin-ferry"', f'name = "cleaner-plugin-{name}"'), *BROKEN[name]]
    for old, new in changes:
        found = [path for path in source.iterdir() if path.is_file() and old in path.read_text(encoding="utf-8")]
        assert len(found) == 1, old
        found[0].write_text(found[0].read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return source


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The directories that the packages were installed into."""
    lacking = _lacking()
    if lacking is not None:
        pytest.skip(f"installing a package needs {lacking}: pip install -e '.[test]'")
    folder = tmp_path_factory.mktemp("plugins")
    targets = {name: folder / name for name in ("ferry", *BROKEN)}
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda name: _install(_variant(folder, name), targets[name]), targets))
    return targets


@pytest.fixture
def python(installed: dict[str, Path], tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(plugin: str, *args: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(installed[plugin]), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
        command = [sys.executable, *args]
        return subprocess.run(
            command, input=NOISY, capture_output=True, text=True, encoding="utf-8", env=env, cwd=tmp_path, check=False, timeout=60
        )

    return run


CLEAN = "import sys, cleaner; print(cleaner.clean(sys.stdin.read()).text)"
CATCH = f"""
import cleaner
try:
    cleaner.clean({NOISY!r})
except cleaner.PluginError as error:
    print(error)
"""


def test_a_rule_of_an_installed_package_is_on(python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = python("ferry", "-c", CLEAN)
    assert (done.stdout, done.stderr) == (f"{BODY}\n", "")


def test_the_command_line_has_the_rule(python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    assert "\nferry-times\tpromo\t0.95\tNotice of ferry times.\n" in python("ferry", "-m", "cleaner", "rules").stdout
    assert python("ferry", "-m", "cleaner", "clean", "--ignore", "ferry-times", "-").stdout == f"{NOISY}\n"


@pytest.mark.parametrize("plugin", BROKEN)
def test_a_broken_package_is_named(plugin: str, python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = python(plugin, "-c", CATCH)
    assert done.stderr == ""
    assert f"package 'cleaner-plugin-{plugin}'" in done.stdout
    assert SAID[plugin] in " ".join(done.stdout.split())


@pytest.mark.parametrize("plugin", BROKEN)
def test_the_command_line_names_it_in_a_line(plugin: str, python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = python(plugin, "-m", "cleaner", "clean", "-")
    assert (done.stdout, done.returncode, len(done.stderr.splitlines())) == ("", 2, 1)
    assert done.stderr.startswith(f"cleaner: package 'cleaner-plugin-{plugin}'")
    assert SAID[plugin] in done.stderr


# Rules that are passed


@rule(kind="promo", confidence=0.95)
def tide_table(page: Page) -> Iterator[Finding]:
    """Tide table.

    Removes:
        Tides: 04:10 and 16:32
    Keeps:
        Tides are high in March.
    """
    for index, line in enumerate(page.lines):
        if line.text.startswith("Tides: "):
            yield page.drop(index, "tide table")


def failing(error: Exception) -> Callable[[Page], Iterator[Finding]]:
    def fail(_: Page) -> Iterator[Finding]:
        """Nothing.

        Removes:
            x
        Keeps:
            y
        """
        raise error

    return fail


def test_a_rule_that_is_passed_is_on() -> None:
    source = f"{BODY}\n\nTides: 04:10 and 16:32"
    result = Cleaner(rules=[tide_table]).clean(source)
    assert (result.text, result.edits[-1].rule, result.restore()) == (BODY, "tide-table", source)
    assert Cleaner(Config(select=[]), rules=[tide_table]).clean(source).text.rstrip() == BODY
    assert Cleaner().clean(source).text == source


def test_a_passed_rule_whose_id_is_taken_is_refused() -> None:
    taken = rule(kind="promo", id="share-line")(failing(ValueError()))
    with pytest.raises(ArgumentError, match="'share-line' is taken"):
        Cleaner(rules=[taken])
    with pytest.raises(ArgumentError, match="'tide-table' is taken"):
        Cleaner(rules=[tide_table, tide_table])


def test_what_is_no_rule_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"@cleaner\.rule"):
        Cleaner(rules=[tide_table.function])  # type: ignore[list-item]


def test_a_rule_that_fails_is_named() -> None:
    sinking = rule(kind="promo", id="sinking-ferry")(failing(ZeroDivisionError("aground")))
    with pytest.raises(PluginError, match=r"'sinking-ferry' of package 'tests' failed: ZeroDivisionError: aground"):
        Cleaner(rules=[sinking]).clean(BODY)


def test_a_rule_brings_its_own_phrases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tide.en.txt").write_text("high tide …\n", encoding="utf-8")
    (tmp_path / "tides.py").write_text(
        "from cleaner import rule\n\n\n"
        "@rule(kind='promo', phrases='tide')\n"
        "def tide_line(page):\n"
        '    """Tide table.\n\n    Removes:\n        High tide: 4.10\n    Keeps:\n        Low tide\n    """\n'
        "    for hit in page.hits:\n"
        "        yield page.drop(hit.line, 'tide table')\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    tides = importlib.import_module("tides")
    cleaner = Cleaner(Config(select=()), rules=[tides.tide_line])
    assert cleaner.clean("The storm has gone.\nHigh tide: 4.10").text == "The storm has gone.\n"
    (tmp_path / "tide.en.txt").unlink()
    with pytest.raises(PluginError, match="no lexicon 'tide'"):
        Cleaner(rules=[tides.tide_line])
