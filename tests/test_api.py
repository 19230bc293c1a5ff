"""What a caller has: `clean`, `Cleaner`, `Config`, `Result`, `@rule`, and their errors."""

from __future__ import annotations

import codecs
import json
import pickle
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from cleaner import (
    ArgumentError,
    Cleaner,
    CleanerError,
    Config,
    Edit,
    Fact,
    Finding,
    Metadata,
    Page,
    Provenance,
    Result,
    Rule,
    clean,
    rule,
)
from cleaner.document import Document
from cleaner.language import language_of
from cleaner.lexicon import Matcher, Phrase
from cleaner.registry import installed_rules
from tests.pages import SOURCES, read

BODY = "The harbour board met on Monday and agreed to dredge the northern channel before the winter storms arrive."
MORE = "Work begins in October, the harbour master told the meeting, and will last until the first week of December."
DATED = f"Published: 15 January 2024\n\n{BODY}\n\nShare this article\n\n{MORE}"
HTML = f"""<!DOCTYPE html>
<html><head><title>Harbour to be dredged</title><meta name="author" content="Jane Orrell"></head>
<body><nav><a href="/">Home</a></nav><article><p>{BODY}</p><p>Share this article</p><p>{MORE}</p></article></body></html>"""


def taken(result: Result) -> set[str]:
    """The rules that removed something, but for white space."""
    return {edit.rule for edit in result.edits if edit.kind != "layout"}


# Kinds of input


def told_of(text: str) -> Metadata:
    """The metadata of a text without a header: its language, where that is clear."""
    language = language_of(text)
    return Metadata(language=language, provenance={"language": Provenance("words")}) if language else Metadata()


@pytest.mark.parametrize("kind", ["auto", "text", "markdown"])
def test_text_is_cleaned_as_it_is(kind: Any) -> None:
    result = clean(DATED, kind=kind)
    assert (result.source, result.text) == (DATED, f"{BODY}\n\n{MORE}")
    assert (result.metadata.date, result.metadata.title) == ("2024-01-15", None)
    origin = result.metadata.provenance["date"]
    assert (origin.source, origin.rule) == ("text", "bare-date")
    assert DATED[origin.start : origin.end].strip() == "Published: 15 January 2024"


@pytest.mark.parametrize("kind", ["auto", "html"])
@pytest.mark.parametrize(
    "source", [HTML, HTML.encode(), "\ufeff" + HTML, HTML.encode("utf-16")], ids=["str", "bytes", "BOM", "UTF-16"]
)
def test_html_is_extracted_first(source: str | bytes, kind: Any) -> None:
    result = clean(source, kind=kind)
    assert result.source == f"{BODY}\nShare this article\n{MORE}"
    assert result.text == f"{BODY}\n{MORE}"
    assert [result.source[edit.start : edit.end] for edit in result.edits] == ["Share this article\n"]
    assert (result.metadata.title, result.metadata.authors) == ("Harbour to be dredged", ("Jane Orrell",))
    told = {"title": "title element", "authors": "meta author", "text": "trafilatura", "language": "words"}
    assert {name: origin.source for name, origin in result.metadata.provenance.items()} == told


def test_what_the_text_tells_fills_what_the_html_leaves_open() -> None:
    result = clean(HTML.replace("<article>", "<article><p>Published: 15 January 2024</p><p>By Tom Lee</p>"))
    assert (result.metadata.authors, result.metadata.date) == (("Jane Orrell",), "2024-01-15")
    assert result.metadata.provenance["authors"].source == "meta author"
    assert result.text == f"{BODY}\n{MORE}"


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\n<p>{MORE}</p>",
        f"To begin a page, write <html> and <!doctype html>.\n\n{BODY}",
        f"{BODY} <html>",
        f"```html\n<!DOCTYPE html>\n```\n\n{BODY}",
        f"{BODY}\n\na < b and b > c, {MORE}",
    ],
)
def test_text_that_holds_tags_is_text(text: str) -> None:
    result = clean(text)
    assert (result.source, result.text) == (text, text)
    assert result.metadata == told_of(text)


