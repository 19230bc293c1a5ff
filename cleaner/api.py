"""`clean` and `Cleaner`: parse, detect, resolve, render, in that order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import get_args

from cleaner.config import Config
from cleaner.detect import detect
from cleaner.document import Document, Line, is_whole_text
from cleaner.draft import Draft
from cleaner.errors import ArgumentError
from cleaner.lexicon import Matcher, read_lexicons
from cleaner.metadata import assemble
from cleaner.model import Finding, Metadata, Result
from cleaner.parse.html import Parsed, read_page
from cleaner.parse.kind import Kind, is_html
from cleaner.parse.raw import decode
from cleaner.registry import in_order, phrases_of
from cleaner.resolve import ROUNDS, Settled, resolve, settle
from cleaner.rule import LAYOUT, Rule
from cleaner.scorer.features import LEXICONS
from cleaner.scorer.model import read_weights, shipped
from cleaner.sites import SiteLine
from cleaner.view import View


class Cleaner:
    """Cleans documents by one configuration. Holds no state between them, and can be pickled."""

    def __init__(self, config: Config | None = None, *, rules: Iterable[Rule] = ()) -> None:
        """Take a configuration (the default one for None) and further rules, which are on whatever `config` selects.

        Raises ArgumentError for anything else, and where a rule's id is taken.
        """
        if config is not None and not isinstance(config, Config):
            raise ArgumentError(f"config: pass a cleaner.Config or None, not {type(config).__name__}")
        self.config = config if config is not None else Config()
        if isinstance(rules, Rule) or not isinstance(rules, Iterable):
            raise ArgumentError(f"rules: pass a list or tuple of rules, not {type(rules).__name__}")
        self._extra = tuple(rules)
        for extra in self._extra:
            if not isinstance(extra, Rule):
                raise ArgumentError(f"rules: pass functions decorated with @cleaner.rule, not {type(extra).__name__}")
        chosen = in_order((*self.config.rules(), *self._extra))
        ids = [rule.id for rule in chosen]
        for taken in sorted({name for name in ids if ids.count(name) > 1}):
            raise ArgumentError(f"rules: the id {taken!r} is taken; give the rule another id")
        self._content = tuple(rule for rule in chosen if rule.kind != LAYOUT)
        self._layout = tuple(rule for rule in chosen if rule.kind == LAYOUT)
        self._scores = any(rule.kind == "boilerplate" for rule in chosen)
        self._trained = None if self.config.weights is None else read_weights(self.config.weights)
        known = read_lexicons(LEXICONS, self.config.languages) if self._scores else ()
        self._matcher = Matcher(chain(phrases_of(chosen, self.config.languages), known))

    def __reduce__(self) -> tuple[Callable[..., Cleaner], tuple[Config, tuple[Rule, ...]]]:
        return _rebuilt, (self.config, self._extra)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are on."""
        return in_order((*self._content, *self._layout))

    def clean(self, source: str | bytes, *, url: str | None = None, kind: Kind = "auto", content_type: str | None = None) -> Result:
        """Clean one document; see `cleaner.clean`."""
        parsed = self._parse(source, url, kind, content_type)
        done, whole = self._resolve(parsed, self.config.sites.removed(url) if self.config.sites else {})
        cleaned = done.draft.text
        empty = not cleaned.strip()
        raised = {"guarded": done.guarded, "empty": empty, "no_article": whole and empty, "unparsed": parsed.bare}
        flags = tuple(flag for flag, up in raised.items() if up)
        metadata = assemble(done.facts, parsed.metadata, url, cleaned)
        return Result(cleaned, metadata, done.draft.edits(), parsed.text, done.settled, flags)

    def _parse(self, source: str | bytes, url: str | None, kind: Kind, content_type: str | None) -> Parsed:
        if not isinstance(source, str | bytes):
            raise ArgumentError(f"source: pass the text as str, or its bytes, not {type(source).__name__}")
        for name, value, what in (("url", url, "page's address"), ("content_type", content_type, "header's value")):
            if value is not None and not isinstance(value, str):
                raise ArgumentError(f"{name}: pass the {what} as str, or None, not {type(value).__name__}")
        if kind not in get_args(Kind):
            raise ArgumentError(f"kind: pass one of {', '.join(map(repr, get_args(Kind)))}, not {kind!r}")
        text = decode(source, content_type) if isinstance(source, bytes) else source
        if kind == "html" or (kind == "auto" and is_html(text)):
            return read_page(text, url, markdown=self.config.markdown)
        return Parsed(text, Metadata())

    def _resolve(self, parsed: Parsed, site: Mapping[str, SiteLine]) -> tuple[Settled, bool]:
        """The text without its noise, and whether it was that of a whole page."""
        text, evidence = parsed.text, parsed.evidence
        memo: dict[str, Line] = {}
        scorer = (self._trained or shipped()) if self._scores else None
        settled, whole = Settled(Draft.of(text)), evidence is not None
        threshold, kinds = self.config.threshold, frozenset(self.config.keep_kinds)
        for _ in range(ROUNDS):
            # What was extracted is no whole page, whatever it looks like. What the page says of it is heard once.
            judge, told = (scorer, None) if evidence is None else (None, evidence)
            view = View(self._content, self._matcher, judge, memo, told, site)
            before = settled.draft
            settled = resolve(settled, view, threshold, kinds, guard=self.config.guard)
            settled = settle(settled, self._find_layout, threshold, kinds)
            whole = whole or view.whole
            if told is None and (scorer is None or settled.draft is before):
                break
            # What is left may be a whole page, or none any more where the guard held back what a page's would have lost.
            # Cleaning it once more would look at it so, and so it is done here.
            held_back = (view.whole or told is not None) and settled.guarded
            evidence = None
            if not held_back and (scorer is None or not is_whole_text(settled.draft.text, self._matcher)):
                break
        return settled, whole

    def _find_layout(self, text: str) -> list[Finding]:
        return detect(Document.bare(text), self._layout)


def _rebuilt(config: Config, rules: tuple[Rule, ...]) -> Cleaner:
    return Cleaner(config, rules=rules)


@lru_cache(maxsize=8)
def _cleaner(config: Config | None) -> Cleaner:
    return Cleaner(config)


def clean(
    source: str | bytes,
    *,
    url: str | None = None,
    kind: Kind = "auto",
    content_type: str | None = None,
    config: Config | None = None,
) -> Result:
    """Remove the noise from a scraped document and lift what it tells into metadata.

    source        text, Markdown or HTML, as str or bytes
    url           where it came from; fills `metadata.url` and `metadata.hostname`
    kind          "auto" (found by content), "text", "markdown" or "html" (its main text is extracted first)
    content_type  the HTTP header that came with bytes; it may name their encoding
    config        what to remove; None for the default

    Returns a `Result`: the clean text, metadata, every edit with its rule and reason, and the source that the edits
    count in (the input itself, or for HTML the extracted text). Never fails for the content of a document.
    Raises ArgumentError for an argument of the wrong kind, saying what to pass.
    """
    if config is not None and not isinstance(config, Config):
        raise ArgumentError(f"config: pass a cleaner.Config or None, not {type(config).__name__}")
    return _cleaner(config).clean(source, url=url, kind=kind, content_type=content_type)
