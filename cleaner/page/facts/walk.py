"""One walk over a tree: the pieces of its text outside of comments, and its marks."""

from __future__ import annotations

from typing import Any, NamedTuple

from cleaner.page.blocks import SKIPPED
from cleaner.page.facts.elements import LINES, Mark, kinds, leads_off, name_of


class _Opened(NamedTuple):
    """An element that is a mark, and where it began."""

    element: Any
    kinds: list[tuple[str, str]]
    start: int
    place: int
    aside: bool


class Walk:
    r"""What was met on the walk over a tree.

    Between the pieces of text stand borders of elements: "\n" where a line begins or ends, "\v" at a span.

    pieces   the pieces of text
    places   of each the characters before it
    marks    the marks, in order of their ends
    deepest  how many elements stand within each other
    """

    def __init__(self, tree: Any) -> None:
        self.pieces: list[str] = []
        self.places: list[int] = []
        self.marks: list[Mark] = []
        self.deepest = 0
        self._size = 0
        self._comments = self._aside = 0  # how many elements deep we are in such
        self._open: list[_Opened] = []
        self._walk(tree)

    def _walk(self, tree: Any) -> None:
        from lxml import etree

        skipped = depth = 0
        for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
            if event == "start":
                depth += 1
                self.deepest = max(self.deepest, depth)
                if skipped or element.tag in SKIPPED:
                    skipped += 1
                else:
                    self._enter(element)
                    self._add(element.text)
                continue
            if event == "end":
                depth -= 1
                if skipped:
                    skipped -= 1
                else:
                    self._leave(element)
            if not skipped:
                self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text and not self._comments:
            self.pieces.append(text)
            self.places.append(self._size)
            self._size += len(text)

    def _enter(self, element: Any) -> None:
        name = name_of(element)
        comments, aside = leads_off(element.tag, name)
        if self._comments or comments:
            self._comments += 1
            return
        if self._aside or aside:
            self._aside += 1
        if found := [*kinds(element, name)]:
            self._open.append(_Opened(element, found, len(self.pieces), self._size, self._aside > 0))
        self._border(element.tag)

    def _leave(self, element: Any) -> None:
        if self._comments:
            self._comments -= 1
            return
        self._border(element.tag)
        if self._open and self._open[-1].element is element:
            _, found, start, place, aside = self._open.pop()
            end, size = len(self.pieces), self._size - place
            self.marks += [Mark(kind, source, element, start, end, place, size, aside) for kind, source in found]
        self._aside -= self._aside > 0

    def _border(self, tag: str) -> None:
        if tag in LINES or tag == "span":
            self._add("\v" if tag == "span" else "\n")
