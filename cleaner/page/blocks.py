"""The text of a page as blocks, each with its place in the tree of elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

# fmt: off
# Elements whose text is not shown, or is no text of the page.
SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "head", "iframe", "select", "option", "button", "textarea", "canvas",
    "object", "embed", "audio", "video", "map", "math", "input", "datalist",
))
# Elements that begin a line.
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
))
INSIDE = (
    "nav", "aside", "footer", "header", "form", "figure", "table", "article", "main", "ul", "ol", "section", "blockquote",
    "figcaption",
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LAYOUT = frozenset((
    "table", "ul", "ol", "form", "section", "article", "h1", "h2", "h3", "h4", "pre", "blockquote", "nav",
))
# fmt: on
MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`", "kbd": "`", "samp": "`", "del": "~~", "s": "~~"}
_NEAR = 3  # elements within which a list's item or a heading holds a block
_CELL = 160  # characters of a cell of a table that is data
# Stock names of classes for text that is read aloud and not shown, and for what is set behind headings to link or edit them.
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-?only|visually-?hidden|screen-?reader(?:-?text|-?only)?|a11y-hidden|element-invisible"
    r"|mw-editsection|headerlink|header-?anchor|anchor-?link|hash-?link)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Names of classes, ids and roles by what they give away. Stock names of content management systems and style guides.
NAMES = {
    "noise": re.compile(
        r"comment|disqus|share|sharing|social|follow|relat|recommend|read-?(?:more|also|next)|suggest|similar|trending|popular"
        r"|most-?(?:read|viewed|shared)|latest|teaser|outbrain|taboola|promo|newsletter|subscri|sign-?up|paywall|cookie|consent"
        r"|gdpr|breadcrumb|pagin|menu|sidebar|widget|banner|sponsor|advert|(?:^|[-_ ])ads?(?:[-_ ]|$)|anzeige|werbung|footer"
        r"|navigation|complementary|contentinfo",
        re.IGNORECASE,
    ),
    "caption": re.compile(
        r"caption|credit|photo|image|gallery|slide|figure|thumb|media|video|embed|player|bild|foto", re.IGNORECASE
    ),
    "byline": re.compile(
        r"author|byline|by-line|writer|contrib|vcard|dateline|timestamp|pub-?date|publish|date|meta|tags?(?:[-_ ]|$)",
        re.IGNORECASE,
    ),
    "body": re.compile(
        r"(?:article|story|post|entry|page|main|body|text)[-_]*(?:body|text|content|copy)|articlebody|rich-?text|wysiwyg|prose",
        re.IGNORECASE,
    ),
    "lead": re.compile(
        r"lead|intro|summary|excerpt|standfirst|sub-?(?:title|head)|deck|(?:^|[-_ ])dek|abstract|headline|title", re.IGNORECASE
    ),
}
_FAR = 9  # steps beyond which an ancestor's name tells nothing


class Node:
    """An element that holds blocks.

    tag      its name
    parent   the element around it, None for the outermost
    inside   which of `INSIDE` it is or stands in, as bits
    named    for each of `NAMES`, how many steps up the nearest element stands whose name gives it away
    signs    its tag and class, and those of its parent: what alike elements have in common
    hidden   whether it is not shown
    level    how many lists it is or stands in
    ordinal  which item of its list it is, from 1; 0 for any other element
    size     characters of text in it
    linked   characters of links in it
    """

    __slots__ = ("children", "hidden", "inside", "level", "linked", "name", "named", "ordinal", "parent", "signs", "size", "tag")

    def __init__(self, tag: str, told: Mapping[str, str], parent: Node | None) -> None:
        """Take the element's name, its attributes and the element around it."""
        self.tag = tag
        self.parent = parent
        self.size = self.linked = self.children = 0
        self.ordinal = 0
        if self.tag == "li" and parent is not None:
            parent.children += 1
            self.ordinal = parent.children
        self.name = " ".join(filter(None, map(told.get, ("class", "id", "role", "itemprop", "data-testid", "data-component"))))
        inside = 1 << INSIDE.index(self.tag) if self.tag in INSIDE else 0
        self.inside: int = inside | (parent.inside if parent else 0)
        self.level: int = (parent.level if parent else 0) + (self.tag in ("ul", "ol"))
        above = parent.named if parent else (_FAR,) * len(NAMES)
        self.named: tuple[int, ...] = tuple(
            0 if own else min(_FAR, steps + 1) for own, steps in zip(_given_away(self.name), above, strict=True)
        )
        sign = f"{tag} {told.get('class', '')}"
        self.signs: tuple[str, str] = (parent.signs[1] if parent else "", sign)
        self.hidden: bool = bool(parent and parent.hidden) or told.get("aria-hidden") == "true" or not _shown(told)


