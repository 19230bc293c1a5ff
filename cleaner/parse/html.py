"""HTML to the text that its article is made of, and to what the page says about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any, NamedTuple

from cleaner.document import Evidence
from cleaner.fold import level
from cleaner.model import Metadata, Provenance
from cleaner.page.blocks import Page, read_blocks
from cleaner.page.facts import Facts, read_facts
from cleaner.page.features import weight
from cleaner.page.hear import listen
from cleaner.page.judge import shipped
from cleaner.page.render import render
from cleaner.page.tree import bare_text, grow

LIKELY = 0.5  # chance of a block that is taken although the extractor left it
BLOCKS = 30_000  # of a page that is judged: what is larger is no article
LONGER = 2  # times as long as what was found is a text for machines that is taken instead …
LONG = 400  # … when it has this many letters


class Parsed(NamedTuple):
    """A page's text, what the page says about it, and what speaks for and against its lines.

    `bare` says that the page could not be read as HTML, and that the text is all of it without the tags.
    """

    text: str
    metadata: Metadata
    evidence: Mapping[str, Evidence] | None = None
    bare: bool = False


def read_page(html: str, url: str | None = None, *, markdown: bool = False) -> Parsed:
    """Extract the main text of an HTML page as lines of text, or as Markdown.

    What trafilatura takes for the article is the text, and besides it the blocks that `cleaner.page` holds for parts of
    it. Where the page gives its article for machines and that is far longer, it is the text.
    """
    tree = grow(html)
    page = Page([], []) if tree is None else read_blocks(tree, markdown=markdown)
    if tree is None or len(page.blocks) > BLOCKS:
        return Parsed(bare_text(html), Metadata(provenance={"text": Provenance("bare text")}), bare=bool(html.strip()))
    facts = read_facts(tree, url)
    heard = listen(tree, page, facts, favor_precision=True)
    told = shipped().weigh(page, heard)
    wanted = [voted or chance >= LIKELY for voted, (chance, _) in zip(heard.votes, told, strict=True)]
    blocks = list(compress(page.blocks, wanted))
    text, spans = render(blocks, markdown=markdown)
    if _letters(facts.body) >= max(LONG, LONGER * _letters(text)):
        return Parsed(facts.body, _metadata(facts, "json-ld articleBody"))
    evidence = _evidence(text, spans, list(compress(told, wanted)))
    return Parsed(text, _metadata(facts, "trafilatura" if any(heard.votes) else "page"), evidence)


def _letters(text: str) -> float:
    return weight(text) if text else 0.0


def _evidence(text: str, spans: Sequence[tuple[int, int]], told: Sequence[tuple[float, str]]) -> dict[str, Evidence]:
    """What speaks for and against each line. Of equal lines in two places one may be the article's."""
    found: dict[str, Evidence] = {}
    for (start, end), (chance, reason) in zip(spans, told, strict=True):
        for line in text[start:end].split("\n"):
            key = level(line).strip()
            if key not in found or found[key].chance < chance:
                found[key] = Evidence(chance, reason)
    return found


def _metadata(facts: Facts, text: str) -> Metadata:
    told = {name: fact for name in Metadata.__dataclass_fields__ if (fact := getattr(facts, name, None)) is not None}
    provenance = {name: Provenance(source) for name, (_, source) in told.items()} | {"text": Provenance(text)}
    values: dict[str, Any] = {name: value for name, (value, _) in told.items()}
    return Metadata(**values, provenance=provenance)
