"""Rows, and the pieces that files are read in."""

from __future__ import annotations

import csv
import datetime
import io
import json
import math
import zlib
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, Config, __version__
from cleaner.bulk.errors import BadRecordError, BrokenError
from cleaner.bulk.faults import fault_of
from cleaner.bulk.inputs import File
from cleaner.bulk.kinds import kind_of, stem_and_suffixes
from cleaner.bulk.lines import Records, all_lines, read_lines
from cleaner.bulk.packing import SUFFIXES, blocks, pack, packed_as, unpacked
from cleaner.bulk.records import records
from cleaner.bulk.rows import Fields, clean_row, restore_row
from cleaner.bulk.tally import Tally
from cleaner.bulk.units import Bad, Batch, Form, Unit, grouped
from cleaner.bulk.warc import page_of, read_records
from cleaner.bulk.work import Recipe, make, packed, to_line
from tests.bulk import html_of, jsonl, rows, text_of, warc, warc_record, warc_records

CLEANER = Cleaner()
NOISY = text_of(0)
CLEAN = CLEANER.clean(NOISY).text


# Rows


def test_a_row_keeps_its_fields_and_gets_clean_text() -> None:
    row = {
        "id": 7,
        "text": NOISY,
        "url": "https://ledger.example/7",
        "tags": ["a"],
        "metadata": {"title": "Mine", "date": None, "x": 1},
    }
    before = json.dumps(row)
    made = clean_row(CLEANER, row).row
    assert json.dumps(row) == before
    assert list(made) == [*row, "cleaner"]
    assert (made["text"], made["id"], made["tags"]) == (CLEAN, 7, ["a"])
    assert made["metadata"]["title"] == "Mine", "what stands there stays"
    assert made["metadata"]["x"] == 1
    assert made["metadata"]["hostname"] == "ledger.example"


def test_what_was_done_is_told_and_can_be_undone() -> None:
    config = Config(preset="recall", keep_kinds=["share"])
    source = f"A\u00a0line.\r\n{NOISY}\n\n\n"
    account = clean_row(Cleaner(config), {"text": source}).row["cleaner"]
    made = clean_row(Cleaner(config), {"text": source}).row
    assert restore_row(made["text"], account["edits"]) == source != made["text"]
    assert (account["version"], account["config"]) == (__version__, {"preset": "recall", "keep_kinds": ["share"]})
    assert (account["original_length"], account["length"]) == (len(source), len(made["text"]))
    assert {"rule", "kind", "start", "end", "confidence", "removed"} <= set(account["edits"][0])
    assert any("replacement" in edit for edit in account["edits"])
    assert all(edit["replacement"] for edit in account["edits"] if "replacement" in edit)
    bare = clean_row(Cleaner(config), {"text": source}, edits=False).row["cleaner"]
    assert set(account) - set(bare) == {"edits", "provenance"}


def test_html_makes_a_text_that_can_be_undone_to_what_was_extracted() -> None:
    page = html_of(3)
    made = clean_row(CLEANER, {"html": page, "url": "https://ledger.example/3"}).row
    result = CLEANER.clean(page, url="https://ledger.example/3", kind="html")
    assert (made["html"], made["text"]) == (page, result.text)
    assert restore_row(made["text"], made["cleaner"]["edits"]) == result.source


@pytest.mark.parametrize(
    ("row", "names", "field"),
    [
        ({"content": NOISY}, Fields(), "content"),
        ({"raw_content": NOISY, "title": "x"}, Fields(), "raw_content"),
        ({"text": NOISY, "html": "<p>x</p>"}, Fields(), "text"),
        ({"text": None, "html": html_of(1)}, Fields(), "text"),
        ({"words": NOISY, "text": "other"}, Fields(text="words"), "words"),
        ({"page": html_of(1)}, Fields(html="page"), "text"),
        ({"page": html_of(1), "text": "old"}, Fields(html="page", text="text"), "text"),
        ({"page": html_of(1)}, Fields(html="page", text="clean"), "clean"),
        ({"html": html_of(1).encode()}, Fields(), "text"),
    ],
)
def test_the_field_is_found(row: dict[str, Any], names: Fields, field: str) -> None:
    made = clean_row(CLEANER, row, names)
    assert made.field == field
    assert "Advertisement" not in made.row[field]
    assert "the board said" in made.row[field]
    assert all(made.row[name] == value for name, value in row.items() if name != field)


