"""Generated pages, built from the shapes that real ones have."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from cleaner.lexicon import read_lexicons
from cleaner.registry import installed_rules

ROOT = Path(__file__).parent.parent
ARTICLES = sorted((ROOT / "fixtures" / "articles").iterdir())
CLEAN = sorted((ROOT / "fixtures" / "clean").glob("*.txt"))
PAGES = sorted(path for path in (ROOT / "fixtures" / "pages").glob("*/page.*"))
HTML = sorted((ROOT / "fixtures" / "html").glob("*/page.html"))
NO_ARTICLE = sorted((ROOT / "fixtures" / "no-article").iterdir())
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def read(path: Path) -> str:
    """A fixture's text, to the byte: no translation of line ends."""
    return path.read_bytes().decode("utf-8")


_FORMS = [folder / f"{form}.txt" for folder in ARTICLES for form in ("article", "extracted", "page")]
SOURCES = [*SEEDS, *CLEAN, *PAGES, *NO_ARTICLE, *_FORMS]

_ODD = [
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\t",
    "  ",
    "\u202f",
    "\u3000",
    "İ",
    "e\u0301",
    "ß",
    "ﬁ",
    "\ud83d",
    "\U0001f600",
    "١٢",
    "…",
    "\x00",
    "\x1f",
]
_LINE_ENDS = [
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\n\n\n",
    "\r",
    "\x85",
    "\u2028",
    "\x0b",
    "\x0c",
    "\n \n",
    "\n\u00a0\n",
    "",
]
_WORDS = [
    "the",
    "council",
    "said",
    "on",
    "Tuesday",
    "that",
    "bridge",
    "ferry",
    "works",
    "would",
    "Follow",
    "Share",
    "this",
    "More",
    "comments",
    "2024",
    "By",
    "on",
    "of",
    "and",
    "to",
    "is",
    "a",
    "Read",
    "cookies",
    "Home",
    "News",
    "in",
    "our",
    "email",
    "newsletter",
    "Jane",
    "Orrell",
    "@ledger",
    "www.ledger.example",
    "©",
    "Photo",
    ":",
    "-",
    "|",
    ">",
    ".",
    ",",
    "?",
    "!",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "*",
    "#",
    "/",
    "12",
    "3",
]
_EXAMPLES = [line for rule in installed_rules() for example in (*rule.removes, *rule.keeps) for line in example.split("\n")]
_NAMES = sorted({name for rule in installed_rules() for name in rule.phrases})
_PHRASES = [phrase.text for phrase in read_lexicons(_NAMES)]
_SENTENCES = [line for path in CLEAN for line in read(path).split("\n") if line.strip()]

phrase_lines = st.builds(
    lambda phrase, tail, case: case(phrase) + tail,
    st.sampled_from(_PHRASES),
    st.sampled_from(
        ["", ":", ": Storm closes the coast road", " on Facebook", " @ledger", ".", "…", " 3 May 2023", " Jane Orrell", "?"]
    ),
    st.sampled_from([str, str.upper, str.title, str.capitalize]),
)
soup = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25).map(" ".join)
lines = st.one_of(
    st.sampled_from(_SENTENCES),
    st.sampled_from(_EXAMPLES),
    phrase_lines,
    soup,
    st.lists(st.sampled_from(_WORDS + _ODD), max_size=12).map("".join),
    st.text(max_size=30),
    st.sampled_from(["* * *", "___", "-", "1.", "…", "[…]", "x" * 3000, "a " * 1500, " " * 500]),
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page of lines of every kind, with every kind of line end."""
    parts = draw(st.lists(st.tuples(lines, st.sampled_from(_LINE_ENDS)), max_size=25))
    return "".join(line + end for line, end in parts)


@st.composite
def whole_pages(draw: st.DrawFn) -> str:
    """A whole page: a menu, prose with other lines among it, and a footer."""
    menu = st.lists(st.one_of(phrase_lines, soup.map(lambda line: line[:30])), min_size=12, max_size=30)
    body = st.lists(st.one_of(st.sampled_from(_SENTENCES), lines), min_size=4, max_size=20)
    parts = [*draw(menu), *draw(body), *draw(body), *draw(menu)]
    return "".join(part + draw(st.sampled_from(["\n", "\n", "\n\n"])) for part in parts)


NOISE = [
    ["Share this article"],
    ["Share on Facebook", "Share on Twitter", "Copy link"],
    ["Facebook Twitter WhatsApp Email"],
    ["Advertisement"],
    ["Story continues below advertisement"],
    ["Read more: Storm closes the coast road for a third day"],
    ["ALSO READ: Ten walks by the sea"],
    ["Sign up for our morning newsletter and never miss a story."],
    ["Follow us on Instagram @harbourledger"],
    ["This website uses cookies to improve your experience while you navigate through it."],
    ["Photo: Ana Lind / Getty Images"],
    ["© 2024 Harbour Ledger Media. All rights reserved."],
    ["You must be logged in to post a comment."],
    ["Please enable JavaScript to view this content."],
    ['[button link="/subscribe"]'],
    ["Download our app for iOS and Android"],
    ["Already a subscriber? Log in"],
    ["Skip to main content"],
    ["4 min read"],
    ["Published: 15 January 2024, 09:30 GMT"],
    ["(Reporting by Lena Horst; Editing by Paul Adair)"],
    [
        "You May Also Like",
        "Ten cars that nobody wanted, and who bought them",
        "Nine boats that everybody loves",
        "Storm closes the coast road for a third…",
    ],
    [
        "Recommended Stories",
        "Oyster season opens early on the lower bay",
        "Council tables the vote on short-term rentals",
        "High school wrestling: the regional results",
    ],
]