def test_a_page_is_text_to_those_who_say_so() -> None:
    assert clean(HTML, kind="text").source == HTML
    fragment = f"<p>{BODY}</p><p>{MORE}</p>"
    assert clean(fragment, kind="html").text == clean(fragment).text == f"{BODY}\n{MORE}"


@pytest.mark.parametrize(
    "data",
    [
        DATED.encode(),
        codecs.BOM_UTF8 + DATED.encode(),
        DATED.encode("utf-16"),
        codecs.BOM_UTF16_BE + DATED.encode("utf-16-be"),
        DATED.encode("utf-32"),
    ],
)
def test_bytes(data: bytes) -> None:
    assert clean(data) == clean(DATED)


def test_bytes_in_other_encodings() -> None:
    text = f"{BODY} “Not before May”, it said – but it’s a café."
    assert clean(text.encode("cp1252")).text == text
    assert clean(f"\ufeff{text}".encode()).source == text
    assert BODY in clean(f"{BODY}\n".encode() + b"\xff\xfe\x81").text
    assert clean(codecs.BOM_UTF8 + BODY.encode() + b" \xff.").text == f"{BODY} \ufffd."


# Addresses


@pytest.mark.parametrize(
    ("url", "hostname"),
    [
        ("https://www.ledger.example/2024/storm?from=rss#top", "www.ledger.example"),
        ("http://LEDGER.example:8080/", "ledger.example"),
        ("https://reader:secret@ledger.example/", "ledger.example"),
        ("ledger.example/storm", None),
        ("not an address", None),
        ("http://[::1", None),
    ],
)
def test_url(url: str, hostname: str | None) -> None:
    told = clean(BODY, url=url).metadata
    assert (told.url, told.hostname) == (url, hostname)
    names = ("url", "hostname") if hostname else ("url",)
    assert told.provenance == {"language": Provenance("words")} | {name: Provenance("url") for name in names}


@pytest.mark.parametrize("url", [None, ""])
def test_no_url(url: str | None) -> None:
    assert clean(BODY, url=url).metadata == told_of(BODY)


def test_url_does_not_change_the_text() -> None:
    assert clean(DATED, url="https://ledger.example/").text == clean(DATED).text


def test_provenance_of_the_url_of_a_page() -> None:
    told = clean(HTML, url="https://www.ledger.com/storm").metadata
    assert told.url == "https://www.ledger.com/storm"
    assert told.provenance["url"] == Provenance("url")


def test_hostname_is_the_same_for_html() -> None:
    url = "https://www.ledger.com/storm"
    assert clean(HTML, url=url).metadata.hostname == clean(BODY, url=url).metadata.hostname


# Wrong arguments

