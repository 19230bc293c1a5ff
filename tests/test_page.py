"""HTML: its blocks, their rendering, what speaks for and against them, and the bounds of time and size."""

from __future__ import annotations

import json
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner.page.judge as judging
from cleaner import ArgumentError, Cleaner, Config, clean
from cleaner.page.blocks import Page, read_blocks
from cleaner.page.features import FEATURES, Heard, features
from cleaner.page.judge import Judge
from cleaner.page.render import render
from cleaner.page.tree import LARGEST, bare_text, grow
from cleaner.parse.html import read_page
from tests.mutations import check, mutated
from tests.pages import HTML, read

CLEANER = Cleaner()
FIRST = "The harbour board met on Monday and agreed to dredge the northern channel before the winter storms arrive."
SECOND = "Work begins in October, the harbour master told the meeting, and will last until the first week of December."
THIRD = "Fishermen who moor at the old quay will be given berths in the marina, free of charge, until the work is done."
NOBODY = frozenset[str]()


def blocks(body: str, *, markdown: bool = False) -> Page:
    return read_blocks(grow(f"<html><body>{body}</body></html>"), markdown=markdown)


def shown(body: str, *, markdown: bool = False) -> str:
    return render(blocks(body, markdown=markdown).blocks, markdown=markdown)[0]


# Blocks and how they are shown

# fmt: off
PIECES = {
    "inline": ("<p>One <b>bold </b>and <em>it</em> <a href=x>two</a>.</p>", "One bold and it two.", "One **bold** and *it* two."),
    "white space": ("<p>One\n  two&nbsp;three\t</p>", "One two three", "One two three"),
    "entities": ("<p>Fish &amp; chips &lt;3</p>", "Fish & chips <3", "Fish & chips <3"),
    "line break": ("<p>One,<br>two</p>", "One,\ntwo", "One,\ntwo"),
    "headings": ("<h1>One</h1><h3><span>Two</span></h3>", "One\nTwo", "# One\n\n### Two"),
    "list": ("<ul><li>one<li>two<ul><li>deep</li></ul></ul>", "- one\n- two\n- deep", "- one\n- two\n  - deep"),
    "ordered list": ("<ol><li>one</li><li><p>two</p><p>more</p></li></ol>", "- one\n- two\n- more", "1. one\n2. two\n2. more"),
    "definitions": ("<dl><dt>Ebb</dt><dd>when it falls</dd></dl>", "- Ebb\n- when it falls", "- Ebb\n- when it falls"),
    "table": (
        "<table><tr><th>Day</th><th>Tide</th></tr><tr><td>Monday</td><td><p>8.15</p></td></tr></table>",
        "| Day | Tide |\n| Monday | 8.15 |",
        "| Day | Tide |\n| --- | --- |\n| Monday | 8.15 |",
    ),
    "layout table": ("<table><tr><td><h2>One</h2></td><td><p>Two</p></td></tr></table>", "One\nTwo", "## One\n\nTwo"),
    "quotation": ("<blockquote><p>One</p><p>Two</p></blockquote>", "One\nTwo", "> One\n\n> Two"),
    "code": ("<pre><code>def f():\n    return 1\n</code></pre>", "def f():\n    return 1", "```\ndef f():\n    return 1\n```"),
    "inline code": ("<p>Call <code>f()</code> now</p>", "Call f() now", "Call `f()` now"),
    "text alone": ("One<div>two</div>three", "One\ntwo\nthree", "One\n\ntwo\n\nthree"),
    "not Markdown's": ("<p># one</p><p>1. two</p>", "# one\n1. two", "\\# one\n\n\\1. two"),
    "skipped": ("<script>a</script><style>p{}</style><p>One<svg><title>x</title></svg></p><noscript>2</noscript>", "One", "One"),
    "comments": ("<p>One<!-- two --> three</p>", "One three", "One three"),
    "unseen": ('<p>One <a>two<span class="sr-only">(opens)</span></a><i style="display:none">x</i></p>', "One two", "One two"),
    "custom elements": ("<my-card>one</my-card><my-card>two</my-card>", "one\ntwo", "one\n\ntwo"),
    "emphasis over a line break": ("<p><b>one<br>two</b></p>", "one\ntwo", "**one**\n**two**"),
    "emphasis in emphasis": ("<p><b>one <strong>two</strong></b></p>", "one two", "one **two**"),
    "unclosed": ("<p>one<p>two<b>three", "one\ntwothree", "one\n\ntwo**three**"),
    "nothing": ("<div> <p></p><br></div>", "", ""),
}
# fmt: on


@pytest.mark.parametrize(("body", "text", "marked"), PIECES.values(), ids=PIECES)
def test_blocks_are_shown(body: str, text: str, marked: str) -> None:
    assert shown(body) == text
    assert shown(body, markdown=True) == marked