@pytest.mark.parametrize(
    ("row", "names", "said"),
    [
        ({"id": 1}, Fields(), "'text'.*it has id.*--text-key"),
        ({}, Fields(), "it has nothing"),
        ({"text": None}, Fields(), "null"),
        ({"text": 5}, Fields(), "int"),
        ({"text": NOISY}, Fields(text="words"), "'words'"),
        ({"text": NOISY}, Fields(html="page"), "'page'"),
    ],
)
def test_a_row_without_text_is_refused(row: dict[str, Any], names: Fields, said: str) -> None:
    with pytest.raises(BadRecordError, match=said):
        clean_row(CLEANER, row, names)


def test_metadata_that_is_no_mapping_stays() -> None:
    made = clean_row(CLEANER, {"text": NOISY, "url": "https://ledger.example/", "metadata": '{"a": 1}'}).row
    assert made["metadata"] == '{"a": 1}'
    assert made["cleaner"]["metadata"]["hostname"] == "ledger.example"


def test_what_comes_out_empty_is_kept_and_flagged() -> None:
    made = clean_row(CLEANER, {"text": " \n"}).row
    assert (made["text"], "empty" in made["cleaner"]["flags"]) == ("", True)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (math.nan, None),
        ([1.5, math.inf, {"a": -math.inf}], [1.5, None, {"a": None}]),
        ("\ud800", "\ud800"),
        ("Größe 港", "Größe 港"),
        (2**80, 2**80),
        (datetime.datetime(2024, 2, 3, tzinfo=datetime.UTC), "2024-02-03T00:00:00+00:00"),
        (b"caf\xc3\xa9", "café"),
        (b"\xff", "/w=="),
    ],
)
def test_any_value_becomes_a_line_of_json(value: Any, written: Any) -> None:
    line = to_line({"a": value})
    assert line.endswith(b"\n")
    assert b"\n" not in line[:-1]
    assert json.loads(line, parse_constant=pytest.fail) == {"a": written}


def test_tallies_add_up() -> None:
    one, two = Tally(), Tally()
    one.add(CLEANER.clean(NOISY))
    two.add(CLEANER.clean(text_of(1)))
    two.add(CLEANER.clean("\n"))
    whole = Tally.total([one, two])
    assert (whole.documents, whole.before, whole.flags["empty"]) == (3, len(NOISY) + len(text_of(1)) + 1, 1)
    assert sum(size for rules in whole.removed.values() for _, size in rules.values()) == whole.before - whole.after
    assert Tally.of(json.loads(json.dumps(whole.to_dict()))) == whole


# Compression


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_members_one_behind_the_other_are_read_in_blocks(suffix: str) -> None:
    parts = [b"a" * 1000, b"", b"b" * 70_000]
    data = b"".join(pack(part, suffix) for part in parts)
    assert data == b"".join(pack(part, suffix) for part in parts)
    assert packed_as(data) == suffix
    read = list(blocks(unpacked(io.BytesIO(data), suffix), 4096))
    assert b"".join(read) == b"".join(parts)
    assert {len(block) for block in read[:-1]} == {4096}


@pytest.mark.parametrize("suffix", SUFFIXES[1:])
def test_a_cut_archive_gives_what_it_holds_and_is_told_of(suffix: str) -> None:
    data = pack(b"first " * 100, suffix) + pack(b"second " * 100, suffix)
    read = blocks(unpacked(io.BytesIO(data[:-6]), suffix))
    assert next(read).startswith(b"first " * 100)
    with pytest.raises(BrokenError, match="cut off"):
        next(read)


def test_a_small_archive_of_much_is_read_little_by_little() -> None:
    data = pack(bytes(300 << 20), ".zst")
    assert len(data) < 1 << 16
    assert sum(map(len, blocks(unpacked(io.BytesIO(data), ".zst")))) == 300 << 20


# Lines and CSV


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[place : place + size] for place in range(0, len(data), size)]


@given(st.lists(st.binary(max_size=12)), st.integers(1, 9))
def test_lines_do_not_depend_on_blocks(lines: list[bytes], size: int) -> None:
    data = b"\n".join(lines)
    wanted = [
        (number, line)
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1)
        if line and not line.isspace()
    ]
    assert [(unit.place, unit.data) for unit in read_lines(pieces(data, size), 100, "f")] == wanted


def test_a_line_that_is_too_long_is_not_held() -> None:
    data = b"one\n" + b"x" * 50 + b"\ntwo"
    units = list(read_lines(pieces(data, 7), 20, "f"))
    assert [(unit.place, unit.data) for unit in units if isinstance(unit.data, bytes)] == [(1, b"one"), (3, b"two")]
    assert isinstance(units[1].data, Bad)
    assert "of 50 bytes" in units[1].data.reason


