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
        waiting = iter(decisions)
        decision = next(waiting, None)
        place, first = 0, True  # `first`: the replacement of the decision at hand has not been placed
        for piece in self.pieces:
            rest, stop = piece, place + piece.size
            while decision is not None and decision.end <= place:
                decision, first = next(waiting, None), True
            while decision is not None and decision.start < stop and rest.size:
                a, b = max(decision.start, place), min(decision.end, stop)
                head, middle, rest = _split(rest, a - place, b - place)
                if head is not None:
                    yield head
                yield Piece(middle.start, middle.end, _edit(middle, decision, decision.replacement if first else ""))
                place, first = b, False
                if decision.end > stop:
                    break
                decision, first = next(waiting, None), True
            if rest.start < rest.end or rest.edit is not None:
                yield rest
            place = stop

    def locate(self, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where spans of `text` stand in the source."""
        begins = [0, *accumulate(piece.size for piece in self.pieces)]
        return [(self._source_of(begins, start), self._source_of(begins, end - 1) + 1) for start, end in places]

    def _source_of(self, begins: list[int], place: int) -> int:
        # Of the pieces that begin here the last is the one that shows a character; those before it are empty.
        number = bisect_right(begins, place) - 1
        piece = self.pieces[number]
        return piece.start + (place - begins[number] if piece.edit is None else 0)

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


def _split(piece: Piece, start: int, end: int) -> tuple[Piece | None, Piece, Piece]:
    """A piece cut in three at two places of what it shows. An edited piece is not cut: it is edited anew, whole."""
    if piece.edit is not None:
        left = piece.edit.replacement[:start] + piece.edit.replacement[end:]
        return None, piece._replace(edit=_with(piece.edit, left)), Piece(piece.end, piece.end)
    head = Piece(piece.start, piece.start + start) if start else None
    return head, Piece(piece.start + start, piece.start + end), Piece(piece.start + end, piece.end)


def _with(edit: Edit, replacement: str) -> Edit:
    return Edit(edit.start, edit.end, replacement, edit.rule, edit.kind, edit.confidence, edit.reason)


def _edit(piece: Piece, by: Finding, replacement: str) -> Edit:
    left = piece.edit.replacement if piece.edit is not None else ""
    return Edit(piece.start, piece.end, replacement + left, by.rule, by.kind, by.confidence, by.reason)


def _add(edits: list[Edit], edit: Edit) -> None:
    """Append an edit, or let it go on with the one that it belongs to: the same removal, at most emptied lines between."""
    back, place = len(edits) - 1, edit.start
    while back > 0 and edits[back].kind == "layout" and not edits[back].replacement and edits[back].end == place:
        back, place = back - 1, edits[back].start
    if back < 0 or edits[back].end != place or not _alike(edits[back], edit):
        edits.append(edit)
        return
    first = edits[back]
    sure = min(first.confidence, edit.confidence)
    edits[back:] = [Edit(first.start, edit.end, "", first.rule, first.kind, sure, first.reason)]


def _alike(first: Edit, last: Edit) -> bool:
    return (first.rule, first.reason, first.replacement, last.replacement) == (last.rule, last.reason, "", "")
