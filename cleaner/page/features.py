"""What is asked of a block of a page: its text, its element, its neighbours, and what others took for the article."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.fold import UNSPACED_WEIGHT, unspaced, words
from cleaner.page.blocks import INSIDE, NAMES, Block, Node, Page

PROSE = 80  # letters of a block that is prose, where an ideograph counts for 2.5
MOST = 800  # letters that one block counts, at the most
MAIN = 0.75  # of the prose that others took for the article, which the article's element holds
AWAY = 50  # steps and lines beyond which it does not matter how far
TAGS = (
    *(("p",), ("li",), ("h1",), ("h2",), ("h3",), ("h4", "h5", "h6"), ("div",), ("td", "th", "tr"), ("figcaption", "caption")),
    *(("blockquote",), ("section",), ("article",), ("pre",), ("dd", "dt")),
)
_TAG = {tag: number for number, tags in enumerate(TAGS, 1) for tag in tags}
_ENDS = frozenset(".!?。！？।…")
_CLOSING = "\"'”’»)]）」』"
_MARKS = frozenset("|•·›»/©@▶►→")
_QUOTES = frozenset("\"“„«‘'「『")


class Heard(NamedTuple):
    """What the page and others say of its blocks.

    votes        whether an extractor took the block for a part of the article
    body         whether it stands in the article's text that the page gives for machines; None where it gives none
    title        the title's words
    description  the description's words
    """

    votes: Sequence[bool]
    body: Sequence[bool] | None
    title: frozenset[str]
    description: frozenset[str]


def features(page: Page, heard: Heard) -> list[list[float]]:
    """For each block the values of the features that `FEATURES` names."""
    return [list(row.values()) for row in _rows(page, heard)]


def _rows(page: Page, heard: Heard) -> list[dict[str, float]]:
    blocks = page.blocks
    ground = _Ground(page, heard)
    rows = [{**_own(block), **ground.row(number, block)} for number, block in enumerate(blocks)]
    near = [{name: row[name] for name in SHARED} for row in rows]
    edge = dict.fromkeys(SHARED, -9.0)
    for number, row in enumerate(rows):
        for shift in (-2, -1, 1, 2):
            other = number + shift
            inside = 0 <= other < len(rows)
            for name, value in (near[other] if inside else edge).items():
                row[f"{name} {shift:+d}"] = value
            row[f"beside {shift:+d}"] = inside and blocks[other].node.parent is blocks[number].node.parent
    return rows


SHARED = ("link", "sentence", "vote", "tag", "parent prose", "alike vote", "body")


def _own(block: Block) -> dict[str, float]:
    text, node = block.text, block.node
    size = len(text)
    told = words(text)
    row: dict[str, float] = {
        "letters": weight(text),
        "words": len(told),
        "link": block.linked / size,
        "strong": block.strong / size,
        "sentence": text.rstrip(_CLOSING)[-1:] in _ENDS,
        "stops": sum(text.count(f"{end} ") for end in ".!?") + sum(map(text.count, "。！？")),
        "lower": text[0].islower(),
        "quote": text[0] in _QUOTES,
        "colon": text[-1] in ":：",
        "marks": sum(map(text.count, _MARKS)),
        "tag": _TAG.get(node.tag, 0),
        "first": block.first,
        "dated": block.dated,
        "hidden": node.hidden,
        "list": node.level,
    }
    row.update((f"in {tag}", node.inside >> bit & 1) for bit, tag in enumerate(INSIDE))
    row.update(zip((f"{name} above" for name in NAMES), node.named, strict=True))
    return row


class _Ground:
    """How a page's elements relate to the text that others took for the article."""

    def __init__(self, page: Page, heard: Heard) -> None:
        blocks = page.blocks
        self.heard = heard
        self.count = len(blocks)
        self.share = sum(heard.votes) / max(1, self.count)
        weights = [min(MOST, weight(block.text)) for block in blocks]
        self.prose = [
            number
            for number, (block, voted) in enumerate(zip(blocks, heard.votes, strict=True))
            if voted and weights[number] >= PROSE and 2 * block.linked < len(block.text)
        ]
        self.held: Counter[Node] = Counter()
        self.voted: Counter[Node] = Counter()
        for number in self.prose:
            self.held[blocks[number].node] += int(weights[number])
        for block, voted in zip(blocks, heard.votes, strict=True):
            if voted:
                self.voted[block.node] += len(block.text)
        for node in reversed(page.nodes):
            if node.parent is not None:
                self.held[node.parent] += self.held[node]
                self.voted[node.parent] += self.voted[node]
        self.total = max(1, sum(int(weights[number]) for number in self.prose))
        self.steps = self._steps(page.nodes)
        self.alike: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for block, voted in zip(blocks, heard.votes, strict=True):
            seen = self.alike[block.node.signs]
            seen[0] += 1
            seen[1] += voted
        self.titles = [number for number, block in enumerate(blocks) if block.node.tag == "h1"]

    def _steps(self, nodes: Sequence[Node]) -> dict[Node, tuple[int, int]]:
        """For every element how many steps up to what it shares with the article's element, and from that one down."""
        main: Node | None = None
        for node in nodes:  # those that hold enough stand in one another
            if self.prose and self.held[node] >= MAIN * self.total:
                main = node
        found: dict[Node, tuple[int, int]] = {}
        down, around = 0, main
        while around is not None:
            found[around] = (0, down)
            around, down = around.parent, down + 1
        for node in nodes:
            if node not in found:
                up, down = found[node.parent] if node.parent else (0, AWAY)
                found[node] = (up + 1, down)
        return found

    def row(self, number: int, block: Block) -> dict[str, float]:
        heard, node = self.heard, block.node
        voted = heard.votes[number]
        place = bisect(self.prose, number)
        around = [abs(number - self.prose[at]) for at in (place - 1, place) if 0 <= at < len(self.prose)]
        alike = self.alike[node.signs]
        told = frozenset(words(block.text)) if len(block.text) < MOST else frozenset()
        up, down = self.steps[node]
        parent = node.parent or node
        beyond = parent.parent or parent
        row: dict[str, float] = {
            "vote": voted,
            "body": -1 if heard.body is None else heard.body[number],
            "votes": self.share,
            "up": min(AWAY, up),
            "down": min(AWAY, down),
            "alike": alike[0],
            "alike vote": (alike[1] - voted) / (alike[0] - 1) if alike[0] > 1 else -1.0,
            "after": _clipped(number - self.prose[-1]) if self.prose else AWAY,
            "before": _clipped(self.prose[0] - number) if self.prose else AWAY,
            "near": min(AWAY, *around) if around else AWAY,
            "from title": self._from_title(number),
            "title": _shared(told, heard.title),
            "description": _shared(told, heard.description),
        }
        for name, element in (("own", node), ("parent", parent), ("beyond", beyond)):
            size = max(1, element.size)
            row[f"{name} prose"] = self.held[element] / self.total
            row[f"{name} vote"] = self.voted[element] / size
            row[f"{name} link"] = element.linked / size
        return row

    def _from_title(self, number: int) -> float:
        if not self.titles:
            return -AWAY - 1
        place = bisect(self.titles, number)
        return _clipped(number - self.titles[max(0, place - 1)])


def weight(text: str) -> float:
    """The length of a text in letters, where an ideograph counts for 2.5."""
    wide = not text.isascii() and (unspaced(text[len(text) // 2]) or unspaced(text[len(text) // 4]))
    return len(text) * UNSPACED_WEIGHT if wide else float(len(text))


def _clipped(distance: int) -> int:
    return max(-AWAY, min(AWAY, distance))


def _shared(told: frozenset[str], known: frozenset[str]) -> float:
    """How much of the smaller of two sets of words the other has."""
    fewest = min(len(told), len(known))
    return len(told & known) / fewest if fewest > 1 else float(told == known and fewest == 1)


_BLANK = Node("p", {}, None)
FEATURES = tuple(_rows(Page([Block("A", _BLANK)], [_BLANK]), Heard((True,), None, frozenset(), frozenset()))[0])