WRONG = [
    (lambda: clean(None), r"source: pass the text as str, or its bytes, not NoneType"),
    (lambda: clean(3), r"source: pass .* not int"),
    (lambda: clean(["a"]), r"source: pass .* not list"),
    (lambda: clean(bytearray(b"a")), r"source: pass .* not bytearray"),
    (lambda: clean(BODY, url=b"https://ledger.example"), r"url: pass .* as str, or None, not bytes"),
    (lambda: clean(BODY, url=3), r"url: pass .* not int"),
    (lambda: clean(BODY, kind="pdf"), r"kind: pass one of 'auto', 'text', 'markdown', 'html', not 'pdf'"),
    (lambda: clean(BODY, kind="HTML"), r"kind: pass one of .* not 'HTML'"),
    (lambda: clean(BODY, kind=None), r"kind: pass one of .* not None"),
    (lambda: clean(BODY, kind=["text"]), r"kind: pass one of .* not \['text'\]"),
    (lambda: clean(BODY, config="precision"), r"config: pass a cleaner\.Config or None, not str"),
    (lambda: clean(BODY, config={"preset": "precision"}), r"config: pass a cleaner\.Config or None, not dict"),
    (lambda: clean(BODY, config=Config), r"config: pass a cleaner\.Config or None, not type"),
    (lambda: Cleaner("precision"), r"config: pass a cleaner\.Config or None, not str"),
    (lambda: Cleaner().clean(None), r"source: pass the text as str"),
    (lambda: Cleaner().clean(BODY, kind="pdf"), r"kind: pass one of"),
    (lambda: Cleaner(rules=[3]), r"rules: pass functions decorated with @cleaner\.rule, not int"),
    (lambda: Cleaner(rules=[print]), r"rules: pass functions decorated with @cleaner\.rule, not builtin"),
    (lambda: Cleaner(rules="share-line"), r"rules: pass functions decorated"),
    pytest.param(lambda: Cleaner(rules=3), r"rules: pass"),
    pytest.param(lambda: Cleaner(rules=None), r"rules: pass"),
    pytest.param(lambda: Cleaner(rules=installed_rules()[0]), r"rules: pass"),
    (lambda: Config(preset="balnced"), r"unknown preset 'balnced'; did you mean 'balanced'\?"),
    (lambda: Config(preset="Precision"), r"unknown preset .* did you mean 'precision'\?"),
    (lambda: Config(preset="full"), r"unknown preset 'full'; there are: balanced, precision, recall"),
    (lambda: Config(preset=None), r"unknown preset None; there are: balanced, precision, recall"),
    pytest.param(lambda: Config(preset=["balanced"]), r"preset"),
    (lambda: Config(select=["share-lin"]), r"unknown rule or kind 'share-lin'; did you mean .*'share-line'"),
    (lambda: Config(select=["share", "shares"]), r"unknown rule or kind 'shares'; did you mean .*'share'"),
    (lambda: Config(select=["SHARE"]), r"did you mean .*'share'"),
    (lambda: Config(select=["q"]), r"unknown rule or kind 'q'; there are: .*\bshare-line\b"),
    (lambda: Config(ignore=["titel"]), r"unknown rule or kind 'titel'; did you mean .*'title'"),
    (lambda: Config(keep_kinds=["captions"]), r"unknown kind 'captions'; did you mean .*'caption'"),
    (lambda: Config(keep_kinds=["share-line"]), r"unknown kind 'share-line'; did you mean .*'share'"),
    (lambda: Config(languages=["eng"]), r"unknown language 'eng'; did you mean .*'en'"),
    (lambda: Config(languages=["q"]), r"unknown language 'q'; there are: .*\ben\b"),
    (lambda: Config(select="share"), r"select: pass a list or tuple of names, such as select=\[.*\], not 'share'"),
    (lambda: Config(ignore="share"), r"ignore: pass a list or tuple of names"),
    (lambda: Config(keep_kinds="share"), r"keep_kinds: pass a list or tuple of names"),
    (lambda: Config(languages="en"), r"languages: pass a list or tuple of names"),
    (lambda: Config(select=b"share"), r"select: pass a list or tuple of names"),
    (lambda: Config(select=3), r"select: pass a list or tuple of names"),
    (lambda: Config(select=["share", 3]), r"select: pass a list or tuple of names"),
    (lambda: Config(select=iter(["share"])), r"select: pass a list or tuple of names"),
    (lambda: Config(ignore=None), r"ignore: pass a list or tuple of names"),
    (lambda: Config(keep_kinds=None), r"keep_kinds: pass a list or tuple of names"),
    (lambda: Config(min_confidence=90), r"min_confidence: pass a number from 0 to 1, or None for the preset's, not 90"),
    (lambda: Config(min_confidence=1.01), r"min_confidence: pass a number from 0 to 1"),
    (lambda: Config(min_confidence=-0.1), r"min_confidence: pass a number from 0 to 1"),
    (lambda: Config(min_confidence=float("nan")), r"min_confidence: pass a number from 0 to 1"),
    (lambda: Config(min_confidence="0.5"), r"min_confidence: pass a number from 0 to 1"),
    (lambda: Config(min_confidence=True), r"min_confidence: pass a number from 0 to 1"),
    pytest.param(lambda: Config(guard="no"), r"guard: pass"),
]