def _shown(told: Mapping[str, str]) -> bool:
    """Whether an element of these attributes can be seen."""
    if not told:
        return True
    style, name = told.get("style"), told.get("class")
    return "hidden" not in told and not (style and _HIDDEN.search(style)) and not (name and _UNSEEN.search(name))


@lru_cache(maxsize=4096)
def _given_away(name: str) -> tuple[bool, ...]:
    return tuple(known.search(name) is not None for known in NAMES.values())


@dataclass(slots=True)
class Block:
    """A line of a page's text.

    text    with every run of white space as one space; of preformatted text as it is
    node    the innermost element around all of it that begins a line
    linked  how many of its characters are those of links
    strong  how many are set in bold type
    kind    "text", "heading", "item" of a list, "row" of a table, or "pre"formatted
    rank    of a heading, from 1 to 6
    first   whether it is the first of its element
    dated   whether a `time` element stands in it
    rich    the text with Markdown's marks
    """

    text: str
    node: Node
    linked: int = 0
    strong: int = 0
    kind: str = "text"
    rank: int = 0
    first: bool = True
    dated: bool = False
    rich: str = field(default="", repr=False)


@dataclass(slots=True)
class Page:
    """A page's blocks and elements, both in order of place."""

    blocks: list[Block]
    nodes: list[Node]


def read_blocks(tree: Any, *, markdown: bool = False) -> Page:
    """Read the shown text of an element and all in it; with Markdown's marks for emphasis and code, if so wanted."""
    return _Reader(markdown=markdown).read(tree)


