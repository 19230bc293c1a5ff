"""Every rule does what its examples say, stands where its name says, and uses lexicons that exist."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import cleaner
from cleaner import Cleaner, Config, Rule, SiteProfiles
from cleaner.lexicon import known_languages, read_lexicons
from cleaner.registry import installed_rules
from cleaner.rule import MARKUP, MORE, PARAGRAPHS, example_page, set_in_prose

PACKAGE = Path(cleaner.__file__).parent
RULES = [rule for rule in installed_rules() if rule.function.__module__.startswith("cleaner.rules.")]
EVERY = Cleaner()
_TAG = re.compile(r"<[^<>]*>")


URL = "https://ledger.example/bridge"


def sites_of(example: str) -> SiteProfiles:
    """A profile learned from an example between paragraphs of two articles."""
    return SiteProfiles.learn((f"{URL}-{len(prose)}", set_in_prose(example, prose)[0]) for prose in (MORE, PARAGRAPHS * 2))


SITES = {
    (rule.id, example): sites_of(example) if rule.kind == "site" else None
    for rule in RULES
    for example in (*rule.removes, *rule.keeps)
}


def examples(section: str) -> list[object]:
    return [pytest.param(r, e, id=f"{r.id}-{i}") for r in RULES for i, e in enumerate(getattr(r, section))]


@pytest.mark.parametrize(("rule", "example"), examples("removes"))
def test_removes(rule: Rule, example: str) -> None:
    page, left = example_page(rule, example)
    assert page != left
    assert Cleaner(Config(select=[rule.id, "layout"], sites=SITES[rule.id, example])).clean(page, url=URL).text == left


@pytest.mark.parametrize(("rule", "example"), examples("protects"))
def test_protects(rule: Rule, example: str) -> None:
    page, _ = example_page(rule, example)
    assert EVERY.clean(page).text == page
    kept = EVERY.clean(page).metadata.provenance.values()
    assert Cleaner(Config(ignore=[rule.id])).clean(page).text != page or rule.id in {origin.rule for origin in kept}


@pytest.mark.parametrize(("rule", "example"), examples("keeps"))
def test_keeps(rule: Rule, example: str) -> None:
    page, _ = example_page(rule, example)
    result = Cleaner(Config(select=[rule.id], sites=SITES[rule.id, example])).clean(page, url=URL)
    assert result.text == result.source
    if rule.kind != MARKUP:
        assert result.source == page
    else:
        assert all(_TAG.sub("", line) in result.text for line in page.split("\n"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_stands_where_its_name_says(rule: Rule) -> None:
    path = Path(inspect.getfile(rule.function))
    assert path == PACKAGE / "rules" / rule.kind / f"{rule.id.replace('-', '_')}.py"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_lexicons_exist(rule: Rule) -> None:
    missing = [name for name in rule.phrases if not list(read_lexicons([name]))]
    assert not missing


def test_lexicon_files_hold_no_phrase_twice() -> None:
    for file in sorted((PACKAGE / "lexicon").glob("*.txt")):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        assert len(lines) == len(set(lines)), (file.name, sorted({line for line in lines if lines.count(line) > 1}))


def test_lexicon_files_are_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    names = {file.name.split(".")[0] for file in (PACKAGE / "lexicon").glob("*.txt")}
    assert {name for name in names if f'"{name}"' not in code} == set()
    assert "en" in known_languages()
