"""Runs: files in, files out, whatever happens on the way."""

from __future__ import annotations

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cleaner import ArgumentError, Cleaner, rule
from cleaner.bulk import pool as pools
from cleaner.bulk.command import clean_files
from cleaner.bulk.errors import StoppedError
from cleaner.bulk.inputs import expand
from cleaner.bulk.packing import SUFFIXES
from cleaner.bulk.plan import form_of, plan
from cleaner.bulk.pool import Pool
from cleaner.bulk.rows import Fields, restore_row
from cleaner.bulk.settings import Settings
from cleaner.bulk.stats import stats_of, tally_of
from cleaner.bulk.units import Batch, Form, Unit
from cleaner.bulk.work import Recipe
from cleaner.cli import app
from tests import corrupt, kills, memory, speed
from tests.bulk import FORMATS, ROOT, cleaned, command, html_of, jsonl, parquet, read_rows, rows, text_of, tree, write

CLEANER = Cleaner()
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture(autouse=True)
def _made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a cleaner takes longer than most of these runs."""
    monkeypatch.setattr("cleaner.cli.Cleaner", cleaner_of)


cleaner_of = lru_cache(Cleaner)


def run(*args: object) -> Result:
    workers = [] if "--workers" in args or "-o" not in args else ["--workers", "1"]
    return CliRunner().invoke(app, ["clean", *map(str, args), *workers])


def refused(*args: object) -> str:
    """Run what is not to begin; returns the one line that says why."""
    result = run(*args)
    assert result.exit_code == 2, result.output
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


# Formats


@pytest.fixture(scope="module")
def every_format(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run over a file of each format in each compression, and over a tree of documents."""
    folder = tmp_path_factory.mktemp("formats")
    made = rows(10)
    for name, form in FORMATS.items():
        for packing in SUFFIXES:
            write(folder / "in", f"{name}{packing[1:]}.{'warc.wet' if name == 'wet' else name}{packing}", form(made))
    write(folder / "in", "sub/page.html.gz", html_of(1).encode())
    write(folder / "in", "sub/note.md", text_of(2).encode())
    write(folder / "in", "noted.txt", text_of(3).encode())
    write(folder / "in", "picture.png", b"\x89PNG")
    write(folder / "in", ".hidden.txt", b"hidden")
    done = cleaned(folder / "in", "-o", folder / "out", "--report", folder / "report.json")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "none set aside")
    return folder


def test_every_format_is_read(every_format: Path) -> None:
    for path in sorted((every_format / "in").iterdir()):
        stem, _, suffixes = path.name.partition(".")
        if path.is_dir() or stem in ("noted", "picture", ""):
            continue
        packing = path.suffix if path.suffix in SUFFIXES else ""
        table = suffixes.startswith("parquet")
        out = (
            every_format
            / "out"
            / (path.name.removesuffix(packing).rpartition(".")[0] + (".parquet" if table else f".jsonl{packing}"))
        )
        compare(read_rows(out), page=suffixes.startswith("warc") and ".wet" not in suffixes, archive=suffixes.startswith("warc"))


def compare(found: list[dict[str, Any]], *, page: bool, archive: bool) -> None:
    """Rows with what cleaning their sources one by one makes."""
    for made, row in zip(rows(10), found, strict=True):
        source = html_of(made["seen"]) if page else made["text"]
        result = CLEANER.clean(source, url=made["url"], kind="html" if page else "text")
        assert row["text"] == result.text != source
        assert row["url"] == made["url"]
        assert restore_row(row["text"], row["cleaner"]["edits"]) == result.source
        assert archive or (row["id"], str(row["seen"])) == (made["id"], str(made["seen"]))


def test_documents_become_rows_of_one_file(every_format: Path) -> None:
    found = {row["id"]: row for row in read_rows(every_format / "out" / "in.jsonl")}
    assert set(found) == {"noted.txt", "sub/note.md", "sub/page.html.gz"}
    assert found["noted.txt"]["text"] == CLEANER.clean(text_of(3)).text
    assert found["sub/page.html.gz"]["text"] == CLEANER.clean(html_of(1)).text


