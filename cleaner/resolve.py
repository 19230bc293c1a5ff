"""From findings to decisions: drops minus keeps that are at least as sure, to a fixed point, under the page guard."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

from cleaner.draft import Draft
from cleaner.fold import level
from cleaner.model import Fact, Finding

ROUNDS = 8
STRONG = 0.9  # what is at least this sure goes first, and goes even when the guard holds the rest back
GUARD_SHARE = 0.2  # of what the strong evidence leaves, the weak must leave this much
_start = attrgetter("start")
_order = attrgetter("start", "end", "rule", "action", "confidence", "reason", "replacement")


@dataclass
class _Active:
    """The findings that cover the place at hand, the one to believe on top."""

    drops: list[tuple[tuple[float, bool, int, str], int, Finding]] = field(default_factory=list)
    keeps: list[tuple[float, int]] = field(default_factory=list)

    def add(self, number: int, finding: Finding) -> None:
        if finding.action == "keep":
            heapq.heappush(self.keeps, (-finding.confidence, finding.end))
        else:
            size = finding.end - finding.start
            rank = (-finding.confidence, finding.action == "replace", -size, finding.rule)
            heapq.heappush(self.drops, (rank, number, finding))

    def leave(self, place: int) -> None:
        while self.drops and self.drops[0][2].end <= place:
            heapq.heappop(self.drops)
        while self.keeps and self.keeps[0][1] <= place:
            heapq.heappop(self.keeps)

    def kept(self, confidence: float) -> bool:
        return bool(self.keeps) and -self.keeps[0][0] >= confidence

    def winner(self) -> Finding | None:
        if not self.drops:
            return None
        finding = self.drops[0][2]
        return None if self.kept(finding.confidence) else finding


@dataclass(frozen=True)
class Decision:
    """What is to be done, in order of place and without overlap, and the facts that came with it."""

    edits: tuple[Finding, ...]
    facts: tuple[tuple[Finding, Fact], ...]


_NOTHING = Decision((), ())


def decide(findings: Iterable[Finding], threshold: float, keep_kinds: frozenset[str]) -> Decision:
    """Settle which findings hold, of those at least as sure as `threshold`. Their order does not matter.

    Where drops overlap, the surer one gets the characters, then the longer one. A kept kind of noise stays in the
    text; its facts are lifted all the same.
    """
    sure = sorted([f for f in findings if f.confidence >= threshold], key=_start)
    if not sure:
        return _NOTHING
    edits: list[Finding] = []
    facts: list[tuple[Finding, Fact]] = []
    for group in _groups(sure):
        first = group[0]
        if len(group) == 1:
            if first.action != "keep" and first.kind not in keep_kinds:
                edits.append(first)
            facts += [(first, fact) for fact in first.facts]
        else:
            held, told = _weigh(sorted(group, key=_order), keep_kinds)
            edits += held
            facts += told
    return Decision(tuple(edits), tuple(facts))


def _groups(findings: Sequence[Finding]) -> Iterator[Sequence[Finding]]:
    """Findings, in order of place, parted where none reaches over: most touch no other."""
    first = end = 0
    for number, finding in enumerate(findings):
        if finding.start >= end and number:
            yield findings[first:number]
            first = number
        end = max(end, finding.end)
    if findings:
        yield findings[first:]


def _weigh(sure: Sequence[Finding], keep_kinds: frozenset[str]) -> tuple[list[Finding], list[tuple[Finding, Fact]]]:
    """What holds of findings that touch one another, in order of place, and the facts of those that are not kept off."""
    places = sorted({place for f in sure for place in (f.start, f.end)})
    active, waiting = _Active(), 0
    painted: list[tuple[Finding, int, int]] = []
    facts: list[tuple[Finding, Fact]] = []
    for start, end in pairwise(places):
        active.leave(start)
        first = waiting
        while waiting < len(sure) and sure[waiting].start == start:
            if sure[waiting].action == "keep" or sure[waiting].kind not in keep_kinds:
                active.add(waiting, sure[waiting])
            waiting += 1
        facts += [(f, fact) for f in sure[first:waiting] if f.action == "keep" or not active.kept(f.confidence) for fact in f.facts]
        winner = active.winner()
        if winner is not None:
            _paint(painted, winner, start, end)
    # Part of a replacement would not mean what its rule meant.
    held = [p for p in painted if p[0].action == "drop" or p[1:] == (p[0].start, p[0].end)]
    return [f if (f.start, f.end) == (start, end) else replace(f, start=start, end=end) for f, start, end in held], facts


def _paint(painted: list[tuple[Finding, int, int]], finding: Finding, start: int, end: int) -> None:
    if painted and painted[-1][0] is finding and painted[-1][2] == start:
        start = painted.pop()[1]
    painted.append((finding, start, end))


@dataclass(frozen=True)
class Lifted:
    """A fact with the rule that reported it and the span of the source that it was read from."""

    fact: Fact
    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class Settled:
    """What the rounds ended with."""

    draft: Draft
    facts: tuple[Lifted, ...] = ()
    settled: bool = True
    guarded: bool = False


Detector = Callable[[str], list[Finding]]


def settle(start: Settled, detector: Detector, threshold: float, keep_kinds: frozenset[str]) -> Settled:
    """Detect and apply until nothing more is found, at most `ROUNDS` times: once is then enough, by construction."""
    draft, facts = start.draft, dict.fromkeys(start.facts)
    for _ in range(ROUNDS):
        decision = decide(detector(draft.text), threshold, keep_kinds)
        if decision.facts:
            facts |= dict.fromkeys(_lifted(draft, decision))
        if not decision.edits:
            return Settled(draft, tuple(facts), start.settled, start.guarded)
        draft = draft.apply(decision.edits)
    return Settled(draft, tuple(facts), settled=False, guarded=start.guarded)


def _lifted(draft: Draft, decision: Decision) -> Iterator[Lifted]:
    places = draft.locate((finding.start, finding.end) for finding, _ in decision.facts)
    for (finding, fact), place in zip(decision.facts, places, strict=True):
        yield Lifted(fact, finding.rule, *place)


def resolve(start: Settled, detector: Detector, threshold: float, keep_kinds: frozenset[str], *, guard: bool) -> Settled:
    """Clean a text of what `detector` finds: first what is certain, then, from there, the rest.

    The guard compares the two: where the weak evidence would take nearly all that the strong has left, that stands.
    """
    remembered = _Memory(detector)
    strong = settle(start, remembered, max(STRONG, threshold), keep_kinds)
    if threshold >= STRONG:
        return strong
    full = settle(strong, remembered, threshold, keep_kinds)
    if guard and full.draft is not strong.draft and _nearly_gone(full.draft.text, strong.draft.text):
        return replace(strong, guarded=True)
    return full


def _nearly_gone(left: str, before: str) -> bool:
    """Whether hardly any letters are left of those that were there before."""
    letters = _letters(left)
    return letters < GUARD_SHARE * len(before) and letters < GUARD_SHARE * _letters(before)


def _letters(text: str) -> int:
    """A length that layout does not change."""
    text = text.replace("\n", "")
    return len(text) - text.count(" ") if text.isprintable() else len("".join(level(text).split()))


class _Memory:
    """A detector that does not look at the same text twice in a row."""

    def __init__(self, detector: Detector) -> None:
        self.detector = detector
        self.text: str | None = None
        self.findings: list[Finding] = []

    def __call__(self, text: str) -> list[Finding]:
        if text is not self.text:
            self.text, self.findings = text, self.detector(text)
        return self.findings
