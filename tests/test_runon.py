"""Texts in one line: cut before and after the stock phrases between sentences, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.lexicon import Matcher, read_lexicons
from cleaner.runon import BREAKING, HEADLINE, LINES, LONGEST, separate
from tests.pages import pages

MATCHER = Matcher(read_lexicons(BREAKING))
SENTENCES = (
    "The council voted on Tuesday to repair the old bridge before the winter.",
    "The work will cost the town four million over the coming years.",
    "Nobody in the hall spoke against the plan, said Jane Orrell, who chaired the meeting.",
    "The ferry will run twice a day until the bridge opens again in spring.",
    "Engineers found rust in two of its nine piers last autumn.",
    "Lorries have been sent the long way round since then.",
    "The school bus takes forty minutes more each morning.",
    "A first crew will come from Halver in the second week of May.",
    "The keeper of the tollhouse has kept his key all the same.",
    "He waits for the first lorry of the day to ring the bell again.",
)
BEFORE, AFTER = " ".join(SENTENCES[:5]), " ".join(SENTENCES[5:])
HEADLINES = (
    "Ten cars that nobody wanted and who bought them Nine boats that everybody loves "
    "Storm closes the coast road for a third day Oyster season opens early on the lower bay Council tables the vote on rents"
)


def pieces(*raws: str) -> list[str]:
    return separate(raws, MATCHER)


# Where a text is cut


NOISE = [
    ["Share this article"],
    ["Share this article!"],
    ["SHARE THIS ARTICLE"],
    ["Advertisement"],
    ["Story continues below advertisement"],
    ["Copy link"],
    ["Subscribe to our newsletter"],
    ["Skip to main content"],
    ["Sign up for our newsletter."],
    ["Follow us on Instagram."],
    ["You must be logged in to post a comment."],
    ["This website uses cookies to improve your experience."],
    ["Share this article", "Advertisement"],
    ["Advertisement", "Share this article", "Copy link"],
    ["© 2024 Harbour Ledger Media.", "All rights reserved."],
    ["Artikel teilen"],
    ["Partager cet article"],
]
NETWORKS = [
    "Share this article Facebook",
    "Share this article Facebook Twitter WhatsApp",
    "Share this article: Facebook, Twitter and WhatsApp",
    "Share on Facebook Twitter WhatsApp",
    "Facebook Twitter",
    "Facebook, Twitter and WhatsApp",
]


@pytest.mark.parametrize("noise", NOISE, ids=" ".join)
def test_cut_between_sentences(noise: list[str]) -> None:
    assert pieces(f"{BEFORE} {' '.join(noise)} {AFTER}") == [f"{BEFORE} ", *(f"{part} " for part in noise), AFTER]


@pytest.mark.parametrize("noise", NETWORKS)
def test_networks_belong_to_the_phrase(noise: str) -> None:
    assert pieces(f"{BEFORE} {noise} {AFTER}") == [f"{BEFORE} ", f"{noise} ", AFTER]


def test_cut_at_the_ends() -> None:
    text = f"Share this article {BEFORE} {AFTER} Share this article"
    assert pieces(text) == ["Share this article ", f"{BEFORE} {AFTER} ", "Share this article"]


def test_cut_after_a_quotation() -> None:
    assert pieces(f"{AFTER} “{BEFORE}” Share this article {AFTER}") == [f"{AFTER} “{BEFORE}” ", "Share this article ", AFTER]


def test_cut_in_each_long_line() -> None:
    text = f"{BEFORE} Share this article {AFTER}\n"
    cut = [f"{BEFORE} ", "Share this article ", f"{AFTER}\n"]
    assert pieces(text, "\n", text) == [*cut, "\n", *cut]


@pytest.mark.parametrize("heading", ["You May Also Like", "Related Articles", "RECOMMENDED FOR YOU"])
def test_headlines_without_an_end(heading: str) -> None:
    first, second, *tail = pieces(f"{BEFORE} {AFTER} {heading} {HEADLINES}")
    assert (first, second) == (f"{BEFORE} {AFTER} ", f"{heading} ")
    assert "".join(tail) == HEADLINES
    assert {len(part.split()) for part in tail[:-1]} == {HEADLINE}
    assert 0 < len(tail[-1].split()) <= HEADLINE


def test_a_short_tail_is_one_line() -> None:
    assert pieces(f"{BEFORE} {AFTER} Related Articles {HEADLINES[:100]}")[2:] == [HEADLINES[:100]]


def test_a_tail_of_sentences_is_one_line() -> None:
    assert pieces(f"{BEFORE} Related Articles {AFTER}")[2:] == [AFTER]


# Where it is not


@pytest.mark.parametrize(
    "sentence",
    [
        "She asked the hall to Share this article with the town.",
        "She said: share this article.",
        "Nobody would share this article.",
        "The sign said “Share this article” in red.",
        "The Advertisement was in the paper.",
        "Shares fell in Halver.",
        "Facebook moved to the town.",
        "Facebook and the town agreed.",
        "Related matters were put off.",
    ],
)
def test_not_cut(sentence: str) -> None:
    text = f"{BEFORE} {sentence} {AFTER}"
    assert pieces(text) == [text]
    assert clean(text).text == text


@pytest.mark.parametrize(
    "sentence",
    [
        "share this article is what the sign on the bridge said.",
        "Share this article of faith with anyone in the village and you will be met with a laugh.",
        "Subscribe to our view of history and the bridge is a monument, said the mayor.",
        "Follow us through the gate, said the keeper, and mind the step.",
    ],
)
def test_no_phrase_before_a_small_letter(sentence: str) -> None:
    text = f"{BEFORE} {sentence} {AFTER}"
    assert pieces(text) in ([text], [f"{BEFORE} ", f"{sentence} ", AFTER])
    assert clean(text).text == text


@pytest.mark.parametrize("size", [20, LONGEST - 1])
def test_a_short_text_stays(size: int) -> None:
    text = f"{BEFORE} Share this article {AFTER}"[-size:]
    assert pieces(text) == [text]


def test_a_text_becomes_long() -> None:
    text = f"{BEFORE} Share this article {AFTER}"
    assert [len(pieces(text[-size:])) for size in (LONGEST - 1, LONGEST)] == [1, 3]


@pytest.mark.parametrize(("count", "cut"), [(1, True), (LINES, True), (LINES + 1, False), (20, False)])
def test_only_texts_of_few_lines(count: int, cut: bool) -> None:  # noqa: FBT001
    raws = [f"{BEFORE} Share this article {AFTER}\n"] * count
    assert (pieces(*raws) != raws) is cut


def test_a_short_line_beside_a_long_one_stays() -> None:
    raws = ["A title. Share this article The rest.\n", f"{BEFORE} {AFTER}"]
    assert pieces(*raws) == raws


def test_nothing() -> None:
    assert pieces() == []
    assert pieces("") == [""]


# Every character stays


GLUE = st.sampled_from([" ", "  ", "\u00a0", "", "\t", "\u3000", "\u200b", ". ", "! ", "。", "” ", "…\x85", "\n", "\r\n", "\u2028"])
PARTS = st.one_of(
    st.sampled_from([*SENTENCES, BEFORE, HEADLINES, *NETWORKS, *(" ".join(noise) for noise in NOISE)]),
    st.sampled_from(
        ["You May Also Like", "Facebook", "and", "。", "İ", "e\u0301", "\ud83d", "\U0001f600", "\x00", "...", "”", "¿"]
    ),
    st.text(max_size=10),
)


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A text of few long lines, with stock phrases between sentences and odd characters anywhere."""
    return "".join(part + glue for part, glue in draw(st.lists(st.tuples(PARTS, GLUE), max_size=25)))


