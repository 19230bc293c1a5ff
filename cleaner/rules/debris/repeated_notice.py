"""Notices that a page repeats."""

from collections import defaultdict
from collections.abc import Iterator

from cleaner.model import Finding
from cleaner.rule import Page, rule

TIMES = 3
LEAST = 110  # weight: a refrain's lines are shorter


@rule(kind="debris", confidence=0.85)
def repeated_notice(page: Page) -> Iterator[Finding]:
    """Sentence that stands on the page three times or more, word for word, and the headings that come with it each time.

    Embedded posts and videos that did not load leave such notices.

    Removes:
        External content is not available
            Your privacy settings keep posts and videos of other sites from being loaded. Change them to see what stood here.
            …
            External content is not available
            Your privacy settings keep posts and videos of other sites from being loaded. Change them to see what stood here.
            …
            External content is not available
            Your privacy settings keep posts and videos of other sites from being loaded. Change them to see what stood here.
    Keeps:
        The wind was up, the tide was out,
            and nobody came to the door.
            The wind was up, the tide was out,
            and nobody came to the door.
            The wind was up, the tide was out,
            and nobody came to the door.
    """
    if len(set(page.lines)) == len(page.lines):  # equal lines are one object
        return
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(page.lines):
        if line.weight >= LEAST and line.text.endswith((".", "。", "।")):  # a question may be put to several people
            places[line.text].append(index)
    repeated = {index for found in places.values() if len(found) >= TIMES for index in found}
    for index in sorted(repeated):
        yield page.drop(index, "notice that the page repeats")
    for step in (-1, 1):
        yield from _beside(page, repeated, step)


def _beside(page: Page, repeated: set[int], step: int) -> Iterator[Finding]:
    """The lines next to the repeated ones that are repeated with them."""
    around: dict[str, list[int]] = defaultdict(list)
    for index in sorted(repeated):
        if 0 <= index + step < len(page.lines) and index + step not in repeated:
            around[page.lines[index + step].text].append(index + step)
    for found in around.values():
        if len(found) >= TIMES:
            for index in found:
                yield page.drop(index, "heading of a notice that the page repeats")
