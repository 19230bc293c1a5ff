"""Captions that end in a credit."""

import re
from collections.abc import Iterator

from cleaner.document import Line
from cleaner.fold import key, words
from cleaner.header import has_author, may_be_header, read_header
from cleaner.lexicon import texts
from cleaner.model import Finding
from cleaner.names import is_role
from cleaner.rule import Page, rule
from cleaner.shapes import quoted

MOST = 50  # words of a caption
NAMED = 14  # words of a credit …
SENTENCE = 5  # … and of one that ends in a full stop
LABEL = 4  # the most words of a label
TAIL = 110  # characters at the end of a line in which a credit stands
MARKS = (":", "：", "/", "|", "•", "©", "(", "（", "…", "...", "—", "-")
LABELS = texts("photo-label")
CAPTIONS = texts("caption")
PHOTO_AGENCIES = texts("photo-agency")
AGENCIES = texts("agency") | PHOTO_AGENCIES
_LABELLED = re.compile(r"(?:^|(?<=[\s(（.。!?»”\"|]))([^:：.!?()（）|]{1,40}?)\s?(?:[:：]|\.\.\.|…)\s?([^\s:：][^:：!?]{1,100})$")
_SHORTENED = re.compile(r"(?:^|[\s(])([^\W\d_]{2,4})\.\s?([^\W\d_a-z][^:!?()]{1,80})\)?$")  # "Fot. Tomasz Rola"
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
        tail = line.text[-TAIL:]
        if (
            line.words <= MOST
            and any(mark in tail for mark in MARKS)
            and not quoted(line)
            and _credited(line, tail)
            and not _byline(line)
        ):
            yield page.drop(index, "caption that ends in a photo credit")


def _credited(line: Line, tail: str) -> bool:
    labelled = _LABELLED.search(tail)
    if labelled and _label(labelled[1]) and _named(labelled[2], SENTENCE if line.sentence else NAMED):
        return True
    shortened = _SHORTENED.search(tail)
    if shortened and shortened[1].casefold() in LABELS and _named(shortened[2], SENTENCE):
        return True
    signed = _SIGNED.search(tail)
    if signed and names_agency(signed[1]):
        return True
    joined = _JOINED.search(tail)
    if joined and not line.sentence and _of(AGENCIES, joined[1]):
        return True
    set_off = _SET_OFF.search(tail)
    if set_off and not line.sentence and _of(PHOTO_AGENCIES, set_off[1]):
        return True
    if _OWNED.search(tail):
        return True
    aside = _PARENTHESIS.search(tail)
    return aside is not None and _aside(aside[1], alone=not line.paragraph)


def _byline(line: Line) -> bool:
    """Whether a line names authors besides photographers."""
    return may_be_header(line) and has_author(read_header(line.text) or ())


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
    opened = any(" ".join(tokens[:size]) in CAPTIONS | PHOTO_AGENCIES for size in range(1, LABEL + 1))
    return opened or (head != text and _label(head))
