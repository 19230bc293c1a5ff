"""Profiles of sites: learned, merged, saved and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from cleaner.errors import ArgumentError
from cleaner.files import write_text
from cleaner.fold import key
from cleaner.sites.pages import address_of, hashed, host_of, lines_of
from cleaner.sites.verdicts import SiteLine, recurring

PAGES = 100  # of a site that are kept: the share of its pages that a line is on is then told to within 5 % (standard error)
VERSION = 1  # of the format of files
_HEAD = f"# cleaner site profiles, format {VERSION}"
_NOTE = """\
# Below each site: verdict, pages and times that a line was seen, and the line, with tabs between. A verdict is "remove" or
# "keep" and may be changed; lines may be left out or added."""
_VERDICTS = {"remove": True, "keep": False}

Sample = Mapping[str, tuple[str, ...]]  # the lines of pages, by the hash of a page's address
Reviewed = Mapping[str, tuple[int, tuple[SiteLine, ...]]]  # by site how many pages were kept, and its lines


class SiteProfiles:
    """What was learned of sites. Make them with `learn`, or read them with `load`; they do not change."""

    def __init__(self, samples: Mapping[str, Sample] | None = None, reviewed: Reviewed | None = None) -> None:
        """Take by site the pages that were kept of it, or how many they were and its lines."""
        self._samples = {site: dict(sorted(kept.items())[:PAGES]) for site, kept in sorted((samples or {}).items())}
        self._reviewed = dict(sorted((reviewed or {}).items()))
        self._removed: dict[str, Mapping[str, SiteLine]] = {}

    @classmethod
    def learn(cls, pages: Iterable[tuple[str, str]]) -> SiteProfiles:
        """Learn from pairs of a page's address and its text. Pages without an address are left out.

        Takes memory for 100 pages of each site, of each at most 1,000 lines of 160 characters. A page counts once, however
        often its address comes. Raises ArgumentError for anything but such pairs.
        """
        samples: dict[str, dict[str, tuple[str, ...]]] = {}
        for pair in pages:
            url, text = _checked(pair)
            site = host_of(url)
            if site:
                _keep(samples.setdefault(site, {}), hashed(address_of(url)), text)
        return cls(samples)

    def __or__(self, other: object) -> SiteProfiles:
        """What would have been learned from the pages of both.

        Raises ArgumentError where one was read from a file: such hold lines, and no pages.
        """
        if not isinstance(other, SiteProfiles):
            return NotImplemented
        if self._reviewed or other._reviewed:
            raise ArgumentError("site profiles that were read from a file cannot be merged; merge them before they are saved")
        samples: dict[str, dict[str, tuple[str, ...]]] = {}
        for site, kept in (*self._samples.items(), *other._samples.items()):
            mine = samples.setdefault(site, {})
            for name, lines in kept.items():
                mine[name] = min(lines, mine.get(name, lines))
        return SiteProfiles(samples)

    def save(self, path: str | Path) -> None:
        """Write the lines that come again, as a text file that can be read and edited. Raises ArgumentError where it cannot."""
        write_text(path, "".join(f"{line}\n" for line in self._written()), "site profiles")

    def _written(self) -> Iterator[str]:
        yield from (_HEAD, _NOTE)
        for site in self.sites:
            yield f"\n[{site}]\t{self.pages(site)} pages"
            for line in self.lines(site):
                yield f"{'remove' if line.remove else 'keep'}\t{line.pages}\t{line.times}\t{line.text}"

    @classmethod
    def load(cls, path: str | Path) -> SiteProfiles:
        """Read what `save` wrote, edited or not. Raises ArgumentError for anything else, naming the line."""
        try:
            lines = Path(path).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ArgumentError(f"site profiles {str(path)!r}: pass a file that `cleaner learn` wrote ({error})") from error
        if lines[:1] != [_HEAD]:
            raise ArgumentError(f"site profiles {str(path)!r}: pass a file that begins with {_HEAD!r}")
        return cls(reviewed=_read(lines, str(path)))

    def __eq__(self, other: object) -> bool:
        """Whether two hold the same."""
        return isinstance(other, SiteProfiles) and self.__getstate__() == other.__getstate__()

    def __hash__(self) -> int:
        return hash((*self._samples, *self._reviewed))

    def __getstate__(self) -> tuple[object, object]:
        return self._samples, self._reviewed

    def __setstate__(self, state: tuple[Mapping[str, Sample], Reviewed]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    @property
    def sites(self) -> tuple[str, ...]:
        """The hosts that something is known of."""
        return tuple(sorted({*self._samples, *self._reviewed}))

    @cached_property
    def digest(self) -> str:
        """A hash that is the same for the same profiles on every machine."""
        return hashed("\n".join(self._written()))

    def pages(self, site: str) -> int:
        """How many pages of a site were kept."""
        return self._reviewed[site][0] if site in self._reviewed else len(self._samples.get(site, ()))

    def lines(self, site: str) -> tuple[SiteLine, ...]:
        """The lines that come again on a site, those on most pages first."""
        if site in self._reviewed:
            return self._reviewed[site][1]
        return tuple(recurring(list(self._samples.get(site, {}).values())))

    def removed(self, url: str | None) -> Mapping[str, SiteLine]:
        """The lines that are to go from the page at an address, by their keys."""
        site = host_of(url) if url else ""
        if site not in self._removed:
            self._removed[site] = {key(line.text): line for line in self.lines(site) if line.remove} if site else {}
        return self._removed[site]


def _checked(pair: object) -> tuple[str, str]:
    if isinstance(pair, tuple | list) and len(pair) == 2 and isinstance(pair[1], str) and isinstance(pair[0], str | None):
        return pair[0] or "", pair[1]
    raise ArgumentError(f"pages: pass pairs of a page's address and its text, both str, not {type(pair).__name__}")


def _keep(kept: dict[str, tuple[str, ...]], name: str, text: str) -> None:
    """Keep a page, if its hash is among the smallest."""
    if len(kept) >= 2 * PAGES:
        for other in sorted(kept)[PAGES:]:
            del kept[other]
    lines = lines_of(text)
    kept[name] = min(lines, kept.get(name, lines))


def _read(lines: Iterable[str], path: str) -> Reviewed:
    found: dict[str, tuple[int, list[SiteLine]]] = {}
    site = ""
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("# "):
            continue
        try:
            if line.startswith("[") and line.partition("\t")[0].endswith("]"):
                name, _, pages = line.partition("\t")
                site = name[1:-1]
                found[site] = (int(pages.split()[0]) if pages else 0, [])
            else:
                verdict, pages, times, text = line.split("\t", 3)
                found[site][1].append(SiteLine(text, int(pages), int(times), _VERDICTS[verdict]))
        except (ValueError, KeyError, IndexError) as error:
            want = "write [site], or remove or keep, pages, times and the line, with tabs between"
            raise ArgumentError(f"site profiles {path!r}, line {number}: {want}") from error
    return {site: (pages, tuple(told)) for site, (pages, told) in found.items()}