class _Reader:
    """One walk over a tree."""

    def __init__(self, *, markdown: bool) -> None:
        self.page = Page([], [])
        self.chain: list[Node] = []
        self.parts: list[str] = []
        self.marks = _Marks() if markdown else None
        self.linked = self.strong = 0
        self.links = self.bolds = 0
        self.row = 0  # how many elements of a row of data are open
        self.pre = 0
        self.dated = False
        self.begun: set[Node] = set()  # elements of which a block has been read

    def read(self, tree: Any) -> Page:
        from lxml import etree

        skipped = 0
        for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if not skipped:
                    self._add(element.tail)
            elif event == "start":
                if skipped or element.tag in SKIPPED or (not _begins_line(element.tag) and not _shown(element.attrib)):
                    skipped += 1
                else:
                    self._open(element)
                    self._add(element.text)
            else:
                if skipped:
                    skipped -= 1
                else:
                    self._close(element.tag)
                if not skipped:
                    self._add(element.tail)
        self._end()
        self._sum()
        return self.page

    def _open(self, element: Any) -> None:
        tag = element.tag
        if self.row:
            self.row += 1
            self._add(" | " if tag in ("td", "th") and self.parts else " " if _begins_line(tag) or tag == "br" else "")
        elif _begins_line(tag):
            self._end()
            self._enter(Node(tag, element.attrib, self.chain[-1] if self.chain else None), element)
        elif tag == "br":
            if self.pre:
                self._add("\n")
            else:
                self._end()
        self._count(tag, 1)
        if self.marks and tag in MARKS:
            self.marks.open(MARKS[tag])

    def _enter(self, node: Node, element: Any) -> None:
        self.chain.append(node)
        self.page.nodes.append(node)
        self.pre += node.tag == "pre"
        if node.tag == "tr" and _is_data(element):
            self.row = 1

    def _close(self, tag: str) -> None:
        if self.marks and tag in MARKS:
            self.marks.close()
        self._count(tag, -1)
        if self.row > 1:
            self.row -= 1
        elif _begins_line(tag):
            self._end("row" if self.row else "")
            self.row = 0
            self.chain.pop()
            self.pre -= tag == "pre"

    def _count(self, tag: str, step: int) -> None:
        if tag == "a":
            self.links += step
        elif tag in ("b", "strong"):
            self.bolds += step
        elif tag == "time":
            self.dated = True

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        if self.marks:
            self.marks.add(text)
        if self.links or self.bolds:
            size = len(text.strip())
            self.linked += size if self.links else 0
            self.strong += size if self.bolds else 0

    def _end(self, kind: str = "") -> None:
        """End a block where a line ends."""
        whole = "".join(self.parts)
        text = whole.strip("\n").rstrip() if self.pre else " ".join(whole.split())
        rich = " ".join(self.marks.end().split()) if self.marks else ""
        if text.strip(" |") and self.chain:
            node, size = self.chain[-1], len(text)
            kind, rank = (kind, 0) if kind else ("pre", 0) if self.pre else _kind(node)
            linked = min(self.linked, size)
            first = node not in self.begun
            self.page.blocks.append(Block(text, node, linked, min(self.strong, size), kind, rank, first, self.dated, rich))
            self.begun.add(node)
            node.size += size
            node.linked += linked
        self.parts.clear()
        self.linked = self.strong = 0
        self.dated = False

    def _sum(self) -> None:
        """Add to every element what stands in the elements in it; a parent comes before its children."""
        for node in reversed(self.page.nodes):
            if node.parent is not None:
                node.parent.size += node.size
                node.parent.linked += node.linked


class _Marks:
    """The text of a block with Markdown's marks around emphasis and code."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[tuple[str, int]] = []

    def add(self, text: str) -> None:
        self._parts.append(text)

    def open(self, mark: str) -> None:
        self._open.append((mark, len(self._parts)))

    def close(self) -> None:
        if self._open:
            mark, place = self._open.pop()
            self._parts[place:] = [_around("".join(self._parts[place:]), mark)]

    def end(self) -> str:
        """The text so far. What is open goes on in the next block."""
        going_on = [mark for mark, _ in self._open]
        while self._open:
            self.close()
        text = "".join(self._parts)
        self._parts.clear()
        self._open = [(mark, 0) for mark in going_on]
        return text


def _around(text: str, mark: str) -> str:
    """A text between marks, with the space around it outside of them; a mark within its like is left out."""
    inner = text.strip()
    if not inner or mark in inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}{mark}{inner}{mark}{text[start + len(inner) :]}"


def _begins_line(tag: str) -> bool:
    return tag in BLOCKS or "-" in tag


def _kind(node: Node) -> tuple[str, int]:
    """What a block of an element is, and the rank of a heading."""
    above: Node | None = node
    for _ in range(_NEAR):
        if above is None:
            break
        if above.tag in _HEADINGS:
            return "heading", int(above.tag[1])
        if above.tag in ("li", "dd", "dt"):
            return "item", 0
        above = above.parent
    return "text", 0


def _is_data(row: Any) -> bool:
    """Whether a row of a table holds data, rather than parts of the page."""
    cells = 0
    for element in row.iterdescendants():
        if element.tag in _LAYOUT:
            return False
        if element.tag in ("td", "th"):
            cells += 1
    return cells > 1 and all(len("".join(cell.itertext()).strip()) <= _CELL for cell in row)