def test_stats_are_those_of_the_report(every_format: Path) -> None:
    report = json.loads((every_format / "report.json").read_text())
    told = stats_of(str(every_format / "out"))
    assert told == {name: value for name, value in report.items() if name not in ("seconds", "bytes")}
    assert told["documents"] == 10 * 8 * 5 + 3
    assert stats_of(str(every_format / "out" / "jsonlgz.jsonl.gz"))["documents"] == 10
    assert tally_of(str(every_format / "out")).documents == told["documents"]
    counted = tally_of(str(every_format / "out"))
    assert counted.before - counted.after == told["characters"]["removed"]
    shown = CliRunner().invoke(app, ["stats", str(every_format / "out")]).stdout
    assert shown.startswith("403 documents, ")
    assert shown.endswith("\n0 set aside\n")
    assert json.loads(CliRunner().invoke(app, ["stats", "--json", str(every_format / "out")]).stdout) == told


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("source"), "in.jsonl", jsonl(rows(12)) + b"{broken\n")


def test_the_first_run_is_told_of(source: Path, tmp_path: Path) -> None:
    done = cleaned(source, "-o", tmp_path / "out.jsonl.zst")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("12 documents, ")
    assert done.stderr.splitlines()[-1] == f"1 set aside, see {tmp_path / 'out.jsonl.zst.errors.jsonl'}"
    assert done.stdout == ""
    (error,) = read_rows(tmp_path / "out.jsonl.zst.errors.jsonl")
    assert (error["file"], error["place"], error["id"]) == (str(source), 13, None)
    assert "no valid JSON" in error["reason"]
    assert [row["id"] for row in read_rows(tmp_path / "out.jsonl.zst")] == [f"d{n}" for n in range(12)]


def test_no_edits_leaves_them_out(source: Path, tmp_path: Path) -> None:
    assert run(source, "-o", tmp_path / "out", "--no-edits", "-q").exit_code == 1
    assert all("edits" not in row["cleaner"] for row in read_rows(tmp_path / "out" / "in.jsonl"))
    assert tally_of(str(tmp_path / "out")).errors == 1


def test_parquet_of_rows_that_differ(tmp_path: Path) -> None:
    made: list[dict[str, Any]] = [
        {"text": text_of(0), "n": 1, "metadata": {"title": "x", "rank": 3}, "either": "a", "none": None, "hollow": {}},
        {"text": text_of(1), "n": 1.5, "more": ["a"], "either": {"b": [1]}},
        {"text": f"{text_of(2)}\ud800", "either": 7, "metadata": {"authors": "A; B"}},
    ]
    # So far apart that they come in batches of their own.
    filler = [{"text": f"Line {n} of what stands between them.", "pad": "x" * 3000} for n in range(120)]
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(json.dumps(row).encode() + b"\n" for row in [made[0], *filler, made[1], *filler, made[2]]))
    assert run(source, "-o", tmp_path / "out.parquet", "-q").exit_code == 0
    found = [row for row in read_rows(tmp_path / "out.parquet") if row["pad"] is None]
    assert [row["n"] for row in found] == [1.0, 1.5, None]
    assert [json.loads(row["either"]) if row["either"] != "a" else "a" for row in found] == ["a", {"b": [1]}, 7]
    assert found[1]["more"] == ["a"]
    assert json.loads(found[0]["cleaner"]["config"]) == {}
    again = tmp_path / "again.parquet"
    assert run(tmp_path / "out.parquet", "-o", again, "-q").exit_code == 0
    assert [row["text"] for row in read_rows(again)] == [row["text"] for row in read_rows(tmp_path / "out.parquet")]


