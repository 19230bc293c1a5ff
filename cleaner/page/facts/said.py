"""What a page says, asked for by the name of a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cleaner.fold import key, words
from cleaner.header import BYLINE
from cleaner.page.facts.addresses import host, is_absolute
from cleaner.page.facts.bounds import LONGEST
from cleaner.page.facts.linked_data import LinkedData, read_linked_data
from cleaner.page.facts.scan import Scan
from cleaner.page.facts.sources import SITES
from cleaner.page.facts.wording import parts

_CREATIVE_COMMONS = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/", re.IGNORECASE)
_ADDRESSES = ("url", "license", "image")  # properties in linked data whose values are addresses, or objects that have one


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says.

    scan    its tree as it was read
    base    its address, where known
    data    its linked data
    locale  its language, and its country where that is said: "en-us"
    parts   the parts of its title element
    hosts   what of the host's name may be the site's, squeezed
    sites   the names of the site, squeezed
    """

    scan: Scan
    base: str | None
    data: LinkedData
    locale: str
    parts: tuple[str, ...]
    hosts: frozenset[str]
    sites: frozenset[str]

    def is_site(self, name: str) -> bool:
        """Whether a name is the site's, or none."""
        squeezed = _squeeze(name)
        return not squeezed or squeezed in self.sites or squeezed.removeprefix("www") in self.sites

    def values(self, source: str) -> tuple[str, ...]:
        """What a source tells, by its name in `sources`; marks tell nothing here."""
        if source.startswith("json-ld "):
            return self._linked(source.removeprefix("json-ld "))
        if source == "html lang":
            return (self.scan.lang,)
        if source == "title element":
            return (self.scan.head,)
        if source == "part of title element":
            return tuple(part for part in self.parts if _squeeze(part) in self.hosts)
        if source == "creative commons link":
            return self._creative_commons()
        if source == "twitter:data1" and not any(key(label) in BYLINE for label in self.scan.meta.get("twitter:label1", ())):
            return ()  # its label says that it is something else
        return tuple(self.scan.meta.get(source, ()))

    def _linked(self, name: str) -> tuple[str, ...]:
        if name == "site":
            return self.data.site
        if name.startswith("page "):
            return self.data.plain(self.data.page.get(name.removeprefix("page ")))
        return self.data.plain(self.data.article.get(name), *(("url", "@id") if name in _ADDRESSES else ()))

    def _creative_commons(self) -> tuple[str, ...]:
        """The address of the one such licence that the page links to."""
        links = (element.get("href") or "" for element in self.scan.tree.iter("a"))
        licences = {link for link in links if _CREATIVE_COMMONS.search(link)}
        return tuple(licences) if len(licences) == 1 else ()


def hear(scan: Scan, url: str | None) -> Said:
    """What a page says, given its tree as it was read, and its address, where known."""
    meta = scan.meta
    base = url or next(filter(is_absolute, (*meta.get("rel=canonical", ()), *meta.get("og:url", ()))), None)
    data = read_linked_data(scan.scripts, next(iter(meta.get("og:title", ())), scan.head), base)
    locale = next(filter(None, (scan.lang, *meta.get("og:locale", ()))), "").lower().replace("_", "-")
    hosts = _hosts(base)
    # In linked data some pages say their own title for the site's.
    sites = [name for name in data.site if name != scan.head]
    sites += [name for source in SITES for name in meta.get(source, ())]
    return Said(scan, base, data, locale, parts(scan.head), hosts, hosts | _squeezed(sites))


def _hosts(base: str | None) -> frozenset[str]:
    """The host's name and the parts of it that may be the site's name, squeezed."""
    labels = host(base).removeprefix("www.").split(".")
    hosts = [".".join(labels[at:]) for at in range(max(1, len(labels) - 1))]
    return _squeezed((*hosts, *(name.rpartition(".")[0] for name in hosts)))


def _squeezed(names: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_squeeze, names)))


def _squeeze(name: str) -> str:
    """A name as names of sites are compared: in one word."""
    return "".join(words(name[:LONGEST]))
