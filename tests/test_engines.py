"""Every engine gives the rows that the bulk command gives. An engine that is not there is skipped, and so is Spark without Java."""

from __future__ import annotations

import json
import pickle
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from cleaner import ArgumentError, Cleaner, Config, SiteProfiles
from cleaner.bulk.rows import clean_row
from tests.pages import ARTICLES, read

pa = pytest.importorskip("pyarrow")

from cleaner.engines.arrow import BatchCleaner, clean_batch  # noqa: E402 - after the skip

COUNT = 2000
CONFIG = Config(keep_kinds=["caption"])
TEXTS = [read(folder / "extracted.txt") for folder in ARTICLES]
SHORT = [text for text in TEXTS if len(text) < 2500] or TEXTS[:5]
SHARE = "Share this article"
Row = dict[str, Any]


def document(number: int) -> Row:
    """A short document, the same for a number each time."""
    lines = SHORT[number % len(SHORT)].split("\n")
    text = "\n".join((f"By Jane Orrell, {1 + number % 28} May 2024", *lines[number % 7 : number % 7 + 8], SHARE))
    return {"id": f"doc-{number}", "url": f"https://ledger.example/{number % 40}/{number}", "score": number / 8, "text": text}


ROWS = [document(number) for number in range(COUNT)]


def bare(value: Any) -> Any:
    """A value without what is empty: Arrow has a null where a row of JSON has nothing, and pandas an array for a list."""
    if isinstance(value, dict):
        plain = {name: bare(inner) for name, inner in value.items()}
        return {name: inner for name, inner in plain.items() if inner not in (None, [], {})}
    return [bare(inner) for inner in value] if isinstance(value, list | tuple) or hasattr(value, "tolist") else value


def flat(row: Row) -> Row:
    """A row with the configuration of its account as a value."""
    account = row["cleaner"]
    config = account["config"]
    return bare({**row, "cleaner": {**account, "config": json.loads(config) if isinstance(config, str) else config}})


@pytest.fixture(scope="module")
def expected() -> list[Row]:
    cleaner = Cleaner(CONFIG)
    return [flat(clean_row(cleaner, row).row) for row in ROWS]


def same(found: Sequence[Row], expected: Sequence[Row]) -> None:
    """Whether rows are the expected ones, whatever their order."""
    by_id = {row["id"]: row for row in found}
    assert len(found) == len(by_id) == len(expected)
    assert [flat(by_id[row["id"]]) for row in expected] == list(expected)


# Arrow


@pytest.mark.parametrize("made", [pa.Table, pa.RecordBatch], ids=["Table", "RecordBatch"])
def test_arrow(made: Any, expected: list[Row]) -> None:
    batch = made.from_pylist(ROWS)
    clean = clean_batch(batch, CONFIG)
    assert isinstance(clean, made)
    assert clean.schema.names == ["id", "url", "score", "text", "metadata", "cleaner"]
    assert clean.schema == BatchCleaner(CONFIG).schema(batch.schema)
    same(clean.to_pylist(), expected)


def test_columns_are_named_or_guessed() -> None:
    row = {"link": "https://ledger.example/a", "raw_content": ROWS[1]["text"], "n": 1}
    clean = clean_batch(pa.Table.from_pylist([row]), url_col="link")
    assert clean.schema.names == ["link", "raw_content", "n", "metadata", "cleaner"]
    assert clean.to_pylist()[0]["metadata"]["hostname"] == "ledger.example"
    assert (
        clean_batch(pa.Table.from_pylist([{"a": ROWS[1]["text"]}]), text_col="a").column("a")[0].as_py()
        == clean["raw_content"][0].as_py()
    )
    html = f"<html><body><article><p>{'The board met on Monday, and talked. ' * 8}</p></article></body></html>"
    clean = clean_batch(pa.table({"html": pa.array([html.encode(), None], pa.binary())}))
    assert clean.schema.names == ["html", "text", "metadata", "cleaner"]
    assert clean["text"][0].as_py().startswith("The board met")
    assert [column[1].as_py() for column in clean.columns[1:]] == [None, None, None]
    for names, options in ((["n"], {}), (["text"], {"text_col": "body"}), (["text"], {"html_col": "html"})):
        with pytest.raises(ArgumentError, match="pass text_col or html_col"):
            BatchCleaner(**options).schema(pa.schema([(name, pa.int64()) for name in names]))