CELLS = st.text(st.sampled_from('ab ,"\n;é'), max_size=6)


def csv_rows(data: bytes, limit: int = 1000, size: int = 5) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    units = iter(Records(all_lines(pieces(data, size), limit, "f"), limit))
    header = next(units)
    read = records(Batch("csv", Form("jsonl"), tuple(units), (header.data, ",")))
    good, bad = [], []
    for record in read:
        if record.fault:
            bad.append((record.place, record.fault))
        else:
            good.append(record.row)
    return good, bad


@given(
    st.lists(st.fixed_dictionaries({"id": st.just("d"), "text": CELLS.map(lambda text: f"x{text}")}), min_size=1), st.integers(1, 9)
)
def test_csv_is_read_as_it_was_written(made: list[dict[str, str]], size: int) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", "text"])
    writer.writeheader()
    writer.writerows(made)
    assert csv_rows(out.getvalue().encode(), size=size) == (made, [])


@pytest.mark.parametrize(
    ("body", "good", "bad"),
    [
        (b"1,a\n2\n3,c\n", ["1", "3"], [3]),
        (b'1,a\n2,5" pipe\n3,c\n', ["1", "2", "3"], []),
        (b'1,a\n2,"open\n3,c\n4,d\n', ["1", "3", "4"], [3]),
        (b"1,a\n2,\xff\n3,c\n", ["1", "3"], [3]),
        (b'1,a\n2,"x"y\n3,c\n', ["1", "3"], [3]),
        (b'1,a\n2,"open\n3,x\n4,"shut"z\n5,e\n', ["1", "3", "5"], [3, 5]),
    ],
)
def test_a_broken_csv_record_takes_no_others_with_it(body: bytes, good: list[str], bad: list[int]) -> None:
    found, told = csv_rows(b"id,text\n" + body)
    assert ([row["id"] for row in found], [place for place, _ in told]) == (good, bad)


def test_a_csv_record_that_is_too_large_is_passed_over() -> None:
    data = b'id,text\n1,a\n2,"' + b"long, long\nand more\n" * 20 + b'"\n3,c\n'
    found, told = csv_rows(data, limit=60)
    assert [row["id"] for row in found] == ["1", "3"]
    assert len(told) == 1
    found, told = csv_rows(b'id,text\n1,a\n2,"stray\n' + b"3,c\n" * 40, limit=60)
    assert len(found) == 41
    assert len(told) == 1


def test_batches_depend_on_the_units_alone() -> None:
    units = [Unit(n, b"x" * (n % 7), "f") for n in range(50)]
    groups = list(grouped(units, weight=10, count=4))
    assert [unit for group in groups for unit in group] == units
    assert all(len(group) <= 4 for group in groups)
    assert all(sum(len(unit.data) for unit in group[:-1]) < 10 for group in groups)


# Kinds


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.jsonl", b"", "jsonl"),
        ("a.txt", b'{"a": 1}\n', "document"),
        ("a", b'{"a": 1}\n{"a"', "jsonl"),
        ("a", b'{"a": 1', "document"),
        ("a", b"{\\rtf1}\n", "document"),
        ("a.txt", b"WARC/1.0\r\n", "warc"),
        ("a.jsonl", b"PAR1", "parquet"),
        ("a", b"ARROW1\0\0", "arrow"),
        ("a", b"\xff\xff\xff\xff\x10", "arrow"),
        ("a.tsv.gz", b"a\tb", "csv"),
        ("a.warc.wet.gz", b"", "warc"),
        ("a.PARQUET", b"", "parquet"),
        ("a", b"Words.", "document"),
    ],
)
def test_kinds(name: str, head: bytes, kind: str) -> None:
    assert kind_of(name, head) == kind


def test_suffixes() -> None:
    assert stem_and_suffixes("a/b.c.jsonl.gz") == ("a/b.c", ".jsonl", ".gz")
    assert stem_and_suffixes("a.b/c") == ("a.b/c", "", "")
    assert stem_and_suffixes("c.zst") == ("c", "", ".zst")


def test_files_without_text_are_known() -> None:
    assert [bool(fault_of(data)) for data in (b"", b"%PDF-1", b"a\0b", b"\xff\xfea\0", b"words")] == [
        True,
        True,
        True,
        False,
        False,
    ]


# WARC


