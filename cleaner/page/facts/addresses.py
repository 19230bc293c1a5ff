"""Addresses, which on pages may be anything."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_ABSOLUTE = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def is_absolute(url: str) -> bool:
    """Whether an address names a host on the web."""
    return _ABSOLUTE.match(url) is not None


def absolute(base: str | None, url: str) -> str | None:
    """An address as seen from the page at `base`; None where the two make no whole one."""
    try:
        whole = urljoin(base or "", url.strip())
    except ValueError:
        return None
    return whole if is_absolute(whole) else None


def host(url: str | None) -> str:
    """The name of an address's host, "" where it has none."""
    try:
        return (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""


def path(url: str | None) -> str:
    """The path of an address, "" where it has none."""
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""