def test_metadata_that_is_there_stays() -> None:
    rows = [{"text": ROWS[1]["text"], "metadata": {"language": "de", "source": "a crawl"}}]
    clean = clean_batch(pa.Table.from_pylist(rows)).to_pylist()[0]
    assert clean["metadata"]["language"] == "de"
    assert clean["metadata"]["source"] == "a crawl"
    assert clean["metadata"]["authors"] == ["Jane Orrell"]
    clean = clean_batch(pa.Table.from_pylist([{"text": ROWS[1]["text"], "metadata": "kept"}])).to_pylist()[0]
    assert clean["metadata"] == "kept"
    assert clean["cleaner"]["metadata"]["authors"] == ["Jane Orrell"]


def test_nothing_in_nothing_out() -> None:
    for rows in ([], [{"text": None}, {"text": ""}]):
        batch = pa.Table.from_pylist(rows, pa.schema([("text", pa.string())]))
        clean = clean_batch(batch)
        assert clean.num_rows == len(rows)
        assert clean.schema.names == ["text", "metadata", "cleaner"]


def test_a_step_can_be_pickled_and_edits_left_out() -> None:
    batch = pa.Table.from_pylist(ROWS[:3])
    step = pickle.loads(pickle.dumps(BatchCleaner(CONFIG, edits=False)))
    clean = step(batch)
    assert clean.equals(clean_batch(batch, CONFIG, edits=False))
    assert clean["cleaner"][0].as_py()["edits"] is None


def test_sites_go_along() -> None:
    profiles = SiteProfiles.learn((row["url"], "Harbour news for all\nTide tables\n" + row["text"]) for row in ROWS[:2])
    batch = pa.Table.from_pylist([{**ROWS[3], "text": f"Harbour news for all\nTide tables\n{ROWS[3]['text']}"}])
    clean = pickle.loads(pickle.dumps(BatchCleaner(Config(sites=profiles))))(batch)
    assert "Tide tables" not in clean["text"][0].as_py()


# Engines


def test_the_bulk_command(tmp_path: Path, expected: list[Row]) -> None:
    from typer.testing import CliRunner

    from cleaner.cli import app

    given, out = tmp_path / "given.jsonl", tmp_path / "clean.jsonl"
    given.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    run = CliRunner().invoke(app, ["clean", str(given), "-o", str(out), "--keep-kind", "caption", "--workers", "1"])
    assert run.exit_code == 0, run.output
    same([json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()], expected)


def test_hugging_face_datasets(expected: list[Row]) -> None:
    datasets = pytest.importorskip("datasets")
    from cleaner.engines.hf import HfCleaner, hf_clean

    clean = datasets.Dataset.from_list(ROWS).map(HfCleaner(CONFIG), batched=True, batch_size=300)
    same(clean.to_list(), expected)
    few = datasets.Dataset.from_list(ROWS[:10]).map(hf_clean, batched=True, batch_size=4)
    assert few["text"][1] == Cleaner().clean(ROWS[1]["text"]).text


def test_polars(expected: list[Row]) -> None:
    polars = pytest.importorskip("polars")
    from cleaner.engines.frames import clean_polars

    same(clean_polars(polars.DataFrame(ROWS), config=CONFIG).to_dicts(), expected)


def test_pandas(expected: list[Row]) -> None:
    pandas = pytest.importorskip("pandas")
    from cleaner.engines.frames import clean_pandas

    clean = clean_pandas(pandas.DataFrame(ROWS, index=[row["id"] for row in ROWS]), config=CONFIG)
    assert list(clean.index[:2]) == ["doc-0", "doc-1"]
    same(clean.to_dict("records"), expected)


