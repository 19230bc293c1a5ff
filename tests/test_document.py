"""Pages as lines: where they are split, what is known of each, and where its characters stand in the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import SHORT, Document, Line, hits_of
from cleaner.lexicon import Matcher, Phrase
from tests.pages import pages

NOTHING = Matcher(())
ENDS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
END_IDS = [ascii(end).strip("'") for end in ENDS]


def line(text: str) -> Line:
    return Line(text, NOTHING)


def shown(text: str) -> list[tuple[str, int, int, bool]]:
    page = Document(text, NOTHING)
    return list(zip((line.text for line in page.lines), page.starts, page.ends, page.gaps, strict=True))


# Lines of a page


@pytest.mark.parametrize("end", ENDS, ids=END_IDS)
def test_a_page_is_split_at(end: str) -> None:
    size = len(end)
    assert shown(f"a{end}b") == [("a", 0, 1 + size, False), ("b", 1 + size, 2 + size, False)]
    assert shown(f"a{end}{end}b{end}") == [("a", 0, 1 + size, False), ("b", 1 + 2 * size, 2 + 3 * size, True)]


@pytest.mark.parametrize("char", ["\x00", "\x1f", "\t", "\u00a0", "\u200b", "\ufeff", "\u3000", "\x7f"], ids=ascii)
def test_a_page_is_not_split_at(char: str) -> None:
    assert len(Document(f"a{char}b", NOTHING).lines) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n", []),
        (" \u00a0\n\u200b\n\t\x00", []),
        ("a", [("a", 0, 1, False)]),
        ("a\n", [("a", 0, 2, False)]),
        ("\n\n  a  \n", [("a", 2, 8, True)]),
        ("a\n\u00a0\nb", [("a", 0, 2, False), ("b", 4, 5, True)]),
        ("a\n\u200b\ufeff\nb", [("a", 0, 2, False), ("b", 5, 6, True)]),
        ("a\n\r\nb", [("a", 0, 2, False), ("b", 4, 5, True)]),
        ("a\n\rb", [("a", 0, 2, False), ("b", 3, 4, True)]),
        ("a\r\nb\u2028c\x85\x85d", [("a", 0, 3, False), ("b", 3, 5, False), ("c", 5, 7, False), ("d", 8, 9, True)]),
        ("😀\nb", [("😀", 0, 2, False), ("b", 2, 3, False)]),
    ],
    ids=ascii,
)
def test_lines(text: str, lines: list[tuple[str, int, int, bool]]) -> None:
    assert shown(text) == lines


def test_what_is_not_wrapped_stays_apart_on_a_wrapped_page() -> None:
    text = "\n".join(WRAPPED)
    poem = ("And nobody is there to see the boat", "but the keeper", "of the light at the point by the sea")
    page = Document("\n\n".join(["Ten walks\nby the sea", text, "\n".join(poem), text, "\n".join(WRAPPED[:2])]), NOTHING)
    whole = " ".join(WRAPPED)
    assert [line.text for line in page.lines] == ["Ten walks", "by the sea", whole, *poem, whole, " ".join(WRAPPED[:2])]


def test_one_paragraph_does_not_show_how_a_long_page_is_wrapped() -> None:
    page = Document("\n\n".join(["A line"] * 20 + ["\n".join(WRAPPED)]), NOTHING)
    assert [line.text for line in page.lines] == ["A line"] * 20 + list(WRAPPED)


@given(text=pages())
def test_lines_and_blanks_make_the_page(text: str) -> None:
    page = Document(text, NOTHING)
    place = 0
    for number, (start, end) in enumerate(zip(page.starts, page.ends, strict=True)):
        assert place <= start < end <= len(text)
        assert not Line(text[place:start], NOTHING).text
        assert page.gaps[number] is (start > place)
        place = end
        size = len(page.lines[number].text)
        begin, stop = page.span(number, 0, size)
        assert start <= begin < stop <= end
        assert Line(text[begin:stop], NOTHING).text == page.lines[number].text
        assert not Line(text[start:begin] + text[stop:end], NOTHING).text
    assert not Line(text[place:], NOTHING).text


def test_lines_are_remembered() -> None:
    memo: dict[str, Line] = {}
    first = Document("a\nb\na\n", NOTHING, memo)
    assert first.lines[0] is first.lines[2]
    assert Document("b\n", NOTHING, memo).lines[0] is first.lines[1]


# Hard-wrapped text

WRAPPED = (
    "The council voted on Tuesday to repair the old bridge",
    "before the winter, and set aside the money that the work",
    "will cost the town over the coming three or four years.",
)


def test_a_wrapped_paragraph_is_a_line() -> None:
    text = "\n".join(WRAPPED) + "\n"
    page = Document(f"Title\n\n{text}\n{text}", NOTHING)
    assert [line.text for line in page.lines] == ["Title", " ".join(WRAPPED), " ".join(WRAPPED)]
    assert page.starts == [0, 7, 8 + len(text)]
    start = page.lines[1].text.index("bridge before")
    begin, stop = page.span(1, start, start + 13)
    assert page.text[begin:stop] == "bridge\nbefore"


@pytest.mark.parametrize(
    "lines",
    [
        WRAPPED[:2],
        (
            "Roses are red, and so is the boat in the bay tonight,",
            "violets are blue, and the tide comes in while it is dark,",
            "and nobody",
            "is there to see it but the keeper of the light himself.",
        ),
        ("Ten walks by the sea", "Oyster season opens early on the lower bay", "Storm closes the coast road"),
        ("The council voted on Tuesday to repair", "the bridge before the winter, and set", "aside the money that the work costs."),
        ("word " * 20 + "a", "word " * 20 + "b", "word " * 20 + "c"),
        (
            "Read more: Storm closes the coast road for a third day",
            "Read more: Council tables the vote on rents of houses",
            "Read more: Oyster season opens early on the lower bay",
        ),
    ],
    ids=["two lines", "verse", "short lines", "narrow", "wide", "lines of one length"],
)
def test_other_lines_stay_lines(lines: tuple[str, ...]) -> None:
    assert [line.text for line in Document("\n".join(lines), NOTHING).lines] == list(lines)


def test_a_wrapped_paragraph_reads_the_same_with_cr_lf() -> None:
    assert [line.text for line in Document("\r\n".join(WRAPPED) + "\r\n", NOTHING).lines] == [" ".join(WRAPPED)]


# What is known of a line


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  a\t\n", "a"),
        ("\u00a0a\u202fb\u3000c\u2009d\te\u00a0", "a b c d e"),
        ("\ufeffa\u200bb\u00adc\u2060d\x00e\u200d", "abcde"),
        ("\u200b a", "a"),
        ("a  b", "a  b"),
        ("\u200f\u202bשלום\u202c", "שלום"),
        ("می\u200cخواهم", "میخواهم"),
        ("e\u0301", "e\u0301"),
        (" \u200b\u00a0", ""),
    ],
    ids=ascii,
)
def test_text(raw: str, text: str) -> None:
    assert line(raw).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Done.",
        "Done!",
        "Done?!",
        "“Done.”",
        "(Done.)",
        "**Done.**",
        "Fertig!«",
        "他走了。",
        "「他走了。」",
        "行きますか？",
        "वह गया।",
        "متى ذهب؟",
        "Գնաց։",
        "წავიდა჻",
        "It ended in 1999.",
        "No more […].",
    ],
)
def test_sentences(text: str) -> None:
    assert line(text).sentence
    assert not line(text).cut_off


@pytest.mark.parametrize(
    "text", ["Done", "Done:", "Done,", "Done;", "“Done”", "-", "Read more >", "他走了", "वह गया", "1) a", "a.b", "$5.00"]
)
def test_no_sentences(text: str) -> None:
    assert not line(text).sentence
    assert not line(text).cut_off


@pytest.mark.parametrize(
    "text", ["Storm closes…", "Storm closes...", "Storm closes....", "Storm closes […]", "(…)", "他走了……", "Storm (...)"]
)
def test_cut_off(text: str) -> None:
    assert line(text).cut_off
    assert not line(text).sentence


def test_both_ellipses_are_the_same() -> None:
    assert line("“Well...”").sentence == line("“Well…”").sentence


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Ten words", 9),
        ("  Ten\u200b words \n", 9),
        ("Привет", 6),
        ("שלום", 4),
        ("नमस्ते", 6),
        ("他走了。", 10),
        ("こんにちは", 12.5),
        ("안녕하세요", 12.5),
        ("สวัสดี", 15),
        ("ABC 他走了他走了", 25),
    ],
)
def test_weight(text: str, weight: float) -> None:
    assert line(text).weight == weight


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("a" * 99 + ".", True),
        ("a" * 98 + ".", False),
        ("a" * 300, True),
        ("a" * 299, False),
        ("a" * 299 + "…", True),
        ("a" * 298 + "…", False),
        ("“" + "a" * 97 + ".”", True),
        ("他" * 39 + "。", True),
        ("他" * 38 + "。", False),
        ("他" * 120, True),
        ("他" * 119, False),
        ("ไ" * 120, True),
        ("я" * 119, False),
        ("я" * 99 + "!", True),
        (" " * 200 + "a." + "\u200b" * 200, False),
    ],
    ids=lambda value: f"{value[:2]}{len(value)}" if isinstance(value, str) else str(value),
)
def test_paragraph(text: str, paragraph: bool) -> None:  # noqa: FBT001
    assert line(text).paragraph is paragraph


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Share this Article!", 3, "share this article"),
        ("Don’t", 2, "don t"),
        ("12,345 Comments", 3, "0 comments"),
        ("© 2024", 2, "© 0"),
        ("...", 0, ""),
        ("नमस्ते दुनिया।", 2, "नमस्ते दुनिया"),
        ("שָׁלוֹם עולם", 2, "שָׁלוֹם עולם"),
        ("他走了。", 2, "他走了"),
        ("Teil\u00adnehmer", 1, "teilnehmer"),
        ("word " * 32, 32, "word " * 31 + "word"),
        ("a" * 160, 1, "a" * 160),
        ("a" * 161, 1, ""),
    ],
)
def test_words_and_key(text: str, words: int, key: str) -> None:
    assert (line(text).words, line(text).key) == (words, key)


def test_a_long_line_has_no_key() -> None:
    text = "word " * 40
    assert len(text.strip()) > SHORT
    assert (line(text).words, line(text).key) == (40, "")


# Spans


@pytest.mark.parametrize(
    ("raw", "text", "taken"),
    [
        ("abc\n", "abc", "abc"),
        ("  abc\n", "a", "a"),
        ("\u00a0\u3000abc", "abc", "abc"),
        ("ab\u200bc\u200bd\n", "bc", "b\u200bc"),
        ("ab\u200bc\u200bd\n", "cd", "c\u200bd"),
        ("\u200b ab", "a", "a"),
        ("\u200b\u200bab", "ab", "ab"),
        ("a\u200b\u200bb", "a", "a"),
        ("a\u200b\u200bb", "b", "b"),
        ("a\u200b\u200bb", "ab", "a\u200b\u200bb"),
        (" \ufeff x\u00ady \n", "xy", "x\u00ady"),
        ("\x00a\x01b\x02", "ab", "a\x01b"),
        ("a\u00a0b", "a b", "a\u00a0b"),
        ("a\u200b\u00a0b", " b", "\u00a0b"),
        ("😀\u200bx", "x", "x"),
    ],
    ids=ascii,
)
def test_span(raw: str, text: str, taken: str) -> None:
    it = line(raw)
    start = it.text.index(text)
    begin, stop = it.span(start, start + len(text))
    assert raw[begin:stop] == taken
    page = Document(f"First\n\n{raw}", NOTHING)
    begin, stop = page.span(1, start, start + len(text))
    assert page.text[begin:stop] == taken


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 2), (2, 1)])
def test_no_empty_spans(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty span"):
        line("abc").span(start, end)


@given(raw=st.text(st.sampled_from("ab \u00a0\u200b\ufeff\x00\u00ad\u3000é😀"), min_size=1, max_size=20), data=st.data())
def test_spans_show_what_was_asked_for(raw: str, data: st.DataObject) -> None:
    it = line(raw)
    if it.text:
        start = data.draw(st.integers(0, len(it.text) - 1))
        end = data.draw(st.integers(start + 1, len(it.text)))
        begin, stop = it.span(start, end)
        flat = raw[begin:stop].translate({0xA0: " ", 0x3000: " ", 0x200B: None, 0xFEFF: None, 0: None, 0xAD: None})
        assert flat == it.text[start:end]


# Phrases


def phrase(text: str, place: str = "whole", lexicon: str = "share") -> Phrase:
    return Phrase(lexicon, "en", place, text)  # type: ignore[arg-type]


def test_hits() -> None:
    matcher = Matcher([phrase("share"), phrase("ad", lexicon="ads"), phrase("ad", "start", lexicon="share")])
    page = Document("Share!\n\n\nAd\nshare it\nAD 2\n\u200bShare", matcher)
    assert {name: [(hit.line, hit.phrase.place) for hit in hits] for name, hits in page.hits.items()} == {
        "share": [(0, "whole"), (1, "start"), (3, "start"), (4, "whole")],
        "ads": [(1, "whole")],
    }
    assert [(hit.line, hit.phrase.lexicon) for hit in hits_of(page, ("share", "ads", "none"))] == [
        (0, "share"),
        (1, "ads"),
        (1, "share"),
        (3, "share"),
        (4, "share"),
    ]
    assert hits_of(page, ("none",)) == []


def test_one_phrase_a_lexicon() -> None:
    places = ("inside", "end", "start", "whole")
    matcher = Matcher([*(phrase("share this", place) for place in places), phrase("share", "start"), phrase("this", "end", "ends")])
    assert [(p.lexicon, p.place, p.text) for p in sorted(Line("Share this", matcher).phrases, key=lambda p: p.lexicon)] == [
        ("ends", "end", "this"),
        ("share", "whole", "share this"),
    ]
    assert [(p.place, p.text) for p in Line("Share this now", matcher).phrases] == [("start", "share this")]


def test_in_a_long_line_phrases_stand_at_the_ends_only() -> None:
    phrases = [phrase("share this", "start", "a"), phrase("all rights reserved", "end", "b"), phrase("uses cookies", "inside", "c")]
    matcher = Matcher(phrases)
    long = "Share this. " + "It uses cookies and more. " * 10 + "All rights reserved."
    short = "Share this, uses cookies, all rights reserved"
    assert len(long) > SHORT > len(short)
    assert {p.lexicon for p in Line(long, matcher).phrases} == {"a", "b"}
    assert {p.lexicon for p in Line(short, matcher).phrases} == {"a", "b", "c"}


# Markdown


@pytest.mark.parametrize(
    ("text", "key", "shown"),
    [
        ("[Share this article](u)", "share this article", "[Share this article    "),
        ("[Share this article](https://ledger.example/a_(b))", "share this article", "[Share this article" + " " * 31),
        ('[Share](/a "My title")', "share", "[Share" + " " * 16),
        ('[Share](/a "A (b) title")', "share", "[Share" + " " * 19),
        ("[Share]()", "share", "[Share   "),
        ("See [the report](u) of [May](v).", "see the report of may", "See [the report     of [May    ."),
        ("![Storm](a.jpg)", "storm", "![Storm        "),
        ("![Storm](a.jpg) on the coast", "storm on the coast", "![Storm         on the coast"),
        ("![](a.jpg) Storm", "storm", "![         Storm"),
        ("[他走了](u)", "他走了", "[他走了    "),
        # No links
        ("Share this article", "share this article", "Share this article"),
        ("[Share] (this)", "share this", "[Share] (this)"),
        ("[Share this", "share this", "[Share this"),
        ("[Share](this", "share this", "[Share](this"),
        ("Share](this)", "share this", "Share](this)"),
        ("[a](b(c)", "a b c", "[a](b(c)"),
        ("[a](b c)", "a b c", "[a](b c)"),
        ("](", "", "]("),
        ("[](", "", "[]("),
        # More brackets than a link has
        ("[a](b))", "a", "[a    )"),
        ("([a](b))", "a", "([a    )"),
        ("[[a](b)", "a", "[[a    "),
    ],
)
def test_addresses_of_links(text: str, key: str, shown: str) -> None:
    it = line(text)
    assert (it.text, it.key, it.shown) == (text, key, shown)
    assert len(it.shown) == len(it.text)


@pytest.mark.parametrize("text", ["![](a.jpg)", "[](u)", "[ ](u)", "[![](a.jpg)](u)"])
def test_a_link_without_words_is_a_line(text: str) -> None:
    it = line(text)
    assert it.text == text
    assert len(it.shown) == len(text)
    assert it.weight > 0


def test_a_link_weighs_what_it_shows() -> None:
    it = line("[Share this article](https://ledger.example/" + "a" * 300 + ")")
    assert (it.words, it.weight, it.paragraph, it.key) == (3, 18, False, "share this article")


def test_a_link_may_end_a_sentence() -> None:
    assert line("[It ended.](u)").sentence
    assert not line("[It ended](u.)").sentence


def test_a_linked_phrase_is_found() -> None:
    found = Line("[Share this](https://ledger.example/a)", Matcher([phrase("share this")])).phrases
    assert [(p.place, p.text) for p in found] == [("whole", "share this")]


@given(text=st.text(st.sampled_from("a B[]()!\"' \u00a0\u200b他"), max_size=40))
def test_links_are_shown_character_for_character(text: str) -> None:
    it = line(text)
    assert len(it.shown) == len(it.text)
    assert all(now in (before, " ") for before, now in zip(it.text, it.shown, strict=True))


@pytest.mark.parametrize("text", ["[", "[a](", "![a](b(", "[](", "[a](b) ", "](", "[a](((("])
def test_many_brackets_do_no_harm(text: str) -> None:
    it = line(text * 5000)
    assert len(it.shown) == len(it.text)