@pytest.mark.parametrize(("call", "message"), WRONG)
def test_wrong_arguments(call: Callable[[], object], message: str) -> None:
    for kind in (ArgumentError, CleanerError, TypeError, ValueError):
        with pytest.raises(kind, match=message) as raised:
            call()
        assert type(raised.value) is ArgumentError
        assert "\n" not in str(raised.value)


def test_the_example_in_the_message_works() -> None:
    with pytest.raises(ArgumentError) as raised:
        Config(languages="en")  # type: ignore[arg-type]
    assert "languages=['en']" in str(raised.value)


# Configurations


@pytest.mark.parametrize(("preset", "threshold"), [("precision", 0.9), ("balanced", 0.6), ("recall", 0.4)])
def test_presets_are_thresholds(preset: str, threshold: float) -> None:
    assert Config(preset=preset).threshold == threshold
    assert Config(preset=preset, min_confidence=0.75).threshold == 0.75
    assert Config(preset=preset, min_confidence=0).threshold == 0


def test_configurations_are_values() -> None:
    assert Config(select=["title", "share", "title"]) == Config(select=("share", "title")) == Config(select={"title", "share"})
    assert hash(Config(select=["title", "share"])) == hash(Config(select=("share", "title")))
    assert len({Config(), Config(preset="balanced"), Config(ignore=[]), Config(select=None)}) == 1
    assert len({Config(), Config(preset="recall"), Config(guard=False), Config(select=()), Config(ignore=["share"])}) == 5
    assert pickle.loads(pickle.dumps(Config(select=["share"]))) == Config(select=["share"])
    assert replace(Config(ignore=["share"]), preset="recall") == Config(preset="recall", ignore=["share"])


def test_a_configuration_does_not_change_with_the_list_it_was_made_of() -> None:
    names = ["share"]
    config = Config(select=names)
    names.append("title")
    assert config == Config(select=["share"])


def removed(**options: Any) -> set[str]:
    return taken(clean(DATED, config=Config(**options)))


def test_select_and_ignore() -> None:
    assert removed() == {"date-line", "share-line"}
    assert removed(select=["share"]) == removed(select=["share-line"]) == {"share-line"}
    assert removed(select=["share", "date-line"]) == {"date-line", "share-line"}
    assert removed(select=["title"]) == removed(select=[]) == set()
    assert removed(ignore=["share"]) == removed(ignore=["share-line"]) == {"date-line"}
    assert removed(select=["share", "date"], ignore=["share-line"]) == {"date-line"}
    assert removed(select=["share-line"], ignore=["share"]) == set()


def test_rules_that_are_on() -> None:
    assert Cleaner().rules == installed_rules()
    assert Cleaner(Config(select=[])).rules == ()
    assert {r.kind for r in Cleaner(Config(select=["share", "layout"])).rules} == {"share", "layout"}
    assert [r.id for r in Cleaner(Config(select=["share-line"])).rules] == ["share-line"]
    assert "share" not in {r.kind for r in Cleaner(Config(ignore=["share"])).rules}


def test_layout_is_selected_like_everything_else() -> None:
    source = f"{BODY}\u00a0 \n\n\n\nShare this article\n\n"
    assert clean(source, config=Config(select=["share"])).text == f"{BODY}\u00a0 \n\n\n\n\n"
    assert clean(source, config=Config(select=["share", "layout"])).text == BODY
    assert clean(source, config=Config(ignore=["layout"])).text == f"{BODY}\u00a0 \n\n\n\n\n"


def test_a_kept_kind_stays_in_the_text_and_is_lifted() -> None:
    result = clean(DATED, config=Config(keep_kinds=["date"]))
    assert result.text == f"Published: 15 January 2024\n\n{BODY}\n\n{MORE}"
    assert result.metadata == clean(DATED).metadata
    assert result.metadata.date == "2024-01-15"
    ignored = clean(DATED, config=Config(ignore=["date"]))
    assert (ignored.text, ignored.metadata.date) == (result.text, None)


