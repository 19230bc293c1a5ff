"""Writes docs/rules.md, the catalogue of rules, from the rules' docstrings.

`python docs/make_rules.py` writes it; with `--check` it writes nothing, and fails where the file is out of date.
"""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from cleaner.registry import installed_rules
from cleaner.rule import Rule

FILE = Path(__file__).with_name("rules.md")
HEAD = """\
<!-- Written by docs/make_rules.py from the rules' docstrings. -->

# Rules

Every rule has an id and belongs to a kind. `Config` and the command line take both.

Below each rule stand examples of what it removes, and of what looks alike and stays. An example begins at the margin
and goes on in the indented lines below it. A line with nothing but `…` stands for a paragraph of prose. Where a part
is struck through (`~~so~~`), that part goes and the rest stays; elsewhere every line of the example but `…` goes.
`~~old~>new~~` is a replacement. What a rule protects, it saves from other rules, or reads without taking it. Examples
of layout rules write as escapes (`\\u00a0`) what cannot be seen. [Writing a rule](writing-a-rule.md) has the details.

The confidence is the one that the rule reports unless it says otherwise: a rule may be less sure, or more, of a single
finding.
"""


def catalogue() -> str:
    """The page, whole."""
    return HEAD + "".join(_sections())


def _sections() -> Iterator[str]:
    rules = [rule for rule in installed_rules() if rule.function.__module__.startswith("cleaner.rules.")]
    for kind, group in groupby(rules, key=lambda rule: rule.kind):
        yield f"\n## {kind}\n\n{_prose(importlib.import_module(f'cleaner.rules.{kind}').__doc__)}\n"
        for rule in group:
            yield _section(rule)


def _section(rule: Rule) -> str:
    woken = f" Woken by the phrases of {', '.join(f'`{name}`' for name in rule.phrases)}." if rule.phrases else ""
    parts = [
        f"### {rule.id}",
        _prose(rule.function.__doc__),
        f"Confidence {rule.confidence:.2f}.{woken}",
        *(f"{name}:\n\n{_block(examples)}" for name, examples in _examples(rule) if examples),
    ]
    return "\n" + "\n\n".join(parts) + "\n"


def _examples(rule: Rule) -> tuple[tuple[str, Sequence[str]], ...]:
    return ("Removes", rule.removes), ("Protects", rule.protects), ("Keeps", rule.keeps)


def _prose(docstring: str | None) -> str:
    """A docstring as far as its examples, a paragraph a line."""
    text = re.split(r"^(?:Removes|Protects):$", inspect.cleandoc(docstring or ""), maxsplit=1, flags=re.MULTILINE)[0]
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def _block(examples: Sequence[str]) -> str:
    return "```text\n" + "".join(example.replace("\n", "\n    ") + "\n" for example in examples) + "```"


def main(arguments: Sequence[str]) -> int:
    """Write the page, or check it. Returns the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/make_rules.py [--check]\n")
        return 2
    text = catalogue()
    if not arguments:
        FILE.write_text(text, encoding="utf-8")
    elif not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
        sys.stderr.write("docs/rules.md is out of date; run: python docs/make_rules.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
