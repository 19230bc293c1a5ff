"""LangChain: a transformer of documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from langchain_core.documents import BaseDocumentTransformer, Document

from cleaner.bulk.rows import filled
from cleaner.config import Config
from cleaner.engines.arrow import cleaner_of


class CleanerTransformer(BaseDocumentTransformer):
    """Cleans the content of documents: `metadata` is filled where it is open, and holds the account under `cleaner`."""

    def __init__(self, config: Config | None = None, *, url_key: str = "source", edits: bool = True) -> None:
        """Take a configuration, and the key of `metadata` under which loaders put the page's address."""
        self._config = config
        self._key = url_key
        self._edits = edits

    def transform_documents(self, documents: Sequence[Document], **_: Any) -> Sequence[Document]:
        """New documents with clean content, in order."""
        return [self._clean(document) for document in documents]

    def _clean(self, document: Document) -> Document:
        cleaner = cleaner_of(self._config)
        told = document.metadata.get(self._key)
        result = cleaner.clean(document.page_content, url=told if isinstance(told, str) and "://" in told else None)
        row = filled({"metadata": document.metadata}, "text", result, cleaner.config, edits=self._edits)
        clean = {**row["metadata"], "cleaner": row["cleaner"]}
        return Document(page_content=result.text, metadata=clean, id=document.id)
