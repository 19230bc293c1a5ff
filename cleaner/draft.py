"""A text part of which was edited: what stands now, and where in the source it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from cleaner.model import Edit, Finding


class Piece(NamedTuple):
    """A part of the source: as it was, or edited."""

    start: int
    end: int
    edit: Edit | None = None

    @property
    def size(self) -> int:
        """How many characters it has in the text as it stands."""
        return self.end - self.start if self.edit is None else len(self.edit.replacement)


@dataclass(frozen=True)
class Draft:
    """The source cut into pieces, in order and without holes."""

    source: str
    pieces: tuple[Piece, ...]
    text: str

    @classmethod
    def of(cls, source: str) -> Draft:
        """The source as it is."""
        return cls(source, (Piece(0, len(source)),) if source else (), source)

    def apply(self, decisions: Sequence[Finding]) -> Draft:
        """The draft after further edits: findings in order of place that do not overlap, in offsets of `text`."""
        pieces = tuple(self._cut(decisions))
        return Draft(self.source, pieces, "".join(_shown(self.source, pieces)))

    def _cut(self, decisions: Sequence[Finding]) -> Iterator[Piece]:
        first, place = 0, 0  # the first decision that may touch the piece, and where the piece begins
        count = len(decisions)
        for piece in self.pieces:
            stop = place + piece.size
            while first < count and decisions[first].end <= place:
                first += 1
            if stop == place or first == count or decisions[first].start >= stop:
                yield piece
                place = stop
                continue
            last = first + 1
            while last < count and decisions[last].start < stop:
                last += 1
            if piece.edit is None:
                yield from _edited(piece, place, decisions[first:last])
            else:
                yield _edited_again(piece, piece.edit, [_within(decision, place, stop) for decision in decisions[first:last]])
            place = stop

    def locate(self, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where spans of `text` stand in the source."""
        begins = [0, *accumulate(piece.size for piece in self.pieces)]
        return [(self._source_of(begins, start)[0], self._source_of(begins, end - 1)[1]) for start, end in places]

    def _source_of(self, begins: list[int], place: int) -> tuple[int, int]:
        """The span of the source that a character of the text stands for."""
        # Of the pieces that begin here the last is the one that shows a character; those before it are empty.
        number = bisect_right(begins, place) - 1
        piece = self.pieces[number]
        if piece.edit is not None:
            return piece.start, piece.end
        return piece.start + place - begins[number], piece.start + place - begins[number] + 1

    def edits(self) -> tuple[Edit, ...]:
        """Every edit, in order of place; what one rule took in a row is one edit."""
        merged: list[Edit] = []
        for piece in self.pieces:
            if piece.edit is not None:
                _add(merged, piece.edit)
        return tuple(merged)


def _shown(source: str, pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield source[piece.start : piece.end] if piece.edit is None else piece.edit.replacement


def _within(decision: Finding, start: int, end: int) -> tuple[int, int, str, Finding]:
    """What a decision does between two places of the text: span, replacement, decision. The replacement stands at its start."""
    replacement = decision.replacement if decision.start >= start else ""
    return max(decision.start, start) - start, min(decision.end, end) - start, replacement, decision


def _edited(piece: Piece, begin: int, touching: Sequence[Finding]) -> Iterator[Piece]:
    """A piece of the source, which begins at `begin` in the text, cut into what stays and what is edited."""
    place = first = piece.start
    back = first - begin
    for by in touching:
        start, end = max(by.start + back, first), min(by.end + back, piece.end)
        if start > place:
            yield Piece(place, start)
        yield Piece(start, end, _edit(start, end, by.replacement if by.start >= begin else "", by))
        place = end
    if place < piece.end:
        yield Piece(place, piece.end)


def _edited_again(piece: Piece, before: Edit, touching: Sequence[tuple[int, int, str, Finding]]) -> Piece:
    """A piece that was replaced, whose replacement is edited: one edit still, by the rule that came last."""
    shown, place = "", 0
    for start, end, replacement, _ in touching:
        shown += before.replacement[place:start] + replacement
        place = end
    shown += before.replacement[place:]
    return Piece(piece.start, piece.end, _edit(piece.start, piece.end, shown, touching[0][3]))


def _edit(start: int, end: int, replacement: str, by: Finding) -> Edit:
    return Edit(start, end, replacement, by.rule, by.kind, by.confidence, by.reason)


def _add(edits: list[Edit], edit: Edit) -> None:
    """Append an edit, or let it go on with the one that it belongs to: the same removal, at most emptied lines between."""
    back = _partner(edits, edit)
    if back is None:
        edits.append(edit)
        return
    first = edits[back]
    sure = min(first.confidence, edit.confidence)
    edits[back:] = [Edit(first.start, edit.end, "", first.rule, first.kind, sure, first.reason)]


def _partner(edits: Sequence[Edit], edit: Edit) -> int | None:
    place = edit.start
    for back in range(len(edits) - 1, -1, -1):
        other = edits[back]
        if other.end != place:
            return None
        if (other.rule, other.reason, other.replacement, edit.replacement) == (edit.rule, edit.reason, "", ""):
            return back
        if other.kind != "layout" or other.replacement:
            return None
        place = other.start
    return None