def test_languages() -> None:
    assert "share-line" in removed(languages=["en"])
    assert removed(languages=None) == removed()
    assert "share-line" not in removed(languages=[])


def test_min_confidence() -> None:
    for sure in (0, 0.6, 0.9, 0.93, 0.94, 0.95, 0.96, 1):
        result = clean(DATED, config=Config(min_confidence=sure))
        assert taken(result) == {edit.rule for edit in clean(DATED).edits if edit.kind != "layout" and edit.confidence >= sure}
        assert all(edit.confidence >= sure for edit in result.edits)
    assert removed(min_confidence=1) == set()


def gone(result: Result) -> set[int]:
    return {place for edit in result.edits if edit.kind != "layout" for place in range(edit.start, edit.end)}


def test_balanced_removes_what_precision_removes() -> None:
    precision, balanced = Cleaner(Config(preset="precision")), Cleaner()
    more = 0
    for path in SOURCES:
        least, usual = gone(precision.clean(read(path))), gone(balanced.clean(read(path)))
        assert least <= usual, path
        more += least < usual
    assert more


# Rules of one's own


@rule(kind="promo", confidence=0.7)
def everything(page: Page) -> Iterator[Finding]:
    """Every line of a page. There is no more to it.

    More is said here. And here.

    Removes:
        A line
            of two lines
        Another
    Keeps:
        ~~Nothing~~ at all
    """
    for index in range(len(page.lines)):
        yield page.drop(index, "every line goes", Fact("tags", "all"))


@rule(kind="promo", confidence=0.95, id="the-body")
def body(page: Page) -> Iterator[Finding]:
    """The body.

    Removes:
        The harbour board
    Keeps:
        The harbour
    """
    yield from (page.drop(index, "it is the body") for index, line in enumerate(page.lines) if line.text == BODY)


def test_the_guard_is_flagged() -> None:
    source = f"{BODY}\n\n{MORE}"
    result = Cleaner(rules=[everything]).clean(source)
    assert (result.text, result.flags, result.edits, result.metadata) == (source, ("guarded",), (), told_of(source))
    free = Cleaner(Config(guard=False), rules=[everything]).clean(source)
    assert (free.text, free.flags, free.metadata.tags, free.restore()) == ("", ("empty",), ("all",), source)
    sure = Cleaner(Config(preset="precision"), rules=[everything]).clean(source)
    assert (sure.text, sure.flags) == (source, ())


def test_the_guard_lets_the_strong_evidence_stand() -> None:
    result = Cleaner(Config(select=["share", "layout"]), rules=[everything, body]).clean(f"{BODY}\n\nShare this article\n\n{MORE}")
    assert (result.text, result.flags) == (MORE, ("guarded",))
    assert taken(result) == {"the-body", "share-line"}


@pytest.mark.parametrize("source", ["", " \n\u00a0\n", "\u200b", "Share this article", b"", b"\xef\xbb\xbf"])
def test_no_text_is_flagged(source: str | bytes) -> None:
    result = clean(source)
    assert (result.text, result.flags, result.settled) == ("", ("empty",), True)


def test_text_is_not_flagged() -> None:
    assert (clean(DATED).flags, clean(DATED).settled) == ((), True)


def test_a_rule_that_never_ends_is_told() -> None:
    @rule(kind="promo", confidence=0.95)
    def nibble(page: Page) -> Iterator[Finding]:
        """First letter.

        Removes:
            x
        Keeps:
            y
        """
        if len(page.text) > 1:
            yield page.cut(0, 0, 1, "a letter")

    source = "abcdefghijklmnopqrstuvwxyz"
    result = Cleaner(Config(select=[]), rules=[nibble]).clean(source)
    assert not result.settled
    assert source.endswith(result.text)
    assert 0 < len(result.text) < len(source)
    assert result.restore() == source


def test_what_a_rule_is() -> None:
    assert isinstance(everything, Rule)
    assert (everything.id, everything.kind, everything.confidence, everything.phrases) == ("everything", "promo", 0.7, ())
    assert everything.summary == "Every line of a page."
    assert everything.removes == ("A line\nof two lines", "Another")
    assert everything.keeps == ("~~Nothing~~ at all",)
    assert (body.id, body.summary) == ("the-body", "The body.")


