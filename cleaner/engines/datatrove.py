"""datatrove: a step of a pipeline, to stand after any reader or extractor."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.utils.typeshelper import StatHints

from cleaner.bulk.rows import URL, filled
from cleaner.config import Config
from cleaner.engines.arrow import cleaner_of


class CleanerStep(PipelineStep):  # type: ignore[misc]
    """Cleans the text of documents.

    `metadata` is filled where it is open, and holds the account of what was done under `cleaner`. The stats count, for
    every rule, the characters that it took. With an exclusion writer, documents of which nothing is left go there instead
    of on, with the reason `empty` or `no_article`.
    """

    type = "🧽 - CLEANER"
    name = "cleaner"

    def __init__(
        self, config: Config | None = None, *, url_key: str | None = None, edits: bool = True, exclusion_writer: Any = None
    ) -> None:
        """Take a configuration, the key of `metadata` that holds the page's address (guessed for None), and a writer."""
        super().__init__()
        self._config = config
        self._keys = (url_key,) if url_key else URL
        self._edits = edits
        self.exclusion_writer = exclusion_writer

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # noqa: ARG002 - datatrove's
        """Clean documents as they come."""
        with self.exclusion_writer or nullcontext() as writer:
            for document in data:
                self.stat_update(StatHints.total)
                with self.track_time():
                    reason = self._clean(document)
                if writer is not None and reason:
                    self.stat_update(StatHints.dropped, f"dropped_{reason}")
                    document.metadata["filter_reason"] = reason
                    writer.write(document, rank)
                    continue
                self.stat_update(StatHints.forwarded)
                self.update_doc_stats(document)
                yield document

    def _clean(self, document: Document) -> str:
        """Clean a document in its place; the reason for which nothing of it is left, "" where something is."""
        cleaner = cleaner_of(self._config)
        url = next((told for key in self._keys if isinstance(told := document.metadata.get(key), str)), None)
        result = cleaner.clean(document.text, url=url)
        row = filled({"metadata": document.metadata}, "text", result, cleaner.config, edits=self._edits)
        document.text = result.text
        document.metadata = {**row["metadata"], "cleaner": row["cleaner"]}
        for edit in result.edits:
            self.stat_update(f"removed_{edit.rule}", value=edit.end - edit.start - len(edit.replacement), unit="characters")
        for flag in result.flags:
            self.stat_update(f"flag_{flag}")
        return next((flag for flag in ("no_article", "empty") if flag in result.flags), "")
