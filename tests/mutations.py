"""HTML pages, spoilt in the ways that crawls spoil them: cut off, shuffled, with bytes flipped, nested deep.

`python -m tests.mutations 2000 [FILE.jsonl.xz ...]` cleans that many and says how long the slowest took; it fails for an
exception, a broken law or a page over ten seconds. Pages are those of fixtures/html, and of files with an object with
`html` on each line.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from cleaner import Cleaner, Result
from tests.pages import HTML

SLOWEST = 10.0  # seconds that a page may take
_TAG = re.compile(rb"<[^<>]*>")
_NAMES = (b"div", b"span", b"font", b"b", b"table", b"ul", b"li", b"a", b"p", b"blockquote", b"pre", b"svg", b"template", b"form")
Mutation = Callable[[random.Random, bytes], bytes]


def _cut(rng: random.Random, page: bytes) -> bytes:
    return page[: rng.randrange(len(page))] if rng.random() < 0.7 else page[rng.randrange(len(page)) :]


def _flip(rng: random.Random, page: bytes) -> bytes:
    spoilt = bytearray(page)
    for _ in range(rng.choice((1, 20, 1 + len(page) // 100))):
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def _shuffle(rng: random.Random, page: bytes) -> bytes:
    tags = _TAG.findall(page)
    rng.shuffle(tags)
    kept = iter(tags)
    return _TAG.sub(lambda tag: next(kept) if rng.random() < 0.5 else tag[0], page)


def _drop(rng: random.Random, page: bytes) -> bytes:
    share = rng.choice((0.02, 0.3))
    return _TAG.sub(lambda tag: b"" if rng.random() < share else tag[0], page)


def _nest(rng: random.Random, page: bytes) -> bytes:
    place, depth = rng.randrange(len(page)), rng.choice((50, 300, 1500, 5000))
    return page[:place] + b"".join(b"<%s>" % rng.choice(_NAMES) for _ in range(depth)) + page[place:]


def _repeat(rng: random.Random, page: bytes) -> bytes:
    start = rng.randrange(len(page))
    part = page[start : start + rng.randrange(2000)]
    return page[:start] + part * rng.choice((2, 50, 400)) + page[start:]


def _stuff(rng: random.Random, page: bytes) -> bytes:
    place = rng.randrange(len(page))
    stuffing = rng.choice((b"<script>", b"<!--", b"</html>", b"\0" * 50, b"<" * 500, b"&" * 500, b'"', b"<a x=1 " + b"y=2 " * 3000))
    return page[:place] + stuffing + page[place:]


def _swap(rng: random.Random, page: bytes) -> bytes:
    one, two = sorted(rng.randrange(len(page)) for _ in range(2))
    return page[two:] + page[one:two] + page[:one]


MUTATIONS: Sequence[Mutation] = (_cut, _flip, _shuffle, _drop, _nest, _repeat, _stuff, _swap)


def mutated(count: int, pages: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """That many spoilt pages, each with how it was made; always the same."""
    for number in range(count):
        rng = random.Random(number)
        page = rng.choice(pages)
        chosen = rng.choices(MUTATIONS, k=rng.choice((1, 1, 2, 3)))
        for mutate in chosen:
            page = mutate(rng, page) if page else page
        yield f"{number}: {', '.join(mutate.__name__ for mutate in chosen)}", page


def check(page: bytes, cleaner: Cleaner) -> Result:
    """Clean a page as HTML, restore it, and clean what is left once more."""
    result = cleaner.clean(page, kind="html")
    assert result.restore() == result.source
    assert not result.settled or cleaner.clean(result.text, kind="text").text == result.text
    return result


def _pages(files: Sequence[str]) -> list[bytes]:
    pages = [path.read_bytes() for path in HTML]
    for file in files:
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            pages += [json.loads(line)["html"].encode("utf-8", "replace") for line in lines]
    return pages


def main() -> None:
    """Clean mutated pages and report."""
    count, *files = sys.argv[1:]
    cleaner, slowest, broken = Cleaner(), (0.0, ""), 0
    for made, page in mutated(int(count), _pages(files)):
        start = time.perf_counter()
        try:
            check(page, cleaner)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            broken += 1
            print(f"{made}: {type(error).__name__}: {str(error)[:200]}")  # noqa: T201
        slowest = max(slowest, (time.perf_counter() - start, made))
    print(f"{count} pages, {broken} broken; the slowest took {slowest[0]:.2f} s ({slowest[1]})")  # noqa: T201
    sys.exit(bool(broken) or slowest[0] > SLOWEST)


if __name__ == "__main__":
    main()