def test_columns_of_parquet_stay_what_they_are(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table(
        {
            "id": pa.array([1, 2], pa.int16()),
            "content": pa.array([text_of(1), text_of(2)], pa.large_string()),
            "at": pa.array([1, 2], pa.timestamp("ns")),
            "score": pa.array([1.5, float("nan")], pa.float32()),
        }
    )
    pq.write_table(table, tmp_path / "in.parquet")
    assert run(tmp_path / "in.parquet", "-o", tmp_path / "out", "-q").exit_code == 0
    out = pq.read_table(tmp_path / "out" / "in.parquet")
    assert [out.schema.field(name).type for name in ("id", "at", "score")] == [pa.int16(), pa.timestamp("ns"), pa.float32()]
    assert out.column("content").to_pylist() == [CLEANER.clean(text_of(n)).text for n in (1, 2)]
    assert run(tmp_path / "in.parquet", "-o", tmp_path / "lines", "--format", "jsonl", "-q").exit_code == 0
    found = read_rows(tmp_path / "lines" / "in.jsonl")
    assert [row["score"] for row in found] == [1.5, None]


def test_dolma_attributes(tmp_path: Path) -> None:
    source = write(tmp_path, "documents/a.jsonl.gz", jsonl([*rows(3), {"id": "no text"}, {"text": "no id"}]))
    assert run(source.parent, "-o", tmp_path / "attributes", "--format", "dolma.gz", "-q").exit_code == 1
    found = read_rows(tmp_path / "attributes" / "a.jsonl.gz")
    assert [row["id"] for row in found[:4]] == ["d0", "d1", "d2", "no text"], "line by line, as the documents are"
    for row, made in zip(found, rows(3), strict=False):
        edits = [edit for edit in CLEANER.clean(made["text"], url=made["url"]).edits if not edit.replacement]
        spans = [span for spans in row["attributes"].values() for span in spans]
        assert sorted(spans) == [[edit.start, edit.end, edit.confidence] for edit in edits]
        assert all(name.startswith("cleaner__") and "-" not in name for name in row["attributes"])


def test_text_files_mirror_the_tree(tmp_path: Path) -> None:
    write(tmp_path / "in", "a.txt", text_of(0).encode())
    write(tmp_path / "in", "sub/b.md.gz", text_of(1).encode())
    write(tmp_path / "in", "sub/c.html", html_of(2).encode())
    write(tmp_path / "in", "sub/d.txt", b"%PDF-1.7")
    assert run(tmp_path / "in", "-o", tmp_path / "out", "--format", "text", "-q").exit_code == 1
    found = tree(tmp_path / "out")
    assert set(found) == {"a.txt", "sub/b.md", "sub/c.html.txt", "errors.jsonl"}
    assert found["a.txt"].decode() == CLEANER.clean(text_of(0)).text.strip() + "\n"
    assert "a PDF" in json.loads(found["errors.jsonl"])["reason"]
    assert run(tmp_path / "in", "-o", tmp_path / "out", "--format", "text").stderr.startswith("3 documents")


def test_standard_input(tmp_path: Path) -> None:
    done = cleaned("-", "-o", tmp_path / "out.jsonl", "--input-format", "jsonl", "-q", stdin=jsonl(rows(3)))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(read_rows(tmp_path / "out.jsonl")) == 3
    assert "--input-format" in refused("-", "-o", tmp_path / "other.jsonl")


def test_urls(tmp_path: Path) -> None:
    import fsspec

    memory_files = fsspec.filesystem("memory")
    for number in range(2):
        with memory_files.open(f"/corpus/sub/{number}.jsonl.gz", "wb") as file:
            file.write(write(tmp_path, f"{number}.jsonl.gz", jsonl(rows(2, number))).read_bytes())
    with memory_files.open("/corpus/table.parquet", "wb") as file:
        file.write(parquet(rows(3)))
    assert run("memory://corpus", "-o", tmp_path / "out", "-q").exit_code == 0
    assert set(tree(tmp_path / "out")) == {"sub/0.jsonl.gz", "sub/1.jsonl.gz", "table.parquet"}
    assert run("memory://corpus/sub/*.gz", "-o", tmp_path / "glob", "-q").exit_code == 0
    assert set(tree(tmp_path / "glob")) == {"0.jsonl.gz", "1.jsonl.gz"}
    assert "memory://nowhere/a.jsonl: " in refused("memory://nowhere/a.jsonl", "-o", tmp_path / "none")
    assert "on this machine" in refused(tmp_path / "0.jsonl.gz", "-o", "memory://out")


def test_names_of_fields(tmp_path: Path) -> None:
    made = [{"key": 1, "words": text_of(1), "at": "https://ledger.example/1"}]
    source = write(tmp_path, "in.jsonl", jsonl(made))
    assert run(source, "-o", tmp_path / "o", "--text-key", "words", "--id-key", "key", "--url-key", "at", "-q").exit_code == 0
    (row,) = read_rows(tmp_path / "o" / "in.jsonl")
    assert (row["words"], row["metadata"]["hostname"]) == (CLEANER.clean(text_of(1)).text, "ledger.example")
    assert "text" not in row
    assert run(source, "-o", tmp_path / "p", "--id-key", "key", "-q").exit_code == 1
    (error,) = read_rows(tmp_path / "p" / "errors.jsonl")
    assert (error["place"], error["id"]) == (1, 1)
    assert "it has at, key, words" in error["reason"]


# What is refused


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--workers", "2"], "--workers: pass -o OUT too"),
        (["-o", "{}/o", "--json"], "--json: leave it out"),
        (["-o", "{}/o", "--workers", "0"], "--workers 0"),
        (["-o", "{}/o", "--max-document", "big"], "such as 16MB"),
        (["-o", "{}/o", "--max-document", "0"], "1 or more"),
        (["-o", "{}/o", "--format", "xml"], "pass jsonl, parquet"),
        (["-o", "{}/o", "--format", "parquet.gz"], "pass jsonl, parquet"),
        (["-o", "{}/o", "--format", "text"], "holds records"),
        (["-o", "{}/o.parquet", "--format", "jsonl"], "does not go with"),
        (["-o", "{}/o", "--input-format", "xls"], "pass one of document"),
        (["-o", "{}/o", "--kind", "pdf"], "'markdown'"),
        (["-o", "{}/o", "--preset", "all"], "'recall'"),
        (["{}/none.txt", "-o", "{}/o"], "there is no such file"),
        (["{}/empty", "-o", "{}/o"], "holds nothing to clean"),
        (["-o", "{}/in.jsonl/o"], "Not a directory"),
        (["-o", "{}/file"], "is a file"),
    ],
)
def test_wrong_arguments_are_told_in_a_line(args: list[str], said: str, tmp_path: Path) -> None:
    source = write(tmp_path, "in.jsonl", jsonl(rows(1)))
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    result = run(source, *(arg.replace("{}", str(tmp_path)) for arg in args))
    assert result.exit_code == (3 if said == "Not a directory" else 2), result.output
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    assert not (tmp_path / "o").exists()