def test_phrases_of_a_rule() -> None:
    for phrases in ("share", ["share"], ("share",)):
        assert rule(kind="promo", phrases=phrases)(documented()).phrases == ("share",)


def documented(
    text: str | None = "Noise.\n\nRemoves:\n    a\nKeeps:\n    b\n", name: str = "noise"
) -> Callable[[Page], Iterator[Finding]]:
    def function(_: Page) -> Iterator[Finding]:
        yield from ()

    function.__doc__, function.__name__ = text, name
    return function


def test_the_id_of_a_rule() -> None:
    assert rule(kind="promo")(documented(name="ferry_times")).id == "ferry-times"
    assert rule(kind="promo", id="boat-2")(documented(name="ferry_times")).id == "boat-2"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "Promo"}, r"rule kind 'Promo': pass lower-case words joined by hyphens, such as 'share-line'"),
        ({"kind": "my promo"}, r"rule kind 'my promo'"),
        ({"kind": "my_promo"}, r"rule kind 'my_promo'"),
        ({"kind": ""}, r"rule kind ''"),
        ({"kind": "promo", "id": "Ferry"}, r"rule id 'Ferry': pass lower-case words joined by hyphens"),
        ({"kind": "promo", "id": "ferry_times"}, r"rule id 'ferry_times'"),
        ({"kind": "promo", "id": "ferry--times"}, r"rule id 'ferry--times'"),
        ({"kind": "promo", "id": "ferry-"}, r"rule id 'ferry-'"),
        ({"kind": "promo", "id": "ferry\n"}, r"rule id 'ferry\\n'"),
        ({"kind": "promo", "id": "fähre"}, r"rule id 'fähre'"),
        ({"kind": "promo", "confidence": 0}, r"rule 'noise': confidence 0 must be a number above 0 and not above 1"),
        ({"kind": "promo", "confidence": -0.5}, r"confidence -0\.5"),
        ({"kind": "promo", "confidence": 1.01}, r"confidence 1\.01"),
        ({"kind": "promo", "confidence": float("nan")}, r"confidence nan"),
        pytest.param({"kind": None}, r"rule kind None"),
        pytest.param({"kind": "promo", "id": 3}, r"rule id 3"),
        pytest.param({"kind": "promo", "confidence": "0.9"}, r"confidence '0\.9'"),
        pytest.param({"kind": "promo", "confidence": None}, r"confidence None"),
        pytest.param({"kind": "promo", "phrases": 3}, r"phrases"),
    ],
)
def test_bad_rules_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        rule(**options)(documented())


@pytest.mark.parametrize("confidence", [0.01, 1, 1.0])
def test_confidence_of_rules(confidence: float) -> None:
    assert rule(kind="promo", confidence=confidence)(documented()).confidence == confidence


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Noise.",
        "Noise.\n\nRemoves:\n    a\n",
        "Noise.\n\nKeeps:\n    b\n",
        "Noise.\n\nRemoves:\nKeeps:\n    b\n",
        "Noise.\n\nRemoves:\n    a\nKeeps:\n",
        "Noise.\n\nremoves:\n    a\nkeeps:\n    b\n",
        "Noise. Removes: a Keeps: b",
        pytest.param("Removes:\n    a\nKeeps:\n    b\n"),
    ],
)
def test_a_rule_needs_a_sentence_and_examples(text: str | None) -> None:
    with pytest.raises(ArgumentError, match=r"rule 'noise': its docstring .*'Removes:'.*'Keeps:'"):
        rule(kind="promo")(documented(text))


def test_a_rule_needs_a_name() -> None:
    with pytest.raises(ArgumentError, match="rule id '<lambda>'"):
        rule(kind="promo")(lambda _: ())


# What a rule sees and says


def page_of(text: str, *phrases: Phrase) -> Page:
    return Page(Document(text, Matcher(phrases)), replace(everything, phrases=("words",)))


