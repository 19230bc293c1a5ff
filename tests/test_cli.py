"""The command line: what it prints, where it prints it, and how it ends."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import cleaner
from cleaner import Cleaner, Config
from cleaner.cli import app
from cleaner.registry import installed_rules

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
TOLD = "language: en - words\n"
BODY = "The harbour board met on Monday and agreed to dredge the northern channel before the winter storms arrive."
MORE = "Work begins in October, the harbour master told the meeting, and will last until the first week of December."
NOISY = f"Share this article\n\n{BODY}\n\nAdvertisement\n\n{MORE}\n"
CLEAN = f"{BODY}\n\n{MORE}\n"
PAGE = f"<!DOCTYPE html><html><head><title>Dredging</title></head><body><article><p>{BODY}</p><p>{MORE}</p></article></body></html>"
UNDECODED = f"{BODY} \ud800 {MORE}"  # half a character: no encoding can write it


def run(*args: object, stdin: bytes | None = None) -> Result:
    return CliRunner(env={"NO_COLOR": "1", "FORCE_COLOR": None}).invoke(app, [str(arg) for arg in args], input=stdin)


def start(*args: object, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")}
    command = [sys.executable, "-m", "cleaner", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, env=inherited | env, check=False, timeout=60)


@pytest.fixture
def noisy(tmp_path: Path) -> Path:
    path = tmp_path / "noisy.txt"
    path.write_text(NOISY, encoding="utf-8")
    return path


# clean


def test_prints_the_clean_text(noisy: Path) -> None:
    result = run("clean", noisy)
    assert (result.stdout, result.stderr, result.exit_code) == (CLEAN, "", 0)


def test_parts_documents_by_one_blank_line(noisy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(f"\n\n{MORE}\n\n\n", encoding="utf-8")
    result = run("clean", noisy, other, "-", stdin=BODY.encode())
    assert result.stdout == f"{CLEAN}\n{MORE}\n\n{BODY}\n"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param(NOISY.encode(), CLEAN, id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + NOISY.encode(), CLEAN, id="utf-8 with a byte order mark"),
        pytest.param(NOISY.encode("utf-16"), CLEAN, id="utf-16"),
        pytest.param(NOISY.encode("utf-32"), CLEAN, id="utf-32"),
        pytest.param(NOISY.replace("\n", "\r\n").encode(), CLEAN, id="crlf"),
        pytest.param(PAGE.encode(), f"{BODY}\n{MORE}\n", id="html"),
    ],
)
def test_reads_bytes_from_standard_input(source: bytes, shown: str) -> None:
    result = run("clean", "-", stdin=source)
    assert (result.stdout.replace("\n\n", "\n"), result.exit_code) == (shown.replace("\n\n", "\n"), 0)


OPTIONS = [
    pytest.param([], {}, id="none"),
    pytest.param(["--preset", "precision"], {"preset": "precision"}, id="precision"),
    pytest.param(["--preset", "recall"], {"preset": "recall"}, id="recall"),
    pytest.param(["--select", "share"], {"select": ["share"]}, id="select a kind"),
    pytest.param(["--select", "share-line,ad-label"], {"select": ["share-line", "ad-label"]}, id="select by commas"),
    pytest.param(
        ["--select", "share-line", "--select", " layout, ad-label"], {"select": ["share-line", "layout", "ad-label"]}, id="twice"
    ),
    pytest.param(["--select", ""], {"select": []}, id="select nothing"),
    pytest.param(["--ignore", "advertisement", "--ignore", "layout"], {"ignore": ["advertisement", "layout"]}, id="ignore"),
    pytest.param(["--keep-kind", "share,advertisement"], {"keep_kinds": ["share", "advertisement"]}, id="keep kinds"),
    pytest.param(["--min-confidence", "1"], {"min_confidence": 1.0}, id="minimum"),
]


@pytest.mark.parametrize(("args", "config"), OPTIONS)
def test_options_are_the_configuration(args: list[str], config: dict[str, object]) -> None:
    expected = Cleaner(Config(**config)).clean(NOISY.encode())
    assert run("clean", "-", *args, stdin=NOISY.encode()).stdout == expected.text.strip("\n") + "\n"
    removed = len(NOISY) - len(expected.text)
    assert f"\n{removed} of {len(NOISY)} characters removed\n" in run("explain", "-", *args, stdin=NOISY.encode()).stdout


def test_the_options_make_a_difference() -> None:
    assert len({Cleaner(Config(**case.values[1])).clean(NOISY).text for case in OPTIONS}) >= 4


def test_json_is_the_whole_result_one_object_a_line(noisy: Path) -> None:
    lines = run("clean", "--json", noisy, SEEDS[0]).stdout.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"file": str(path), **json.loads(json.dumps(cleaner.clean(path.read_bytes()).to_dict()))} for path in (noisy, SEEDS[0])
    ]


def test_url_and_kind_are_passed_on() -> None:
    url = "https://ledger.example/dredging"
    told = json.loads(run("clean", "--json", "--url", url, "--kind", "text", "-", stdin=PAGE.encode()).stdout)
    assert told["metadata"]["hostname"] == "ledger.example"
    assert told["source"] == PAGE


def test_what_cannot_be_encoded_is_printed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.api.decode", lambda *_: UNDECODED)
    assert json.loads(run("clean", "--json", "-", stdin=b"x").stdout)["source"] == UNDECODED
    assert run("clean", "--ignore", "layout", "-", stdin=b"x").stdout == UNDECODED.replace("\ud800", "?") + "\n"
    assert "\n" in run("explain", "--ignore", "layout", "-", stdin=b"x").stdout


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_seeds(path: Path) -> None:
    result = run("clean", path)
    assert result.exit_code == 0
    assert not result.stdout.startswith((" ", "Share this"))
    assert "You May Also Like" not in result.stdout


# Bad input


BAD = [
    pytest.param(None, "there is no such file", id="missing"),
    pytest.param(b"", "is empty", id="empty"),
    pytest.param(b"%PDF-1.7\n1 0 obj\n", "is a PDF", id="pdf"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "is a picture", id="png"),
    pytest.param(b"PK\x03\x04 docx", "is a ZIP archive", id="zip"),
    pytest.param(gzip.compress(NOISY.encode()), "is compressed", id="gzip"),
    pytest.param(b"\x7fELF\x02\x01\x01\0\0\0", "is a binary file", id="nul"),
]


@pytest.mark.parametrize(("data", "said"), BAD)
def test_bad_input_is_told_in_a_line_and_the_rest_is_cleaned(data: bytes | None, said: str, noisy: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad\nname"
    if data is not None:
        bad.write_bytes(data)
    result = run("clean", bad, noisy, bad)
    assert (result.stdout, result.exit_code) == (CLEAN, 1)
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"cleaner: {str(bad).replace(chr(10), ' ')}: {said}")
    assert ";" in lines[0], "it must say what to do"
    explained = run("explain", bad)
    assert (explained.stdout, explained.stderr.splitlines(), explained.exit_code) == ("", lines[:1], 1)


def test_a_directory_is_bad_input(noisy: Path) -> None:
    result = run("clean", noisy.parent, noisy)
    assert (result.stdout, result.exit_code) == (CLEAN, 1)
    assert "is a directory; pass the files in it" in result.stderr


@pytest.mark.parametrize(
    ("error", "said"), [(PermissionError(13, "no"), "may not be read"), (OSError(5, "I/O error"), "(I/O error)")]
)
def test_an_unreadable_file_is_bad_input(error: OSError, said: str, noisy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)  # root may read every file
    result = run("clean", noisy)
    assert (result.stdout, len(result.stderr.splitlines()), result.exit_code) == ("", 1, 1)
    assert said in result.stderr


def test_a_nul_far_below_is_text(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes((BODY + "\n\n").encode() * 100 + b"\0")
    assert run("clean", path).exit_code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--preset", "precison"], "'precision'"),
        (["--select", "share-lines"], "'share-line'"),
        (["--ignore", "shar"], "'share'"),
        (["--keep-kind", "advertisment"], "'advertisement'"),
        (["--min-confidence", "2"], "from 0 to 1"),
        (["--min-confidence", "nan"], "from 0 to 1"),
        (["--kind", "pdf"], "'markdown'"),
    ],
)
@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_wrong_option_is_told_in_a_line(command: str, args: list[str], said: str) -> None:
    result = run(command, *args, "-", stdin=NOISY.encode())
    assert (result.stdout, len(result.stderr.splitlines()), result.exit_code) == ("", 1, 2)
    assert result.stderr.startswith("cleaner: ")
    assert said in result.stderr


# explain


@pytest.mark.parametrize(
    ("source", "args", "shown"),
    [
        pytest.param(
            NOISY, [], ["[-Share this article-] [share-line ", f"]\n\n{BODY}\n\n[-Advertisement-] [ad-label "], id="removed"
        ),
        pytest.param(NOISY, [], [": label of an advertisement]\n"], id="label"),
        pytest.param(
            f"{BODY}\n\n\n\n{MORE}\n",
            [],
            [f"{BODY}\n\n\n\n{MORE}\n\n{TOLD}layout: blank-lines 1"],
            id="layout is counted",
        ),
        pytest.param(
            f"{BODY}\n\n\n\n{MORE}", ["--layout"], ["[-\\n\\n-] [blank-lines 1.00: surplus blank lines]\n"], id="layout is marked"
        ),
        pytest.param(f"{BODY}\u00a0{MORE}", ["--layout"], [f"{BODY}[-\\xa0-]{{+ +}} [no-break-spaces 1.00: "], id="replaced"),
        pytest.param(f"{BODY} [bold]{MORE}[/nothing]", [], [f"{BODY} [bold]{MORE}[/nothing]\n"], id="no markup"),
        pytest.param(f"{BODY} " * 20, [], [" ".join([BODY] * 20) + "\n"], id="not wrapped"),
        pytest.param(f"{BODY}\x1b[2J\u009b2J{MORE}", [], [f"{BODY}␛[2J\ufffd2J{MORE}"], id="control characters"),
        pytest.param(f"{BODY}\r\n\r\n{MORE}\r\n", [], [f"{BODY}\n\n{MORE}\n"], id="line ends"),
        pytest.param(
            f"Share this article\n{BODY}\n",
            ["--select", ""],
            [f"Share this article\n{BODY}\n\n{TOLD}0 of "],
            id="nothing",
        ),
    ],
)
def test_explain_marks_what_goes(source: str, args: list[str], shown: list[str]) -> None:
    result = run("explain", "-", *args, stdin=source.encode())
    assert result.exit_code == 0
    for part in shown:
        assert part in result.stdout
    assert "\x1b" not in result.stdout


def test_explain_tells_metadata_and_where_it_came_from() -> None:
    shown = run("explain", SEEDS[0], "--url", "https://ledger.example/a").stdout
    assert "\ndate: 2024-01-15 - date-prefix, 1:" in shown
    assert "\nhostname: ledger.example - url\n" in shown
    assert shown.endswith(f" of {len(SEEDS[0].read_text(encoding='utf-8'))} characters removed\n")


def test_explain_tells_flags() -> None:
    assert "\nflags: empty\n" in run("explain", "-", stdin=b"\n\n").stdout


def test_explain_is_coloured_on_a_terminal_only(noisy: Path) -> None:
    coloured = start("explain", noisy, FORCE_COLOR="1", TERM="xterm-256color").stdout.decode()
    assert "\x1b[9;" in coloured, "struck out"
    assert "[-" not in coloured
    for shown in (start("explain", noisy), start("explain", noisy, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color")):
        assert "[-Share this article-] [share-line " in shown.stdout.decode()
        assert b"\x1b" not in shown.stdout


# rules


def test_rules_lists_every_rule_in_plain_lines() -> None:
    rows = [line.split("\t") for line in run("rules").stdout.splitlines()]
    assert rows == [[rule.id, rule.kind, f"{rule.confidence:.2f}", rule.summary] for rule in installed_rules()]


def test_rules_is_a_table_on_a_terminal() -> None:
    shown = start("rules", FORCE_COLOR="1", TERM="xterm-256color", COLUMNS="120").stdout.decode()
    assert "\t" not in shown
    assert "\x1b[1m" in shown.splitlines()[0]
    assert "share-line" in shown


def test_rules_as_json() -> None:
    told = json.loads(run("rules", "--json").stdout)
    assert [rule["id"] for rule in told] == [rule.id for rule in installed_rules()]
    assert all(set(rule) >= {"kind", "confidence", "summary", "removes", "keeps"} for rule in told)


def test_rules_shows_one_rule_with_its_examples() -> None:
    shown = run("rules", "share-line").stdout
    assert shown.startswith("share-line (share ")
    assert shown.index("\nRemoves:\n") < shown.index("    Share this article\n") < shown.index("\nKeeps:\n")
    assert json.loads(run("rules", "share-line", "--json").stdout)[0]["id"] == "share-line"


def test_rules_shows_the_rules_of_a_kind() -> None:
    shown = run("rules", "layout").stdout
    assert all(f"{rule.id} (layout " in shown for rule in installed_rules() if rule.kind == "layout")


def test_rules_names_what_is_near_an_unknown_one() -> None:
    result = run("rules", "share-lines")
    assert (result.stdout, len(result.stderr.splitlines()), result.exit_code) == ("", 1, 2)
    assert "did you mean 'share-line'" in result.stderr


# The process


def test_version() -> None:
    assert run("--version").stdout == f"cleaner {cleaner.__version__}\n"


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, cleaner.cli; print([name for name in ('trafilatura', 'lxml', 'dateparser') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


@pytest.mark.parametrize("args", [["clean"], ["clean", "--json"], ["explain"]], ids=" ".join)
def test_a_closed_pipe_ends_quietly(args: list[str], tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(f"{BODY}\n\n" * 3000, encoding="utf-8")  # more than a pipe holds
    command = [sys.executable, "-m", "cleaner", *args, str(long)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_file_gets_utf_8_whatever_the_locale() -> None:
    shown = start("clean", "-", stdin=f"Größe: {BODY} — 港".encode(), PYTHONIOENCODING="ascii")
    assert shown.stdout.decode() == f"Größe: {BODY} — 港\n"


def test_a_terminal_gets_what_it_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"Größe: {BODY}".encode())))
    app(["clean", "-"], standalone_mode=False)
    assert terminal.buffer.getvalue().decode("ascii") == f"Gr??e: {BODY}\n"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_name_that_is_not_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(NOISY, encoding="utf-8")
    command = [os.fsencode(sys.executable), b"-m", b"cleaner", b"clean", b"--json", path, path + b"~"]
    shown = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert os.fsencode(json.loads(shown.stdout)["file"]) == path
    assert (shown.returncode, len(shown.stderr.splitlines())) == (1, 1)


def labelled(folder: Path, rows: list[dict[str, object]]) -> Path:
    path = folder / "labelled.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_train_writes_weights_that_clean_takes(tmp_path: Path) -> None:
    pytest.importorskip("lightgbm", reason="the extra `train` is not installed")
    body = [f"{MORE} \u2028 {BODY} ({number})" for number in range(6)]
    text, article = "\n".join(["Home", "Log in", *body, "Contact"]), "\n".join(body)
    rows = [{"text": text, "article": article, "url": f"https://s{number}.example/"} for number in range(12)]
    weights = tmp_path / "weights.json"
    result = run("train", labelled(tmp_path, rows), "-o", weights)
    assert result.exit_code == 0, result.stderr
    assert "pages left out of training" in result.stderr
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["labelled.jsonl", "weights.json"]
    assert run("clean", "--weights", weights, "-", stdin=NOISY.encode()).stdout == CLEAN


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no JSON\n", "line 1: pass one JSON object a line"),
        ("[]\n", "line 1: pass an object with text, article and url"),
        ('{"text": "a"}\n', "row 1: pass an object with text, article and url"),
    ],
)
def test_train_tells_what_is_wrong_with_a_row(content: str, said: str, tmp_path: Path) -> None:
    pytest.importorskip("lightgbm", reason="the extra `train` is not installed")
    path = tmp_path / "labelled.jsonl"
    path.write_text(content, encoding="utf-8")
    result = run("train", path, "-o", tmp_path / "weights.json")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "weights.json").exists()


def test_weights_that_are_none_are_told_in_a_line(tmp_path: Path) -> None:
    result = run("clean", "--weights", tmp_path / "missing.json", "-", stdin=b"text")
    assert result.exit_code == 2
    assert "pass a file that `cleaner train` wrote" in result.stderr