def test_two_inputs_for_one_output_are_refused(tmp_path: Path) -> None:
    for folder in "ab":
        write(tmp_path / folder, "x.jsonl", jsonl(rows(1)))
    assert "would both become" in refused(tmp_path / "a" / "x.jsonl", tmp_path / "b" / "x.jsonl", "-o", tmp_path / "o")
    write(tmp_path / "a", "errors.jsonl", jsonl(rows(1)))
    assert "the file of errors" in refused(tmp_path / "a", "-o", tmp_path / "o")
    write(tmp_path / "t", "x.md", b"a")
    write(tmp_path / "t", "x.md.gz", b"a")
    assert "would both become" in refused(tmp_path / "t", "-o", tmp_path / "o", "--format", "text")


def test_inputs_are_laid_out(tmp_path: Path) -> None:
    for name in (
        "b/2.jsonl",
        "b/1.csv.gz",
        "b/c/3.txt",
        "b/_logs/4.jsonl",
        "b/SUCCESS",
        "d/e.warc.wet.gz",
        "d/plain",
        "f.jsonl.cleaner/5.jsonl",
    ):
        write(tmp_path, name, b"x")
    files = expand([str(tmp_path), str(tmp_path / "b" / "2.jsonl")])
    assert [file.name for file in files] == ["b/1.csv.gz", "b/2.jsonl", "b/c/3.txt", "d/e.warc.wet.gz"]
    assert [file.name for file in expand([f"{tmp_path}/b/**/*.txt", f"{tmp_path}/d/plain"])] == ["c/3.txt", "plain"]
    assert len(expand([str(tmp_path)], str(tmp_path / "b"))) == 1, "the output is no input"
    layout = plan(files, str(tmp_path / "out"), "jsonl.zst", None)
    assert [str(job.goal.relative_to(tmp_path / "out")) for job in layout.jobs if job.goal] == [
        "b/1.jsonl.zst",
        "b/2.jsonl.zst",
        "d/e.warc.jsonl.zst",
        f"{tmp_path.name}.jsonl.zst",
    ]
    assert form_of("dolma.gz") == Form("dolma", ".gz")


@pytest.mark.parametrize(
    ("name", "module"), [("a.parquet", "pyarrow.parquet"), ("a.arrow", "pyarrow.parquet"), ("a.jsonl.zst", "zstandard")]
)
def test_a_missing_extra_is_named(name: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path, name, b"x")
    monkeypatch.setitem(sys.modules, module, None)
    assert "pip install 'article-cleaner[bulk]'" in refused(source, "-o", tmp_path / "out")