def test_a_page() -> None:
    page = page_of(f"{BODY}\n\n \u00a0Share this\u200b \nnow\n", Phrase("words", "en", "whole", "share this"))
    assert [line.text for line in page.lines] == [BODY, "Share this", "now"]
    assert list(page.gaps) == [False, True, False]
    assert [(hit.line, hit.phrase.text) for hit in page.hits] == [(1, "share this")]
    assert page.text.startswith(BODY)


def test_findings_carry_the_rule() -> None:
    page = page_of("one\ntwo\n")
    fact = Fact("tags", "x")
    assert page.drop(1, "why", fact) == Finding(4, 8, "drop", "everything", "promo", 0.7, "why", "", (fact,))
    assert page.drop(0, "why", confidence=0.3) == Finding(0, 4, "drop", "everything", "promo", 0.3, "why")
    assert page.keep(0, "why", fact) == Finding(0, 4, "keep", "everything", "promo", 0.7, "why", "", (fact,))
    assert page.keep(1, "why", span=(1, 3), confidence=1) == Finding(5, 7, "keep", "everything", "promo", 1, "why")
    assert page.replace(3, 4, "; ", "why") == Finding(3, 4, "replace", "everything", "promo", 0.7, "why", "; ")


# Of "First\n\n  Ab cd. Ef gh.\nLast": what is cut out of the second line's text, and what is left.
@pytest.mark.parametrize(
    ("cut", "left"),
    [
        ("Ab cd.", "First\n\n  Ef gh.\nLast"),
        ("Ab", "First\n\n  cd. Ef gh.\nLast"),
        ("Ef gh.", "First\n\n  Ab cd.\nLast"),
        ("cd.", "First\n\n  Ab Ef gh.\nLast"),
        ("Ab cd. Ef gh.", "First\n\nLast"),
        ("A", "First\n\n  b cd. Ef gh.\nLast"),
    ],
)
def test_cut(cut: str, left: str) -> None:
    text = "First\n\n  Ab cd. Ef gh.\nLast"
    page = page_of(text)
    start = page.lines[1].text.index(cut)
    found = page.cut(1, start, start + len(cut), "why")
    assert (found.action, text[: found.start] + text[found.end :]) == ("drop", left)


SHARE = Phrase("words", "en", "whole", "share")


@pytest.mark.parametrize(
    ("text", "phrase", "stock"),
    [
        ("Share", SHARE, True),
        (f"{BODY}\nShare\n{BODY}", SHARE, True),
        ("Boats\n\nShare\n\nBoats", SHARE, True),
        ("Boats\nShare", SHARE, False),
        ("Share\nBoats", SHARE, False),
        ("Boats\n\nShare\nBoats", SHARE, False),
        ("Share\nShare", SHARE, True),
        ("Boats\nShare this\nBoats", replace(SHARE, text="share this"), True),
        ("Boats at sea\nShare this\nBoats at home", replace(SHARE, text="share this"), False),
        ("Boats\nShare this", replace(SHARE, text="share this"), True),
        ("Share this\nwith the birds", replace(SHARE, text="share this"), False),
        ("Boats\nShare this article\nBoats", replace(SHARE, text="share this article"), True),
        ("Share", replace(SHARE, place="start"), False),
        ("Share this", replace(SHARE, place="start"), False),
    ],
)
def test_stock_phrases(text: str, phrase: Phrase, stock: bool) -> None:  # noqa: FBT001
    page = page_of(text, phrase)
    assert page.stock(page.hits[0]) is stock


def test_a_rule_may_protect_and_replace() -> None:
    @rule(kind="promo", confidence=0.8)
    def guardian(page: Page) -> Iterator[Finding]:
        """Words of the body.

        Protects:
            x
        Keeps:
            y
        """
        yield page.keep(0, "the body stays")
        yield page.replace(len(page.text) - 1, len(page.text), "?", "why not") if page.text.endswith(".") else page.keep(0, "x")

    assert (guardian.removes, guardian.protects, guardian.keeps) == ((), ("x",), ("y",))
    result = Cleaner(Config(select=[], guard=False), rules=[everything, guardian]).clean(f"{BODY}\n{MORE}")
    assert result.text == f"{BODY}\n"
    result = Cleaner(Config(select=[]), rules=[guardian]).clean(f"{BODY}\n{MORE}")
    assert result.text == f"{BODY}\n{MORE[:-1]}?"