def test_datatrove(tmp_path: Path, expected: list[Row]) -> None:
    pytest.importorskip("datatrove")
    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.writers.jsonl import JsonlWriter

    from cleaner.engines.datatrove import CleanerStep

    nothing = Document(SHARE, "none", metadata={})
    documents = [Document(row["text"], row["id"], metadata={"url": row["url"], "score": row["score"]}) for row in ROWS]
    step = CleanerStep(CONFIG, exclusion_writer=JsonlWriter(str(tmp_path / "dropped"), compression=None))
    writer = JsonlWriter(str(tmp_path / "clean"), compression=None)
    pipeline = [[*documents, nothing], step, writer]
    stats = LocalPipelineExecutor(pipeline, tasks=1, logging_dir=str(tmp_path / "log"), skip_completed=False).run()
    lines = [json.loads(line) for line in (tmp_path / "clean" / "00000.jsonl").read_text(encoding="utf-8").splitlines()]
    same([_apart(row) for row in lines], expected)
    dropped = json.loads((tmp_path / "dropped" / "00000.jsonl").read_text(encoding="utf-8"))
    assert (dropped["id"], dropped["metadata"]["filter_reason"]) == ("none", "empty")
    counted = next(stat.stats for stat in stats.stats if "CLEANER" in stat.name)
    gone = sum(stat.total for name, stat in counted.items() if name.startswith("removed_"))
    assert gone == len(SHARE) + sum(row["cleaner"]["original_length"] - row["cleaner"]["length"] for row in expected)
    assert (counted["total"].total, counted["dropped"].total) == (COUNT + 1, 1)


def _apart(row: Row) -> Row:
    """A row of datatrove, which has all but id and text in its metadata, as the bulk command has it."""
    metadata = dict(row["metadata"])
    account, url, score = metadata.pop("cleaner"), metadata["url"], metadata.pop("score")
    return {"id": row["id"], "url": url, "score": score, "text": row["text"], "metadata": metadata, "cleaner": account}


def test_langchain(expected: list[Row]) -> None:
    documents = pytest.importorskip("langchain_core.documents")
    from cleaner.engines.langchain import CleanerTransformer

    given = [documents.Document(page_content=row["text"], metadata={"source": row["url"]}, id=row["id"]) for row in ROWS]
    clean = CleanerTransformer(CONFIG).transform_documents(given)
    for document, row in zip(clean, expected, strict=True):
        account = document.metadata.pop("cleaner")
        assert document.metadata.pop("source") == row["url"]
        assert (document.id, document.page_content, document.metadata) == (row["id"], row["text"], row["metadata"])
        assert bare(account) == row["cleaner"]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = builder.config("spark.driver.host", "localhost").config("spark.sql.shuffle.partitions", "2").getOrCreate()
        yield session
        session.stop()


def test_spark(spark: Any, expected: list[Row]) -> None:
    from cleaner.engines.spark import clean_dataframe, learn_dataframe

    df = spark.createDataFrame(ROWS).repartition(4)
    same([row.asDict(recursive=True) for row in clean_dataframe(df, config=CONFIG).collect()], expected)
    assert learn_dataframe(df) == SiteProfiles.learn((row["url"], row["text"]) for row in ROWS)
    with pytest.raises(ArgumentError, match="no column 'body'"):
        clean_dataframe(df, "body")


def test_ray(expected: list[Row]) -> None:
    ray = pytest.importorskip("ray")
    data = pytest.importorskip("ray.data")
    from cleaner.engines.ray import RayCleaner, learn_dataset

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    try:
        ds = data.from_items(ROWS)
        step = ds.map_batches(RayCleaner, batch_format="pyarrow", concurrency=2, fn_constructor_kwargs={"config": CONFIG})
        same(step.take_all(), expected)
        assert learn_dataset(ds) == SiteProfiles.learn((row["url"], row["text"]) for row in ROWS)
    finally:
        ray.shutdown()
