"""A site's pages: whose they are, and what is kept of them."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from cleaner.fold import level

LINES = 1000  # of a page that are kept: half of them from its top, half from its end
LONGEST = 160  # characters that a line is known by


def host_of(url: str) -> str:
    """The host of an address, "" where it has none; what mobile and other versions of a site put before it left off."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    for prefix in ("www.", "m.", "amp.", "mobile."):
        host = host.removeprefix(prefix)
    return host


def address_of(url: str) -> str:
    """What the addresses of one page have in common: scheme, fragment and a last slash do not count."""
    parts = urlsplit(url)
    return f"{host_of(url)}{parts.path.rstrip('/')}?{parts.query}"


def hashed(text: str) -> str:
    """A hash that is the same on every machine."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a page that are kept, as they are known."""
    raws = [line for line in text.splitlines() if not line.isspace() and line]
    if len(raws) > LINES:
        raws = raws[: LINES // 2] + raws[-LINES // 2 :]
    return tuple(filter(None, (" ".join(level(line[: 2 * LONGEST]).split())[:LONGEST] for line in raws)))
