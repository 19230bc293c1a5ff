"""Makes labelled pages for `cleaner train` from pages whose HTML is at hand.

`python docs/make_labelled.py PAGES.jsonl.xz … > LABELLED.jsonl` reads rows with `url` and `html`, and

- `article`: the article's text; or
- `trafilatura`, `with` and `without`: what trafilatura made of the page, passages that belong to the article and passages
  that do not. Such a page counts half, and only where trafilatura's text holds all of the first and none of the others.

`outputs` (or `text`), where a row has them, are dumps of the whole page. Others are made here, since a scorer that has
seen one kind of dump alone knows no other. Needs html2text, lxml and resiliparse.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import html2text
from lxml import etree, html
from resiliparse.extract.html2text import extract_plain_text

from cleaner.scorer.labels import site_of

LONGEST = 400_000  # characters of a dump
DUMPS = ("html-text", "html2text")  # of the outputs
UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe")


def markdown(page: str) -> str:
    """Markdown, a paragraph a line."""
    reader = html2text.HTML2Text()
    reader.body_width = 0
    return reader.handle(page)


def nodes(page: str) -> str:
    """Every text node as a line."""
    tree = html.document_fromstring(page)
    etree.strip_elements(tree, *UNSEEN, with_tail=False)
    return "\n".join(text.strip() for text in tree.itertext() if text.strip())


def blocks(page: str) -> str:
    """Every block as a line, with blank lines between."""
    return extract_plain_text(page, main_content=False)


def archive(page: str) -> str:
    """Every block as a line without blank lines, as crawl archives have it."""
    return "\n".join(line.strip() for line in blocks(page).splitlines() if line.strip())


MADE: tuple[Callable[[str], str], ...] = (markdown, nodes, blocks, archive)


def rows(page: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The labelled dumps of a page."""
    article, weight = page.get("article"), 1.0
    if not article and agrees(page):
        article, weight = page["trafilatura"], 0.5
    if not article:
        return
    given = [page["outputs"][name] for name in DUMPS if name in page.get("outputs", {})]
    makers = MADE[1:] if given else MADE[:2]
    for text in [*given, *filter(None, [page.get("text")]), *(made for maker in makers if (made := attempt(maker, page["html"])))]:
        yield {"site": site(page["url"]), "text": text, "article": article, "weight": weight}


def site(url: str) -> str:
    """The site that a page is of; some sets name pages by their host alone."""
    return site_of(url if "//" in url else url.rpartition("::")[2].removesuffix(".html"))


def agrees(page: Mapping[str, Any]) -> bool:
    """Whether trafilatura's text of a page holds what was annotated to stay, and nothing that was annotated to go."""
    text = " ".join((page.get("trafilatura") or "").split())
    stay, go = ([" ".join(passage.split()) for passage in page.get(name) or ()] for name in ("with", "without"))
    return bool(stay) and all(passage in text for passage in stay) and not any(passage in text for passage in go)


def attempt(maker: Callable[[str], str], page: str) -> str | None:
    """A dump; None for a page that cannot be dumped so, or not within measure."""
    try:
        text = maker(page)
    except (ValueError, AssertionError, etree.LxmlError):
        return None
    return text if len(text) <= LONGEST else None


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with lzma.open(name, "rt", encoding="utf-8") as file:
            for line in file:
                for row in rows(json.loads(line)):
                    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