@pytest.mark.parametrize("markdown", [False, True], ids=["text", "Markdown"])
def test_spans_are_those_of_the_blocks(*, markdown: bool) -> None:
    page = blocks("".join(body for body, _, _ in PIECES.values()), markdown=markdown)
    text, spans = render(page.blocks, markdown=markdown)
    assert len(spans) == len(page.blocks)
    assert all(text[a:b].strip() for a, b in spans)
    assert not any(text[before[1] : after[0]].strip() for before, after in pairwise(spans))


def test_links_and_bold_type_are_counted() -> None:
    block = blocks("<p>One <a href=x>two <b>three</b></a> four <strong>five</strong></p>").blocks[0]
    assert (block.text, block.linked, block.strong) == ("One two three four five", len("twothree"), len("threefive"))


def test_elements_know_what_is_around_them() -> None:
    page = blocks('<aside class="related-posts"><div hidden><p>one</p></div></aside><main><p>two</p></main>')
    one, two = (block.node for block in page.blocks)
    assert (one.hidden, two.hidden) == (True, False)
    assert (one.named[0], two.named[0]) == (2, 9)  # steps up to the name that gives it away
    assert page.nodes[0].size == 6


def test_features_are_named_once_for_every_block() -> None:
    page = blocks(f"<h1>Title</h1><p>{FIRST}</p><p>{SECOND}</p><aside><a href=x>More</a></aside>")
    for votes in ([False] * 4, [False, True, True, False]):
        rows = features(page, Heard(votes, None, NOBODY, NOBODY))
        assert [len(row) for row in rows] == [len(FEATURES)] * 4
    told = dict(zip(FEATURES, rows[1], strict=True))
    assert (told["vote"], told["link"], told["in aside"], told["parent prose"], told["up"]) == (True, 0, 0, 1, 1)


# What is taken, and what speaks against it


def page(*body: str, head: str = "<title>Harbour to be dredged</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{''.join(body)}</body></html>"


ARTICLE = f"<article><h1>Harbour to be dredged</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"


def test_the_article_is_taken() -> None:
    result = clean(page("<nav><a href=/>Home</a><a href=/n>News</a></nav>", ARTICLE, "<footer>© The Ledger</footer>"))
    assert result.text.split("\n") == [FIRST, SECOND, THIRD]
    assert result.metadata.title == "Harbour to be dredged"
    assert result.metadata.provenance["text"].source == "trafilatura"
    assert result.restore() == result.source


def test_markdown() -> None:
    body = ARTICLE.replace(THIRD, f"<b>{THIRD}</b>") + f"<h2>Berths</h2><ul><li>{FIRST[:40]}</li><li>{SECOND[:40]}</li></ul>"
    source = read_page(page(f"<main>{body}</main>"), markdown=True).text
    assert f"**{THIRD}**" in source
    text = Cleaner(Config(markdown=True)).clean(page(f"<main>{body}</main>")).text
    assert FIRST in text
    assert Cleaner().clean(text).text == text
    with pytest.raises(ArgumentError, match="markdown: pass True or False, not 'yes'"):
        Config(markdown="yes")  # type: ignore[arg-type]


def test_text_for_machines_is_taken_where_the_page_shows_none() -> None:
    body = json.dumps({"@type": "NewsArticle", "headline": "Harbour", "articleBody": "\n\n".join((FIRST, SECOND, THIRD) * 2)})
    result = clean(page("<div id=app>Loading …</div>", head=f'<script type="application/ld+json">{body}</script>'))
    assert result.source.count(SECOND) == 2
    assert result.metadata.provenance["text"].source == "json-ld articleBody"


@pytest.mark.parametrize(
    "html", ["", " ", "<html></html>", "<", "\x00", "<!DOCTYPE html><html><body></body></html>", "<html><script>"]
)
def test_nothing_to_extract(html: str) -> None:
    result = clean(html, kind="html")
    assert (result.text.strip(" <\x00\ufffd"), result.metadata.title) == ("", None)


def test_half_a_character() -> None:
    text = clean(page(ARTICLE.replace(SECOND, f"\ud83d {SECOND}"))).text
    assert FIRST in text
    assert SECOND in text
    assert "\ud83d" not in text


def test_a_page_does_not_depend_on_those_before() -> None:
    alone = clean(page(ARTICLE))
    for _ in range(5):  # trafilatura may remember paragraphs and call them duplicates
        assert clean(page(ARTICLE)) == alone


def test_reasons_name_what_can_be_seen() -> None:
    told = set()
    for path in HTML:
        told |= {edit.reason for edit in CLEANER.clean(path.read_bytes()).edits if edit.rule == "page-scorer"}
    assert any(reason.startswith("in an element called ") for reason in told)
    assert "" not in told


def test_nothing_selected_leaves_what_was_extracted() -> None:
    for path in HTML:
        result = Cleaner(Config(select=())).clean(path.read_bytes())
        assert result.text == result.source
        assert result.source == CLEANER.clean(path.read_bytes()).source


@pytest.mark.parametrize("broken", [{}, {"version": 0}, {"version": judging.VERSION, "features": ["letters"]}])
def test_other_weights_are_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ArgumentError, match="weights: pass those"):
        Judge(broken)


