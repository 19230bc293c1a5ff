"""HTML to text and metadata, by trafilatura."""

from __future__ import annotations

import re
from typing import Any

from cleaner.model import Metadata, Provenance

_PAGE = re.compile(r"[\s\ufeff]*+(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FIELDS = ("title", "date", "url", "hostname", "sitename", "description", "language")


def is_page(text: str) -> bool:
    """Whether `text` is an HTML page: it begins as one."""
    return _PAGE.match(text, 0, 10_000) is not None


def extract(html: str, url: str | None) -> tuple[str, Metadata]:
    """The main text of an HTML page, and what the page says about it; empty where there is none."""
    from trafilatura import bare_extraction

    whole = html.encode("utf-8", "replace").decode()  # the parser stops at half a character
    found = bare_extraction(whole, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return "", Metadata()
    document = found if isinstance(found, dict) else found.as_dict()
    fields = {name: document.get(name) or None for name in _FIELDS}
    authors = tuple(name.strip() for name in (document.get("author") or "").split(";") if name.strip())
    lists = {name: tuple(document.get(name) or ()) for name in ("categories", "tags")}
    values: dict[str, Any] = {**fields, **lists, "authors": authors}
    return document.get("text") or "", Metadata(**values, provenance={name: Provenance("html") for name in values if values[name]})