def test_common_formats_need_no_extra(tmp_path: Path) -> None:
    for packing, name in zip(("", ".gz", ".bz2", ".xz"), ("jsonl", "csv", "warc", "tsv"), strict=True):
        write(tmp_path / "in", f"{name}{packing[1:]}.{name}{packing}", FORMATS[name](rows(2)))
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules |= dict.fromkeys(('pyarrow', 'zstandard', 'fsspec', 'orjson', 'fastwarc', 'brotli'))\n"
    )
    env = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        command(tmp_path / "in", "-o", tmp_path / "out", "-q"), env=env, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(tree(tmp_path / "out")) == 4


# Again


def test_a_finished_run_is_not_repeated_and_a_changed_one_refused(tmp_path: Path) -> None:
    source, out = write(tmp_path, "in.jsonl", jsonl(rows(4))), tmp_path / "out"
    args = [source, "-o", out]
    assert run(*args, "-q").exit_code == 0
    (out / "in.jsonl").write_bytes(before := (out / "in.jsonl").read_bytes())
    changed = (out / "in.jsonl").stat().st_mtime_ns
    assert run(*args, "--workers", "3").stderr.startswith("4 documents")
    assert (out / "in.jsonl").stat().st_mtime_ns == changed
    assert "configuration has changed" in refused(*args, "--preset", "recall")
    for changed_option in (["--no-edits"], ["--url-key", "at"], ["--url", "https://ledger.example/"], ["--max-document", "1MB"]):
        assert "options have changed" in refused(*args, *changed_option)
    assert "options have changed" in refused(*args, "--format", "jsonl.gz")
    (out / "in.jsonl").unlink()
    assert "is gone; pass --overwrite" in refused(*args)
    assert run(*args, "-q", "--overwrite").exit_code == 0
    assert (out / "in.jsonl").read_bytes() == before
    write(tmp_path, "in.jsonl", jsonl(rows(3)) + b"[]\n")
    assert "inputs have changed" in refused(*args)
    assert run(*args, "-q", "--overwrite").exit_code == 1
    assert len(read_rows(out / "in.jsonl")) == 3
    assert run(*args, "-q").exit_code == 1, "it says the same as the first time"
    write(tmp_path, "in.jsonl", jsonl(rows(3)))
    assert run(*args, "-q", "--overwrite").exit_code == 0
    assert not (out / "errors.jsonl").exists()


def test_what_another_program_has_written_is_not_written_over(tmp_path: Path) -> None:
    source, out = write(tmp_path, "in.jsonl", jsonl(rows(1))), tmp_path / "out.jsonl"
    out.write_text("mine")
    assert "is there already; pass --overwrite" in refused(source, "-o", out)
    assert out.read_text() == "mine"
    assert run(source, "-o", out, "--overwrite", "-q").exit_code == 0


def waiting(*args: object, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start a run, and give it once its first checkpoint with something in it is there."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    out = Path(str(args[args.index("-o") + 1]))
    with subprocess.Popen(command(*args), stderr=subprocess.PIPE, env=env, **options) as process:
        for _ in range(3000):
            path, lock = out / ".cleaner" / "checkpoint.json", out / ".cleaner" / "lock"
            if path.exists() and lock.read_text() == str(process.pid) and json.loads(path.read_text())["batches"]:
                break
            time.sleep(0.02)
        yield process


@POSIX
def test_stopping_says_so_and_the_same_command_goes_on(tmp_path: Path) -> None:
    source, out = write(tmp_path, "in.jsonl.gz", jsonl(rows(6000))), tmp_path / "out"
    for stop, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        for process in waiting(source, "-o", out, "--workers", "2"):
            assert "another run writes here" in refused(source, "-o", out)
            assert "is not finished" in CliRunner().invoke(app, ["stats", str(out)]).stderr
            process.send_signal(stop)
            assert process.stderr is not None
            said = process.stderr.read().decode()
            assert (said, process.wait()) == ("cleaner: stopped; the same command goes on from here\n", code)
            assert set(tree(out)) == set(), "nothing appears before it is whole"
    assert cleaned(source, "-o", out, "-q").returncode == 0
    assert cleaned(source, "-o", tmp_path / "whole", "--workers", "1", "-q").returncode == 0
    assert tree(out) == tree(tmp_path / "whole")


@POSIX
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopping_while_workers_begin_leaves_no_traceback(stop: signal.Signals, tmp_path: Path) -> None:
    source = write(tmp_path, "in.jsonl", jsonl(rows(3000)))
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    for number, wait in enumerate((0.05, 0.2, 0.5)):
        out = tmp_path / f"out{number}"
        args = command(source, "-o", out, "--workers", "2")
        with subprocess.Popen(args, stderr=subprocess.PIPE, env=env, start_new_session=True) as process:
            while not (out / ".cleaner" / "checkpoint.json").exists():
                time.sleep(0.01)
            time.sleep(wait)
            os.killpg(process.pid, stop)  # as a terminal does
            assert process.stderr is not None
            said = process.stderr.read().decode()
        assert "Traceback" not in said
        assert said.splitlines()[-1] == "cleaner: stopped; the same command goes on from here"
        assert process.returncode in (130, 143)


@POSIX
def test_kills(tmp_path: Path) -> None:
    assert kills.check(4, tmp_path, 400, longest=2.5) >= 1


@POSIX
def test_a_full_disk_ends_the_run_and_it_goes_on_when_there_is_room(tmp_path: Path) -> None:
    source, out = write(tmp_path, "in.jsonl", jsonl(rows(900))), tmp_path / "out"

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))

    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command(source, "-o", out), env=env, preexec_fn=little, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 3, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "File too large; the same command goes on from here" in done.stderr
    assert cleaned(source, "-o", out, "-q").returncode == 0
    assert [row["id"] for row in read_rows(out / "in.jsonl")] == [f"d{n}" for n in range(900)]