def test_shipped_weights_are_small() -> None:
    assert Path(judging.__file__).with_name("weights.json").stat().st_size < 200_000


# Fixtures


def runs(text: str) -> set[tuple[str, ...]]:
    told = text.split()
    return set(zip(*(told[i:] for i in range(4)), strict=False))


def overlap(text: str, article: str) -> float:
    """How alike two texts are: F1 of their runs of four words."""
    one, two = runs(text), runs(article)
    return 2 * len(one & two) / max(1, len(one) + len(two))


def test_fixtures_come_out_as_their_articles() -> None:
    found = []
    for path in HTML:
        article = read(path.with_name("article.txt"))
        if article:
            found.append(overlap(CLEANER.clean(path.read_bytes()).text, article))
    assert len(found) >= 20
    assert sum(found) / len(found) >= FLOOR


FLOOR = 0.93  # what the fixtures reach together may not fall below


def test_fixtures_tell_their_metadata() -> None:
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for path in HTML:
        found = CLEANER.clean(path.read_bytes()).metadata.to_dict()
        for field, value in json.loads(read(path.with_name("metadata.json"))).items():
            stated[field] += 1
            right[field] += found[field] == value
    assert {field: count for field, count in stated.items() if right[field] < MOST[field] * count} == {}
    assert set(stated) == set(MOST)


# The share of the fixtures that state a field from which it is read rightly.
MOST = {
    **dict.fromkeys(("title", "authors", "date", "language", "description", "image", "canonical_url", "license"), 0.9),
    "sitename": 0.8,
    **dict.fromkeys(("updated", "categories", "tags"), 0.5),  # of these the sources are many, and a day's updates do not count
}


# Bounds

PROSE = f"<p>{FIRST}</p>"
HOSTILE = {
    "deep": "<div>" * 5000 + PROSE,
    "deep, but read": "<div>" * 1900 + PROSE,
    "attributes": "<div " + " ".join(f"a{i}=1" for i in range(50_000)) + f">{PROSE}</div>",
    "script": "<script>" + "var a = 1;" * 300_000 + f"</script>{PROSE}",
    "scripts never closed": "<script>" * 50_000,
    "comments never closed": "<!--" * 50_000,
    "elements": "<div>x</div>" * 60_000,
    "paragraphs": PROSE * 3000,
    "bylines": "<div class=author>By Jane Orrell</div>" * 5000 + PROSE * 3,
    "headings": "<h1>Storm closes the road</h1>" * 3000 + PROSE * 3,
    "dates": "<p>1.2.2020, 3 March 2021</p>" * 3000,
    "meta": '<meta name="date" content="x">' * 10_000 + PROSE * 3,
    "linked data": f'<script type="application/ld+json">{"[" * 50_000}</script>{PROSE}',
    "nested lists": "<ul><li>a" * 1500 + PROSE,
    "nested links": "<div><a href=x>a</a>" * 1500 + PROSE,
    "brackets": "<" * 100_000,
    "attribute never closed": '<a href="' + "x" * 500_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end_soon(body: str) -> None:
    start = time.perf_counter()
    result = clean(f"<html><body>{body}</body></html>")
    assert time.perf_counter() - start < 10
    assert result.restore() == result.source


def test_what_is_too_large_or_too_deep_is_read_without_its_tags() -> None:
    assert grow("<div>" * 5000 + PROSE) is None
    assert grow("x" * (LARGEST + 1)) is None
    result = clean("<html><body>" + "<div>" * 5000 + PROSE * 2)
    assert result.flags[-1] == "unparsed"
    assert FIRST in result.source
    assert result.metadata.provenance["text"].source == "bare text"


def test_bare_text() -> None:
    html = "<style>p{}</style><h1>A &amp; B</h1><p>one <b>two</b><br>three<!-- x --><script>if (a<b) {}</script><p >four"
    assert bare_text(html) == "A & B\none two\nthree\nfour"


@settings(max_examples=30, deadline=None)
@given(html=st.text(alphabet="<>/=\"'&;!- abdiv\n\x00\ud800é", max_size=200))
def test_no_html_raises(html: str) -> None:
    check(html.encode("utf-8", "surrogatepass"), CLEANER)
    assert isinstance(bare_text(html), str)


@pytest.mark.parametrize(("made", "spoilt"), list(mutated(60, [path.read_bytes() for path in HTML])))
def test_mutated_pages(made: str, spoilt: bytes) -> None:
    start = time.perf_counter()
    check(spoilt, CLEANER)
    assert time.perf_counter() - start < 10, made
