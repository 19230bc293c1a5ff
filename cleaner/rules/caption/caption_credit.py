"""Captions that end in a credit."""

import re
from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import has_unspaced, key, words
from cleaner.header import facts_of, has_author, may_be_header
from cleaner.lexicon import texts
from cleaner.model import Finding
from cleaner.names import is_role
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 50  # words of a caption
NAMED = 14  # words of a credit …
ABBREVIATED = 3  # letters of a label that is written short
GLUED = 20  # characters of the longest name in a script without spaces
LEAST = 2  # characters of a name
LABELLED = 40  # characters before a colon in which its label stands
SENTENCE = 5  # … and of one that ends in a full stop
LABEL = 4  # the most words of a label
TAIL = 110  # characters at the end of a line in which a credit stands
LABELS = texts("photo-label")
CAPTIONS = texts("caption")
PHOTO_AGENCIES = texts("photo-agency")
AGENCIES = texts("agency") | PHOTO_AGENCIES
OPENINGS = CAPTIONS | PHOTO_AGENCIES
CLOSING = (")", "）", "]")
COLONS = (":", "：", "...", "…")
# Labels that are written short, with a full stop: "Fot. Tomasz Rola".
_SHORT = sorted(label for label in LABELS if label.isascii() and label.isalpha() and len(label) == ABBREVIATED)
ABBREVIATIONS = tuple(f"{shown}." for label in _SHORT for shown in (label, label.title()))
_SHORTENED = re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, ABBREVIATIONS))})\s?([^\W\d_a-z][^:!?()]{{1,80}})\)?$")
# The longest word of each label and agency: without one of them there is no credit.
_TELLING = frozenset(max(text.split(" "), key=len) for text in LABELS | CAPTIONS | AGENCIES) | {"©"}
_SIGNED = re.compile(r"(?:[/|•©]|\bvia\b)\s?([^/|•©!?]{2,60})$")
_JOINED = re.compile(r"(?:^|[\s(.,])([^\s/|(][^/|(]{1,20})\s?/\s?[^\W\d_a-z][^/|()!?]{2,40}$")  # "EFE/Ana Lind"
_SET_OFF = re.compile(r"(?:[(\[—–]|\s-)\s?([^(\[—–!?]{2,60})$")
_OWNED = re.compile(r"(?<=\S)\s?©\s?[^\W\d_a-z][\w .&/-]{2,40}$")
_PARENTHESIS = re.compile(r"[(（\[]([^()（）\[\]]{2,100})[)）\]]\.?$")


@rule(kind="caption", confidence=0.9)
def caption_credit(page: Page) -> Iterator[Finding]:
    """Caption that ends in the credit of its photo, or that credit alone after its label.

    Removes:
        Photo: Ana Lind / Getty Images
        Image credit: The Harbour Ledger
        Ships at anchor off the port on Monday. (AP Photo/Koen Daems)
        The library in Tannery Street. Picture: Colin Marsh / Wexcombe Courier
        The clock in 2021 © Elke Marsh
    Keeps:
        Credit: three points for each essay.
        The image was taken from orbit, and Reuters paid for it.
        The picture is clear: nobody came.
    """
    for index, line in enumerate(page.lines):
        if line.words <= MOST and line.once(_ends_in_credit) and not page.among_rows(index):
            yield page.drop(index, "caption that ends in a photo credit")


def _ends_in_credit(line: Line) -> bool:
    # Of prose that ends in a full stop only a parenthesis can be a credit.
    prose = line.paragraph and line.sentence and line.text[-1] not in CLOSING and line.text[-2] not in CLOSING
    if prose:
        return False
    tail = line.text[-TAIL:]
    if _TELLING.isdisjoint(line.key.split(" ") if line.key else words(tail)) and (tail.isascii() or not has_unspaced(tail)):
        return False
    return not quoted(line) and _credited(line, tail) and not (may_be_header(line) and has_author(facts_of(line) or ()))


def _credited(line: Line, tail: str) -> bool:
    """Whether the end of a line is a credit: after a label, in parentheses, or behind a bar or a sign."""
    if any(mark in tail and _labelled(line, *tail.rpartition(mark)) for mark in COLONS):
        return True
    shortened = _SHORTENED.search(tail)
    if shortened and _named(shortened[1], SENTENCE):
        return True
    aside = _PARENTHESIS.search(tail) if tail[-2:].rstrip(".。")[-1:] in CLOSING else None
    if aside and _aside(aside[1], alone=not line.paragraph):
        return True
    return not line.sentence and _signed(tail)


def _labelled(line: Line, before: str, _: str, after: str) -> bool:
    """Whether a name stands behind a mark, and a label before it."""
    named = after.strip()
    spoken = has_unspaced(named) and (named.endswith("。") or len(named) > GLUED)
    if len(named) < LEAST or "?" in named or "!" in named or "？" in named or spoken:
        return False
    return _named(named, SENTENCE if line.sentence else NAMED) and _label(before[-LABELLED:])


def _signed(tail: str) -> bool:
    """Whether a line ends in the name of an agency behind a bar or a sign, or of an owner behind ©."""
    if "/" in tail or "|" in tail or "•" in tail or "©" in tail or "via" in tail:
        signed, joined = _SIGNED.search(tail), _JOINED.search(tail)
        if (signed and names_agency(signed[1])) or (joined and _of(AGENCIES, joined[1])):
            return True
    set_off = _SET_OFF.search(tail)
    return bool(set_off and _of(PHOTO_AGENCIES, set_off[1])) or ("©" in tail and _OWNED.search(tail) is not None)


def _label(text: str) -> bool:
    """Whether a text ends in a label such as "Photo", and where more stands before it, in one after a sentence."""
    tokens = words(text)
    return any(" ".join(tokens[-size:]) in LABELS for size in range(1, LABEL + 1))


def _named(text: str, most: int) -> bool:
    return not (text[0].islower() and not is_role(text)) and not text[0].isdigit() and len(text.split()) <= most


def names_agency(text: str) -> bool:
    """Whether a text begins or ends with the name of an agency."""
    return _of(AGENCIES, text)


def _of(names: frozenset[str], text: str) -> bool:
    tokens = words(text)
    return any(" ".join(tokens[:size]) in names or " ".join(tokens[-size:]) in names for size in range(1, LABEL + 1))


def _aside(text: str, *, alone: bool) -> bool:
    """Whether what stands in parentheses is a credit: "File photo", "Photo: Ana Lind", "AP Photo/Koen Daems"."""
    folded = key(text)
    if folded in CAPTIONS or folded in LABELS:
        return alone and folded not in AGENCIES
    tokens, head = folded.split(" "), re.split("[:：/,]", text, maxsplit=1)[0]
    opened = any(" ".join(tokens[:size]) in OPENINGS for size in range(1, LABEL + 1))
    return opened or (head != text and _label(head))
