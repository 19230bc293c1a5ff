"""Whom a name belongs to: a person, a desk, the site itself, or nobody."""

from __future__ import annotations

import re

from cleaner.fold import key, words
from cleaner.names import is_agency, is_role, read_names
from cleaner.page.facts.bounds import LONGEST, NAME
from cleaner.page.facts.said import Said

PERSON, DESK, SITE, NOBODY = 3, 2, 1, 0
SHORT = 3  # words of a name that may be anyone's
_ODD = re.compile(r"[@{}<>=#©]|://|\bwww\.|^\W*$|^\d+$", re.IGNORECASE)
_DOMAIN = re.compile(r"\.(?:com|net|org|info|html?|[a-z]{2})(?=$|[\s/,])", re.IGNORECASE)
_SLUG = re.compile(r"[a-z\d]+(?:[._-][a-z\d]+)+")
_COMPANY = re.compile(r"\b(?:GmbH|AG|KG|e\.\s?V|Inc|Ltd|LLC|S\.?A|S\.?r\.?l|B\.?V|PLC|Co)\b\.?")
# What systems write that know no name, as keys.
_UNNAMED = frozenset((
    "admin", "administrator", "webmaster", "super user", "root", "user", "guest", "gast", "anonymous", "anonym", "unknown",
    "unbekannt", "name", "author", "autor", "editor", "redaktion", "staff", "posted", "none", "null", "undefined", "blog",
    "blogger", "wordpress",
))  # fmt: skip


def standing(name: str, said: Said) -> int:
    """Whose a name on a page is: a person's (or a nickname), a desk's or a firm's, the site's or nobody's."""
    folded = key(name[:LONGEST])
    if len(name) > NAME or _ODD.search(name) or folded in _UNNAMED or folded.endswith("admin"):
        return NOBODY
    if said.is_site(name):
        return SITE
    if _DOMAIN.search(name):
        return NOBODY
    if is_role(name) or is_agency(name) or _COMPANY.search(name) or _SLUG.fullmatch(name):
        return DESK
    return PERSON if len(words(name)) <= SHORT or read_names(name, labelled=True) else DESK