def response(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", *(fields or ("Content-Type: text/html",))])
    return warc_record(
        "response", "https://ledger.example/9", head.encode() + b"\r\n\r\n" + body, "application/http; msgtype=response"
    )


PAGE = html_of(2).encode()
PACKED = zlib.compressobj(wbits=31)
GZIPPED = PACKED.compress(PAGE) + PACKED.flush()


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (response(PAGE), PAGE),
        (response(PAGE, "Content-Type: application/xhtml+xml"), PAGE),
        (response(PAGE, "Server: none"), PAGE),
        (response(GZIPPED, "Content-Type: text/html", "Content-Encoding: gzip"), PAGE),
        (response(PAGE, "Content-Type: text/html", "Content-Encoding: gzip"), PAGE),
        (response(b"5\r\n<html\r\n1;x=y\r\n>\r\n0\r\n\r\n", "Content-Type: text/html", "Transfer-Encoding: chunked"), b"<html>"),
        (response(PAGE, "Content-Type: text/html", "Transfer-Encoding: chunked"), PAGE),
        (response(PAGE, "Content-Type: image/png"), None),
        (response(PAGE, status="404 Not Found"), None),
        (warc_record("resource", "https://ledger.example/9", PAGE, "text/html"), PAGE),
        (warc_record("metadata", "https://ledger.example/9", PAGE, "text/html"), None),
        (warc_record("conversion", "https://ledger.example/9", b"Words.", "text/plain"), b"Words."),
    ],
)
@pytest.mark.parametrize("size", [11, 100_000])
def test_pages_of_archives(data: bytes, body: bytes | None, size: int) -> None:
    units = list(read_records(pieces(data * 2, size), 1 << 20, "f"))
    assert [unit.place for unit in units] == ([] if body is None else [1, 2])
    for unit in units:
        assert isinstance(unit.data, bytes)
        assert (page_of(unit.data).data, page_of(unit.data).row["url"]) == (body, "https://ledger.example/9")


def test_a_record_that_is_too_large_is_passed_over() -> None:
    data = response(PAGE) + response(b"x" * 200_000) + response(b"y" * 200_000, "Content-Type: image/png") + response(PAGE)
    units = list(read_records(pieces(data, 999), 100_000, "f"))
    assert [(unit.place, isinstance(unit.data, Bad)) for unit in units] == [(1, False), (2, True), (4, False)]


def test_archives_end_in_any_place() -> None:
    whole = b"".join(warc_records(rows(2)))
    for cut in range(1, len(whole) - 3, 97):
        units = list(read_records(pieces(whole[:cut], 500), 1 << 20, "f"))
        assert all(isinstance(unit.data, bytes) for unit in units[:-1])


def test_the_header_tells_the_encoding() -> None:
    line = "Größe und Maß, sagte Jürgen über die Fähre, die täglich fährt."
    body = f"<!DOCTYPE html><html><body><article><p>{line}</p></article></body></html>"
    data = response(body.encode("cp1252"), "Content-Type: text/html; charset=windows-1252")
    made = make(Recipe(CLEANER), Batch("warc", Form("jsonl"), (Unit(1, data, "f"),)))
    assert "Größe und Maß" in json.loads(made.entries[0])["text"]


# Batches


@pytest.mark.parametrize("form", [Form("jsonl", ".gz"), Form("jsonl"), Form("dolma", ".zst"), Form("parquet")])
@pytest.mark.parametrize("kind", ["jsonl", "arrow", "warc"])
def test_a_batch_in_parts_is_the_same_bytes(form: Form, kind: str) -> None:
    if kind == "arrow":
        from cleaner.bulk.arrow import read_tables
        from cleaner.bulk.opening import Opened
        from tests.bulk import arrow

        file = File("f", "", "f", None, "")
        opened = Opened(io.BytesIO(arrow(rows(9))), "", "arrow")
        units = tuple(read_tables(file, opened, lambda one: one.raw))[:1]
    elif kind == "warc":
        units = tuple(read_records([warc(rows(9))], 1 << 20, "f"))
    else:
        units = tuple(read_lines([jsonl(rows(9)) + b"{\n"], 1 << 20, "f"))
    batch, recipe = Batch(kind, form, units), Recipe(CLEANER)
    whole = packed(batch, make(recipe, batch))
    bounds = [0, 1, 4, batch.count]
    parts = [make(recipe, batch, start, stop) for start, stop in pairwise(bounds)]
    joined = packed(batch, *parts)
    assert (joined.data, joined.errors) == (whole.data, whole.errors)
    assert joined.tally == whole.tally
    assert whole.tally.documents + whole.tally.errors == batch.count
