"""From findings to decisions, and from decisions to a text that no rule wants to change any more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.draft import Draft
from cleaner.model import Action, Fact, Finding
from cleaner.resolve import ROUNDS, STRONG, Decision, Lifted, Settled, decide, resolve, settle

NONE: frozenset[str] = frozenset()


def finding(
    action: Action, start: int, end: int, confidence: float = 0.9, rule: str = "r", *facts: Fact, kind: str = "promo"
) -> Finding:
    return Finding(start, end, action, rule, kind, confidence, "why", "X" if action == "replace" else "", facts)


def drop(start: int, end: int, confidence: float = 0.9, rule: str = "r", *facts: Fact, kind: str = "promo") -> Finding:
    return finding("drop", start, end, confidence, rule, *facts, kind=kind)


def keep(start: int, end: int, confidence: float = 0.9, rule: str = "k", *facts: Fact, kind: str = "article") -> Finding:
    return finding("keep", start, end, confidence, rule, *facts, kind=kind)


def put(start: int, end: int, confidence: float = 0.9, rule: str = "p") -> Finding:
    return finding("replace", start, end, confidence, rule)


def spans(decision: Decision) -> list[tuple[int, int, str]]:
    return [(edit.start, edit.end, edit.rule) for edit in decision.edits]


# Each: findings, and what is done: (start, end, rule). The threshold is 0.5.
DECISIONS = [
    ([], []),
    ([drop(2, 4)], [(2, 4, "r")]),
    ([drop(2, 4, 0.5)], [(2, 4, "r")]),
    ([drop(2, 4, 0.49)], []),
    ([keep(2, 4)], []),
    ([drop(6, 8), drop(2, 4)], [(2, 4, "r"), (6, 8, "r")]),
    # A keep beats what is not surer.
    ([drop(2, 4, 0.8), keep(0, 9, 0.9)], []),
    ([drop(2, 4, 0.9), keep(0, 9, 0.9)], []),
    ([drop(2, 4, 0.91), keep(0, 9, 0.9)], [(2, 4, "r")]),
    ([drop(2, 4, 0.8), keep(0, 9, 0.4)], [(2, 4, "r")]),
    ([drop(0, 9, 0.8), keep(2, 4)], [(0, 2, "r"), (4, 9, "r")]),
    ([drop(0, 9, 0.8), keep(0, 4)], [(4, 9, "r")]),
    ([drop(0, 9, 0.8), keep(4, 9)], [(0, 4, "r")]),
    ([drop(0, 9, 0.8), keep(9, 12)], [(0, 9, "r")]),
    ([drop(3, 9, 0.8), keep(0, 3)], [(3, 9, "r")]),
    ([drop(0, 9, 0.8), keep(0, 4, 0.7), keep(2, 6, 0.85)], [(0, 2, "r"), (6, 9, "r")]),
    ([drop(0, 9, 0.8), keep(1, 2, 0.95), keep(0, 4, 0.7), keep(5, 6, 0.8)], [(0, 1, "r"), (2, 5, "r"), (6, 9, "r")]),
    ([drop(0, 9, 0.8, "a"), drop(3, 9, 0.95, "b"), keep(2, 6, 0.9)], [(0, 2, "a"), (3, 9, "b")]),
    # Where drops overlap, the surer one has the characters, then the longer one.
    ([drop(0, 6, 0.8, "a"), drop(4, 9, 0.9, "b")], [(0, 4, "a"), (4, 9, "b")]),
    ([drop(0, 6, 0.9, "a"), drop(4, 9, 0.8, "b")], [(0, 6, "a"), (6, 9, "b")]),
    ([drop(0, 9, 0.8, "a"), drop(3, 6, 0.9, "b")], [(0, 3, "a"), (3, 6, "b"), (6, 9, "a")]),
    ([drop(0, 9, 0.9, "a"), drop(3, 6, 0.8, "b")], [(0, 9, "a")]),
    ([drop(3, 6, 0.9, "a"), drop(0, 9, 0.9, "b")], [(0, 9, "b")]),
    ([drop(0, 4, 0.9, "a"), drop(2, 9, 0.9, "b")], [(0, 2, "a"), (2, 9, "b")]),
    ([drop(0, 4, 0.9, "a"), drop(4, 9, 0.9, "b")], [(0, 4, "a"), (4, 9, "b")]),
    ([drop(0, 4, 0.9, "b"), drop(0, 4, 0.9, "a")], [(0, 4, "a")]),
    (
        [drop(0, 3, 0.7, "a"), drop(1, 6, 0.8, "b"), drop(2, 4, 0.9, "c"), drop(5, 9, 0.6, "d")],
        [(0, 1, "a"), (1, 2, "b"), (2, 4, "c"), (4, 6, "b"), (6, 9, "d")],
    ),
    # A replacement is made whole or not at all.
    ([put(2, 4)], [(2, 4, "p")]),
    ([put(2, 4), drop(0, 9, 0.8)], [(0, 2, "r"), (2, 4, "p"), (4, 9, "r")]),
    ([put(2, 4), drop(3, 9, 0.95)], [(3, 9, "r")]),
    ([put(2, 4), drop(3, 9, 0.9)], [(3, 9, "r")]),
    ([put(2, 4), drop(3, 9, 0.8)], [(2, 4, "p"), (4, 9, "r")]),
    ([put(0, 9), drop(3, 4, 0.95)], [(3, 4, "r")]),
    ([put(0, 9), keep(3, 4)], []),
    ([put(0, 9), keep(3, 4, 0.8)], [(0, 9, "p")]),
    ([put(0, 4, 0.9, "p"), put(3, 6, 0.8, "q")], [(0, 4, "p")]),
    ([put(0, 4, 0.9, "p"), put(4, 6, 0.8, "q")], [(0, 4, "p"), (4, 6, "q")]),
    ([put(2, 4, 0.9), drop(2, 4, 0.9)], [(2, 4, "r")]),
]


@pytest.mark.parametrize(("findings", "done"), DECISIONS)
def test_decide(findings: list[Finding], done: list[tuple[int, int, str]]) -> None:
    for order in (findings, findings[::-1]):
        assert spans(decide(order, 0.5, NONE)) == done


def test_a_part_of_a_finding_stays_what_it_was() -> None:
    whole = replace(drop(0, 9, 0.8, "a"), reason="a boat")
    assert decide([whole, keep(2, 4)], 0.5, NONE).edits == (replace(whole, end=2), replace(whole, start=4))


# Facts

FACT, OTHER = Fact("date", "3 May 2023"), Fact("authors", "Jane Orrell")


@pytest.mark.parametrize(
    ("findings", "facts"),
    [
        ([drop(0, 4, 0.9, "r", FACT, OTHER)], [FACT, OTHER]),
        ([keep(0, 4, 0.9, "k", FACT)], [FACT]),
        ([drop(0, 4, 0.4, "r", FACT)], []),
        ([keep(0, 4, 0.4, "k", FACT)], []),
        ([drop(4, 8, 0.9, "r", FACT), drop(0, 2, 0.9, "r", OTHER)], [OTHER, FACT]),
        # What is protected tells nothing, since the rule was wrong about it.
        ([drop(0, 4, 0.8, "r", FACT), keep(0, 9)], []),
        ([drop(0, 4, 0.95, "r", FACT), keep(0, 9)], [FACT]),
        # What another rule takes tells all the same.
        ([drop(0, 4, 0.8, "r", FACT), drop(0, 4, 0.9, "s")], [FACT]),
    ],
)
def test_facts(findings: list[Finding], facts: list[Fact]) -> None:
    assert [fact for _, fact in decide(findings, 0.5, NONE).facts] == facts
    assert sorted(f.value for _, f in decide(findings[::-1], 0.5, NONE).facts) == sorted(f.value for f in facts)


def test_a_kept_kind_stays_and_tells() -> None:
    findings = [drop(0, 4, 0.9, "r", FACT, kind="date"), drop(2, 9, 0.8, "s", kind="share"), put(10, 12)]
    decision = decide(findings, 0.5, frozenset({"date"}))
    assert spans(decision) == [(2, 9, "s"), (10, 12, "p")]
    assert [fact for _, fact in decision.facts] == [FACT]
    assert spans(decide(findings, 0.5, frozenset({"date", "share", "promo"}))) == []


# Any findings


@st.composite
def some_findings(draw: st.DrawFn) -> list[Finding]:
    """Findings no two of which are as sure as each other, but for keeps."""
    sure = draw(st.lists(st.integers(1, 100), unique=True, max_size=10))
    found = []
    for number, percent in enumerate(sure):
        start = draw(st.integers(0, 18))
        end = draw(st.integers(start + 1, 20))
        action = draw(st.sampled_from(["drop", "drop", "replace", "keep"]))
        kind = draw(st.sampled_from(["date", "share"]))
        fact = Fact("tags", str(number))
        found.append(finding(action, start, end, percent / 100, f"r{number}", *draw(st.sampled_from([(), (fact,)])), kind=kind))
        if action == "keep" and draw(st.booleans()):  # a tie between a keep and a drop
            found.append(drop(start, end, percent / 100, f"r{number}", kind=kind))
    return found


def expected(findings: Sequence[Finding], threshold: float, keep_kinds: frozenset[str]) -> list[str]:
    """The rule that takes each character, by the definition, character by character; "" where it stays."""
    owners = []
    for place in range(20):
        here = [f for f in findings if f.start <= place < f.end and f.confidence >= threshold]
        keeps = [f.confidence for f in here if f.action == "keep"]
        takes = [f for f in here if f.action != "keep" and f.kind not in keep_kinds]
        best = max(takes, key=lambda f: f.confidence, default=None)
        owners.append(best.rule if best and best.confidence > max(keeps, default=-1) else "")
    for f in findings:
        if f.action == "replace" and any(owners[place] != f.rule for place in range(f.start, f.end)):
            owners = ["" if owner == f.rule else owner for owner in owners]
    return owners


@given(
    findings=some_findings(), threshold=st.sampled_from([0.0, 0.3, 0.6]), keep_kinds=st.sampled_from([NONE, frozenset({"date"})])
)
def test_decisions_follow_the_definition(findings: list[Finding], threshold: float, keep_kinds: frozenset[str]) -> None:
    decision = decide(findings, threshold, keep_kinds)
    owners = [""] * 20
    place = 0
    for edit in decision.edits:
        assert place <= edit.start < edit.end
        place = edit.end
        owners[edit.start : edit.end] = [edit.rule] * (edit.end - edit.start)
    assert owners == expected(findings, threshold, keep_kinds)


@given(data=st.data())
def test_the_order_of_findings_does_not_matter(data: st.DataObject) -> None:
    spots = st.tuples(st.integers(0, 6), st.integers(1, 6), st.sampled_from([0.6, 0.7, 0.9]), st.sampled_from("abc"))
    drawn = data.draw(st.lists(st.tuples(st.sampled_from(["drop", "replace", "keep"]), spots), max_size=8))
    findings = [finding(action, start, start + size, sure, rule, Fact("tags", rule)) for action, (start, size, sure, rule) in drawn]  # type: ignore[arg-type]
    shuffled = data.draw(st.permutations(findings))
    assert decide(shuffled, 0.5, NONE) == decide(findings, 0.5, NONE)


def test_the_order_of_replacements_does_not_matter() -> None:
    findings = [replace(put(0, 2), replacement=text) for text in "YX"]
    assert decide(findings, 0.5, NONE) == decide(findings[::-1], 0.5, NONE)


# Rounds


def finder(*patterns: tuple[str, float]) -> Callable[[str], list[Finding]]:
    """A detector that drops what matches, and tells it as a fact."""

    def find(text: str) -> list[Finding]:
        return [
            drop(match.start(), match.end(), sure, pattern, Fact("tags", match.group()))
            for pattern, sure in patterns
            for match in re.finditer(pattern, text)
        ]

    return find


def settled(text: str, detector: Callable[[str], list[Finding]], threshold: float = 0.5) -> Settled:
    return settle(Settled(Draft.of(text)), detector, threshold, NONE)


def test_what_comes_to_light_is_found() -> None:
    done = settled("a(b(c)d)e", finder((r"\(\w*\)", 0.9)))
    assert (done.draft.text, done.settled) == ("ae", True)
    assert [(edit.start, edit.end) for edit in done.draft.edits()] == [(1, 8)]


def test_facts_name_their_place_in_the_source() -> None:
    source = "a(b(c)d)e"
    facts = settled(source, finder((r"\(\w*\)", 0.9))).facts
    assert facts == (Lifted(Fact("tags", "(c)"), r"\(\w*\)", 3, 6), Lifted(Fact("tags", "(bd)"), r"\(\w*\)", 1, 8))
    assert source[3:6] == "(c)"


def test_a_fact_is_told_once() -> None:
    def find(text: str) -> list[Finding]:
        return [keep(len(text) - 1, len(text), 0.9, "k", FACT), *([drop(0, 1)] if len(text) > 3 else [])]

    done = settled("abcdef", find)
    assert (done.draft.text, done.facts) == ("def", (Lifted(FACT, "k", 5, 6),))


@pytest.mark.parametrize(("size", "ends"), [(ROUNDS - 1, True), (ROUNDS, False), (ROUNDS + 5, False)])
def test_rounds_end(size: int, ends: bool) -> None:  # noqa: FBT001
    done = settled("x" * size, finder(("^x", 0.9)))
    assert done.settled is ends
    assert done.draft.text == "x" * max(0, size - ROUNDS)


def test_the_strong_go_first() -> None:
    # `ab` is weak evidence, and gone with `b` before it counts.
    detector = finder((r"b", 0.95), (r"ab", 0.7), (r"d", 0.7))
    assert resolve(Settled(Draft.of("abcd")), detector, 0.5, NONE, guard=True).draft.text == "ac"
    assert settled("abcd", detector).draft.text == "c"


@pytest.mark.parametrize(
    ("source", "guard", "text", "guarded"),
    [
        ("s" * 10 + "w" * 79 + "a" * 20, True, "a" * 20, False),
        ("s" * 10 + "w" * 80 + "a" * 20, True, "a" * 20, False),
        ("s" * 10 + "w" * 81 + "a" * 20, True, "w" * 81 + "a" * 20, True),
        ("s" * 10 + "w" * 81 + "a" * 20, False, "a" * 20, False),
        ("s" * 90 + "a" * 10, True, "a" * 10, False),
        ("s" * 10, True, "", False),
        ("w" * 10, True, "w" * 10, True),
        ("w" * 10, False, "", False),
        (" \u200b\n" * 90 + "w" * 81 + "a" * 20, True, " \u200b\n" * 90 + "w" * 81 + "a" * 20, True),
        ("a\n" * 20 + "w" * 80, True, "a\n" * 20, False),
        ("", True, "", False),
    ],
)
def test_the_guard(source: str, guard: bool, text: str, guarded: bool) -> None:  # noqa: FBT001
    done = resolve(Settled(Draft.of(source)), finder(("s+", STRONG), ("w+", STRONG - 0.01)), 0.5, NONE, guard=guard)
    assert (done.draft.text, done.guarded) == (text, guarded)


def test_what_the_guard_holds_back_tells_nothing() -> None:
    done = resolve(Settled(Draft.of("swwwwww")), finder(("s+", 0.95), ("w+", 0.7)), 0.5, NONE, guard=True)
    assert [(lifted.fact.value, lifted.start, lifted.end) for lifted in done.facts] == [("s", 0, 1)]


@pytest.mark.parametrize(("threshold", "text"), [(0.5, "a"), (0.7, "a"), (0.71, "aw"), (0.9, "aw"), (0.95, "aw"), (0.96, "saw")])
def test_the_threshold(threshold: float, text: str) -> None:
    assert resolve(Settled(Draft.of("saw")), finder(("s", 0.95), ("w", 0.7)), threshold, NONE, guard=True).draft.text == text