@POSIX
def test_a_closed_pipe_is_no_reason_to_end(tmp_path: Path) -> None:
    source = write(tmp_path, "in.jsonl", jsonl(rows(3)))
    line = " ".join(command(source, "-o", tmp_path / "out")) + " 2>&1 | true"
    subprocess.run(["sh", "-c", line], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, timeout=60)
    assert len(read_rows(tmp_path / "out" / "in.jsonl")) == 3


@POSIX
def test_a_terminal_shows_progress(tmp_path: Path) -> None:
    source = write(tmp_path, "in.jsonl", jsonl(rows(300)))
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"PYTHONPATH": str(ROOT), "TERM": "xterm"}
    with subprocess.Popen(command(source, "-o", tmp_path / "out"), stderr=theirs, env=env | {"COLUMNS": "200"}) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 4096):
                shown += piece
        except OSError:  # the other end is closed
            pass
    assert process.returncode == 0
    assert b"100%" in shown
    assert b"300 documents" in shown
    assert b" MB" in shown


# Workers


@rule(kind="promo", confidence=0.95)
def deadly(page: Any) -> Iterator[Any]:
    """Line that ends the process that reads it.

    Removes:
        Deadly line.
    Keeps:
        A line.
    """
    for index, line in enumerate(page.lines):
        if line.text == "Kill the worker." and os.environ.get("CLEANER_TEST_DEADLY"):
            os.kill(os.getpid(), signal.SIGKILL)
        if line.text == "Deadly line.":
            yield page.drop(index, "deadly")