# Results


def test_result() -> None:
    result = clean(DATED)
    assert str(result) == result.text == f"{BODY}\n\n{MORE}"
    assert result.restore() == result.source == DATED
    assert [edit.rule for edit in result.edits if edit.kind != "layout"] == ["date-line", "share-line"]
    for edit in result.edits:
        assert DATED[edit.start : edit.end] not in ("", edit.replacement)
    assert BODY in repr(result)
    assert "15 January" not in repr(result)


def test_restore_undoes_replacements() -> None:
    edits = (Edit(0, 2, "", "r", "k", 1, "w"), Edit(3, 4, "XYZ", "r", "k", 1, "w"), Edit(5, 6, "", "r", "k", 1, "w"))
    assert Result("cXYZeg", Metadata(), edits, "abcdefg").restore() == "abcdefg"
    assert Result("same", Metadata(), (), "same").restore() == "same"


@pytest.mark.parametrize("source", [DATED, HTML, "", "half \ud83d a face\x00", f"{BODY}\u2028Share this article"])
def test_results_as_json(source: str) -> None:
    result = clean(source, url="https://ledger.example/storm")
    plain = result.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == ["text", "metadata", "edits", "source", "settled", "flags"]
    assert (plain["text"], plain["source"], plain["settled"], plain["flags"]) == (
        result.text,
        result.source,
        True,
        list(result.flags),
    )
    assert tuple(Edit(**edit) for edit in plain["edits"]) == result.edits
    told = plain["metadata"]
    assert told == result.metadata.to_dict()
    assert (told["url"], told["authors"]) == ("https://ledger.example/storm", list(result.metadata.authors))
    assert {name: Provenance(**origin) for name, origin in told["provenance"].items()} == result.metadata.provenance


def test_what_is_plain_is_a_copy() -> None:
    result = clean(DATED)
    plain = result.to_dict()
    plain["metadata"]["provenance"].clear()
    plain["edits"].clear()
    assert result == clean(DATED)


def test_pickling() -> None:
    result = clean(DATED, url="https://ledger.example/")
    assert pickle.loads(pickle.dumps(result)) == result
    for before in (Cleaner(), Cleaner(Config(preset="precision", ignore=["share"])), Cleaner(Config(select=[]), rules=[body])):
        after = pickle.loads(pickle.dumps(before))
        assert (after.config, after.rules) == (before.config, before.rules)
        assert after.clean(DATED) == before.clean(DATED)
    after = pickle.loads(pickle.dumps(Cleaner(Config(select=[]), rules=[body])))
    assert BODY not in after.clean(DATED).text


def test_results_are_equal_and_hashed_by_value() -> None:
    assert clean(DATED) == Cleaner().clean(DATED) == clean(DATED, config=Config())
    assert len({clean(DATED), Cleaner().clean(DATED), clean(BODY)}) == 2
    assert clean(DATED) != clean(DATED, url="https://ledger.example/")


VALUES = [
    (Finding(0, 1, "drop", "r", "k", 0.9, "why"), "start"),
    (Fact("date", "3 May 2023"), "value"),
    (Edit(0, 1, "", "r", "k", 0.9, "why"), "replacement"),
    (Provenance("url"), "source"),
    (Metadata(), "title"),
    (clean(""), "text"),
    (Config(), "preset"),
    (everything, "confidence"),
]


@pytest.mark.parametrize(("value", "name"), VALUES, ids=lambda value: type(value).__name__)
def test_values_are_frozen(value: object, name: str) -> None:
    before = getattr(value, name)
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, before)
    with pytest.raises(FrozenInstanceError):
        delattr(value, name)