@given(text=runs())
def test_the_pieces_make_the_text(text: str) -> None:
    raws = text.splitlines(keepends=True)
    found = separate(raws, MATCHER)
    assert "".join(found) == text
    assert "" not in found
    if len(raws) > LINES or max(map(len, raws), default=0) < LONGEST:
        assert found == raws


@given(raws=st.lists(runs(), max_size=LINES))
def test_the_pieces_of_several_lines_make_the_text(raws: list[str]) -> None:
    assert "".join(separate(raws, MATCHER)) == "".join(raws)


@given(page=pages())
def test_the_pieces_of_a_page_without_line_ends_make_it(page: str) -> None:
    text = " ".join(page.split())
    assert "".join(separate([text], MATCHER)) == text


@pytest.mark.parametrize("text", [f"{BEFORE} Related Articles{' ' * 300}{HEADLINES}", f"Share this article{' ' * 800}{HEADLINES}"])
def test_long_runs_of_spaces_stay(text: str) -> None:
    assert "".join(pieces(text)) == text


# Cleaned


@pytest.mark.parametrize("noise", [*map(" ".join, NOISE), *NETWORKS])
def test_noise_goes_from_one_line(noise: str) -> None:
    result = clean(f"{BEFORE} {noise} {AFTER}")
    assert result.text == f"{BEFORE} {AFTER}"
    assert result.restore() == result.source


def test_headlines_go_from_one_line() -> None:
    assert clean(f"{BEFORE} {AFTER} You May Also Like {HEADLINES}").text == f"{BEFORE} {AFTER}"


def test_noise_goes_from_several_places() -> None:
    text = f"Share this article {BEFORE} Advertisement {AFTER} Copy link {BEFORE} Share this article Facebook Twitter"
    assert clean(text).text == f"{BEFORE} {AFTER} {BEFORE}"


def test_an_article_in_one_line_stays() -> None:
    text = f"{BEFORE} {AFTER}"
    result = clean(text)
    assert (result.text, result.edits) == (text, ())