@POSIX
@pytest.mark.parametrize("workers", [1, 2])
def test_a_record_that_kills_its_worker_is_set_aside(
    workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLEANER_TEST_DEADLY", "1")
    made = rows(9)
    made[4]["text"] = "Kill the worker."
    source = write(tmp_path, "in.jsonl", jsonl(made))
    code = clean_files([str(source)], Cleaner(rules=[deadly]), Settings(str(tmp_path / "out"), workers=workers))
    told = capsys.readouterr().err.splitlines()
    assert code == 1
    assert [row["id"] for row in read_rows(tmp_path / "out" / "in.jsonl")] == [f"d{n}" for n in range(9) if n != 4]
    (error,) = read_rows(tmp_path / "out" / "errors.jsonl")
    assert (error["id"], error["place"]) == ("d4", 5)
    assert "was killed by signal 9" in error["reason"]
    assert "a worker was killed by signal 9; the 9 records that it had are tried again by halves" in told[0]
    assert any("is set aside" in line for line in told)


def batches(count: int) -> list[Batch]:
    return [Batch("jsonl", Form("jsonl"), (Unit(n, b'{"text": "Words %d."}' % n, "f"),)) for n in range(count)]


class Killer:
    """Batches, at some of which a worker is killed."""

    def __init__(self, pool: Pool, at: set[int]) -> None:
        self.pool, self.at = pool, at

    def __iter__(self) -> Iterator[Batch]:
        for number, batch in enumerate(batches(60)):
            if number in self.at:
                self.pool._workers[number % 2].process.kill()
                self.pool._workers[number % 2].process.join()
            yield batch


@POSIX
def test_workers_that_are_killed_by_others_cost_nothing() -> None:
    said: list[str] = []
    with Pool(Recipe(CLEANER), 2, said.append) as pool:
        found = [(batch.units[0].place, json.loads(done.data)["text"]) for batch, done in pool.run(Killer(pool, {7, 20, 21, 50}))]
    assert found == [(n, f"Words {n}.") for n in range(60)]


@pytest.mark.parametrize("workers", [1, 2])
def test_batches_come_back_in_order_however_many(workers: int) -> None:
    with Pool(Recipe(CLEANER), workers, pytest.fail) as pool:
        for count in (0, 1, 2, 3, 5, 6, 7, 40):
            assert [batch.units[0].place for batch, _ in pool.run(iter(batches(count)))] == list(range(count))


def stillborn(*_: object) -> None:
    os._exit(3)


def test_workers_that_cannot_begin_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "work", stillborn)
    with Pool(Recipe(CLEANER), 2, pytest.fail) as pool, pytest.raises(StoppedError, match="end before they begin"):
        list(pool.run(iter(batches(1))))


@rule(kind="promo", confidence=0.95)
def slow(page: Any) -> Iterator[Any]:
    """Line that takes its time.

    Removes:
        Slow line.
    Keeps:
        A line.
    """
    if os.environ.get("CLEANER_TEST_SLOW"):
        time.sleep(0.02)
    for index, line in enumerate(page.lines):
        if line.text == "Slow line.":
            yield page.drop(index, "slow")


def test_two_workers_are_nearly_twice_as_fast_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting stands for work, so that it holds on a busy machine too; `tests.speed` measures work."""
    monkeypatch.setenv("CLEANER_TEST_SLOW", "1")
    took = {}
    for workers in (1, 2):
        with Pool(Recipe(Cleaner(rules=[slow])), workers, pytest.fail) as pool:
            for _ in pool.run(batches(8)):  # until all are awake
                pass
            begun = time.perf_counter()
            assert sum(1 for _ in pool.run(batches(60))) == 60
            took[workers] = time.perf_counter() - begun
    assert took[1] / took[2] >= speed.FASTER


def test_moving_data_costs_less_than_half_of_cleaning(tmp_path: Path) -> None:
    assert speed.cost(8, tmp_path, tries=2) <= speed.COST


@POSIX
def test_memory(tmp_path: Path) -> None:
    assert memory.check(50, 40, tmp_path, "--select", "layout") < memory.LIMIT


def test_damaged_inputs(tmp_path: Path) -> None:
    good, bad = corrupt.check(72, tmp_path, seed=2)
    assert good > 200
    assert bad > 150


def test_settings_can_be_passed_from_python(tmp_path: Path) -> None:
    source = write(tmp_path, "in.jsonl", jsonl([{"words": text_of(0)}]))
    settings = Settings(str(tmp_path / "out"), names=Fields(text="words"), workers=1, quiet=True)
    assert clean_files([str(source)], CLEANER, settings) == 0
    with pytest.raises(ArgumentError, match="no such file"):
        clean_files([str(tmp_path / "none")], CLEANER, settings)
    with pytest.raises(ArgumentError, match="there is no such output"):
        stats_of(str(tmp_path / "none"))
    with pytest.raises(ArgumentError, match="holds rows without"):
        stats_of(str(source))


def test_a_batch_that_fails_as_a_whole_is_divided() -> None:
    said: list[str] = []
    bad = Unit(2, b"", "f")._replace(data=None)  # type: ignore[arg-type]
    batch = Batch("jsonl", Form("jsonl"), (Unit(1, b'{"text": "Words 1."}', "f"), bad, Unit(3, b'{"text": "Words 3."}', "f")))
    with Pool(Recipe(CLEANER), 1, said.append) as pool:
        ((_, done),) = pool.run([batch])
    assert [json.loads(line)["text"] for line in done.data.splitlines()] == ["Words 1.", "Words 3."]
    assert "failed (" in json.loads(done.errors)["reason"]
    assert "tried again by halves" in said[0]
