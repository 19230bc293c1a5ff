"""Leftovers of templates."""

import re
from collections.abc import Iterator, Sequence

from cleaner.document import Line
from cleaner.model import Finding
from cleaner.rule import Page, rule

_DEBRIS = re.compile(
    r"""(?:\s*(?:
        \[(?P<tag>[a-z][a-z0-9_-]{2,24})(?:[ =][^\[\]]{0,300})?\][^\[\]]{1,400}\[/(?P=tag)\]  # [caption id="…"]…[/caption]
        | \[/?[a-z][a-z0-9_-]{2,24}(?:[ =][^\[\]]{0,300})?\]  # [button link="…"]
        | \{\{[^{}]{1,200}\}\}  # {{…}}
        | \{%[^{}%]{1,200}%\}  # {% … %}
        | <!--[^<>]{0,200}-->
    ))+\s*""",
    re.VERBOSE,
)
_CODE = re.compile(r"[;{}<>=]|^\s*(?:def|for|if|return|import|class|echo|function|var|let|const)\b")


@rule(kind="debris", confidence=0.92)
def template_debris(page: Page) -> Iterator[Finding]:
    """Shortcode or template variable that was never filled in, on a line of its own.

    Removes:
        [button link="/subscribe"]
        {{ad.slot}}
        [gallery ids="1,2"]
        [pullquote]The sea was here before the road.[/pullquote]
        {% include "share.html" %}
    Keeps:
        [1]
        [laughs]
        [sic]
        for name in names:
            {{ name }}
            return total;
    """
    if not any(mark in page.text for mark in "[{<"):
        return
    for index, line in enumerate(page.lines):
        first, last = line.text[0], line.text[-1]
        if first in "[{<" and last in "]}>" and line.words <= 60 and _DEBRIS.fullmatch(line.text):
            if first == "[" and not re.search(r"[=/_]|\d\]|\"", line.text):
                continue
            if not _in_code(page.lines, index):
                yield page.drop(index, "template code that was not filled in")


def _in_code(lines: Sequence[Line], index: int) -> bool:
    """Whether a neighbouring line is code, in which a template variable is at home."""
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return any(_CODE.search(line.text) and not line.paragraph and not _DEBRIS.fullmatch(line.text) for line in beside)
