"""Drafts: round after round of edits, and what came of every character of the source."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.draft import Draft
from cleaner.model import Edit, Finding, Metadata, Result


def drop(start: int, end: int, rule: str = "r", *, reason: str = "why", kind: str = "promo", confidence: float = 0.9) -> Finding:
    return Finding(start, end, "drop", rule, kind, confidence, reason)


def put(start: int, end: int, replacement: str, rule: str = "r") -> Finding:
    return Finding(start, end, "replace", rule, "promo", 1.0, "why", replacement)


def drafted(source: str, *rounds: Sequence[Finding]) -> Draft:
    draft = Draft.of(source)
    for decisions in rounds:
        draft = draft.apply(decisions)
    return draft


def replayed(source: str, edits: Sequence[Edit]) -> str:
    parts, place = [], 0
    for edit in edits:
        assert place <= edit.start < edit.end <= len(source)
        parts += [source[place : edit.start], edit.replacement]
        place = edit.end
    return "".join([*parts, source[place:]])


def check(draft: Draft) -> None:
    assert replayed(draft.source, draft.edits()) == draft.text
    assert Result(draft.text, Metadata(), draft.edits(), draft.source).restore() == draft.source


# Source, rounds of edits, the text that they leave, and the edits in the end: (start, end, replacement).
CASES = [
    ("", [[]], "", []),
    ("abc", [], "abc", []),
    ("abc", [[], []], "abc", []),
    ("abc", [[drop(0, 3)]], "", [(0, 3, "")]),
    ("abc", [[drop(1, 2)]], "ac", [(1, 2, "")]),
    ("abc", [[put(1, 2, "XYZ")]], "aXYZc", [(1, 2, "XYZ")]),
    ("abcdef", [[drop(0, 1), put(2, 3, "X"), drop(5, 6)]], "bXde", [(0, 1, ""), (2, 3, "X"), (5, 6, "")]),
    # Offsets of later rounds count in what is left.
    ("abcdef", [[drop(0, 2)], [drop(1, 2)]], "cef", [(0, 2, ""), (3, 4, "")]),
    ("abcdef", [[drop(0, 2)], [drop(0, 1)], [drop(0, 1)]], "ef", [(0, 4, "")]),
    ("abcdef", [[drop(4, 6)], [drop(0, 1)], [put(1, 2, "X")]], "bXd", [(0, 1, ""), (2, 3, "X"), (4, 6, "")]),
    ("abcdef", [[put(0, 1, "XYZ")], [drop(3, 4)]], "XYZcdef", [(0, 1, "XYZ"), (1, 2, "")]),
    # Across earlier edits
    ("abcdef", [[drop(2, 3)], [drop(1, 4)]], "af", [(1, 5, "")]),
    ("abcdef", [[drop(2, 3, "q")], [drop(1, 4)]], "af", [(1, 2, ""), (2, 3, ""), (3, 5, "")]),
    ("abcdef", [[drop(1, 2), drop(3, 4)], [drop(0, 4)]], "", [(0, 6, "")]),
    ("abcdef", [[put(2, 4, "XY")], [drop(1, 5)]], "af", [(1, 5, "")]),
    ("abcdef", [[put(2, 4, "XY", "q")], [drop(1, 5)]], "af", [(1, 5, "")]),
    ("abcdef", [[put(2, 4, "XY", "q")], [drop(1, 3)]], "aYef", [(1, 2, ""), (2, 4, "Y")]),
    ("abcdef", [[put(2, 4, "XY", "q")], [drop(3, 5)]], "abXf", [(2, 4, "X"), (4, 5, "")]),
    ("abcdef", [[put(2, 4, "XYZ", "q")], [drop(3, 4)]], "abXZef", [(2, 4, "XZ")]),
    ("abcdef", [[drop(2, 4)], [put(1, 3, "Z")]], "aZf", [(1, 2, "Z"), (2, 5, "")]),
    ("abcdef", [[put(1, 2, "X")], [put(1, 2, "Y")]], "aYcdef", [(1, 2, "Y")]),
    ("abcdef", [[put(1, 2, "X")], [put(0, 3, "Y")]], "Ydef", [(0, 1, "Y"), (1, 3, "")]),
    ("ab", [[drop(0, 1)], [drop(0, 1)], []], "", [(0, 2, "")]),
    ("a\r\nb", [[put(1, 3, "\n")], [drop(0, 2)]], "b", [(0, 3, "")]),
    pytest.param("x", [[put(0, 1, "abcdef")], [put(2, 4, "X")]], "abXef", [(0, 1, "abXef")]),
    pytest.param("x", [[put(0, 1, "abcdef")], [drop(0, 1), drop(3, 4)]], "bcef", [(0, 1, "bcef")]),
    pytest.param("xyz", [[put(0, 1, "abcdef")], [drop(0, 1), drop(3, 8)]], "bc", [(0, 1, "bc"), (1, 3, "")]),
]


@pytest.mark.parametrize(("source", "rounds", "text", "edits"), CASES)
def test_apply(source: str, rounds: list[list[Finding]], text: str, edits: list[tuple[int, int, str]]) -> None:
    draft = drafted(source, *rounds)
    check(draft)
    assert draft.text == text
    assert [(edit.start, edit.end, edit.replacement) for edit in draft.edits()] == edits


def test_a_draft_is_not_changed_by_applying() -> None:
    draft = Draft.of("abc")
    draft.apply([drop(0, 1)])
    assert (draft.text, draft.edits()) == ("abc", ())


def test_an_edit_tells_who_made_it() -> None:
    draft = drafted("abcdef", [drop(1, 3, "ferry", reason="a boat", confidence=0.7)], [put(3, 4, "X", "line-ends")])
    assert draft.edits() == (
        Edit(1, 3, "", "ferry", "promo", 0.7, "a boat"),
        Edit(5, 6, "X", "line-ends", "promo", 1.0, "why"),
    )


def test_who_edits_last_is_named() -> None:
    draft = drafted("abc", [put(1, 2, "X", "first")], [drop(1, 2, "last")])
    assert [(edit.rule, edit.start, edit.end) for edit in draft.edits()] == [("last", 1, 2)]


# What counts as one edit

LAYOUT = {"kind": "layout", "reason": "lines"}


@pytest.mark.parametrize(
    ("rounds", "spans"),
    [
        ([[drop(0, 2), drop(2, 4)]], [(0, 4)]),
        ([[drop(2, 4)], [drop(0, 2)]], [(0, 4)]),
        ([[drop(0, 2), drop(2, 4), drop(4, 6)]], [(0, 6)]),
        ([[drop(0, 2), drop(3, 4)]], [(0, 2), (3, 4)]),
        ([[drop(0, 2, "q"), drop(2, 4)]], [(0, 2), (2, 4)]),
        ([[drop(0, 2, reason="other"), drop(2, 4)]], [(0, 2), (2, 4)]),
        ([[put(0, 2, "X"), put(2, 4, "Y")]], [(0, 2), (2, 4)]),
        pytest.param([[drop(0, 2, "q"), drop(2, 3, "a", **LAYOUT), drop(3, 4, "a", **LAYOUT)]], [(0, 2), (2, 4)]),
        # Emptied lines between do not part what a rule took …
        ([[drop(0, 2), drop(4, 6)], [drop(0, 2, "blank", **LAYOUT)]], [(0, 6)]),
        ([[drop(0, 2), drop(4, 6)], [drop(0, 1, "a", **LAYOUT), drop(1, 2, "b", **LAYOUT)]], [(0, 6)]),
        # … but everything else does.
        ([[drop(0, 2), drop(4, 6)], [drop(0, 2, "q")]], [(0, 2), (2, 4), (4, 6)]),
        ([[drop(0, 2), drop(4, 6)], [put(0, 2, "X", "blank")]], [(0, 2), (2, 4), (4, 6)]),
        ([[drop(0, 2), drop(4, 6)], [drop(0, 1, "blank", **LAYOUT)]], [(0, 2), (2, 3), (4, 6)]),
        ([[drop(0, 2, "q"), drop(4, 6)], [drop(0, 2, "blank", **LAYOUT)]], [(0, 2), (2, 4), (4, 6)]),
    ],
)
def test_merging(rounds: list[list[Finding]], spans: list[tuple[int, int]]) -> None:
    draft = drafted("abcdefgh", *rounds)
    check(draft)
    assert [(edit.start, edit.end) for edit in draft.edits()] == spans


def test_a_merged_edit_is_as_sure_as_its_weakest_part() -> None:
    draft = drafted("abcdef", [drop(0, 2, confidence=0.9), drop(2, 4, confidence=0.7), drop(4, 6, confidence=0.8)])
    assert draft.edits() == (Edit(0, 6, "", "r", "promo", 0.7, "why"),)


# Where a span came from


@pytest.mark.parametrize(
    ("source", "rounds", "span", "place"),
    [
        ("abcdef", [], (1, 3), (1, 3)),
        ("abcdef", [[drop(0, 2)]], (0, 1), (2, 3)),
        ("abcdef", [[drop(0, 2)]], (0, 4), (2, 6)),
        ("abcdef", [[drop(2, 4)]], (0, 2), (0, 2)),
        ("abcdef", [[drop(2, 4)]], (1, 3), (1, 5)),
        ("abcdef", [[drop(2, 4)]], (2, 4), (4, 6)),
        ("abcdef", [[drop(0, 2)], [drop(0, 1)], [drop(1, 2)]], (0, 1), (3, 4)),
        ("abcdef", [[drop(0, 2)], [drop(0, 1)], [drop(1, 2)]], (0, 2), (3, 6)),
        ("abcdef", [[put(1, 2, "XYZ")]], (1, 4), (1, 2)),
        ("abcdef", [[put(1, 2, "XYZ")]], (2, 5), (1, 3)),
        ("abcdef", [[put(1, 2, "XYZ")]], (4, 6), (2, 4)),
        ("a\r\nb", [[put(1, 3, "\n")]], (1, 3), (1, 4)),
        pytest.param("a\r\nb", [[put(1, 3, "\n")]], (0, 2), (0, 3)),
        pytest.param("a\r\nb", [[put(1, 3, "\n")]], (1, 2), (1, 3)),
    ],
)
def test_locate(source: str, rounds: list[list[Finding]], span: tuple[int, int], place: tuple[int, int]) -> None:
    draft = drafted(source, *rounds)
    assert draft.locate([span, span]) == [place, place]
    assert draft.locate([]) == []


# Any rounds of any edits


@st.composite
def edited(draw: st.DrawFn, *, longest: int) -> tuple[str, list[Draft], str]:
    """A source, the drafts after each of some rounds of edits, and the text that those should leave."""
    source = text = draw(st.text("abc\n", max_size=20))
    drafts = [Draft.of(source)]
    for _ in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.sets(st.integers(0, len(drafts[-1].text)), max_size=8)))
        spans = [span for span in pairwise(places) if draw(st.booleans())]
        chosen = [(draw(st.text("XYZ", max_size=longest)), draw(st.sampled_from("pq"))) for _ in spans]
        decisions = [put(*span, new, rule) if new else drop(*span, rule) for span, (new, rule) in zip(spans, chosen, strict=True)]
        drafts.append(drafts[-1].apply(decisions))
        for finding in reversed(decisions):
            text = text[: finding.start] + finding.replacement + text[finding.end :]
    return source, drafts, text


@given(case=edited(longest=1))
def test_rounds_leave_what_they_say(case: tuple[str, list[Draft], str]) -> None:
    _, drafts, text = case
    check(drafts[-1])
    assert drafts[-1].text == text


@given(case=edited(longest=4))
def test_rounds_replay_and_restore(case: tuple[str, list[Draft], str]) -> None:
    source, drafts, _ = case
    for draft in drafts:
        check(draft)
        assert draft.source == source


@given(case=edited(longest=1), data=st.data())
def test_places_in_the_source_hold_the_text(case: tuple[str, list[Draft], str], data: st.DataObject) -> None:
    source, drafts, text = case
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        ((begin, stop),) = drafts[-1].locate([(start, end)])
        assert 0 <= begin < stop <= len(source)
        if text[start] not in "XYZ":
            assert source[begin] == text[start]
        if text[end - 1] not in "XYZ":
            assert source[stop - 1] == text[end - 1]
        # Nothing of the span that stands as it stood in the source is missing there.
        left = iter(source[begin:stop])
        assert all(char in left for char in text[start:end] if char not in "XYZ")
