"""Finds and loads rules: those of `cleaner.rules`, and those that installed packages name under `cleaner.rules`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from cleaner.errors import PluginError
from cleaner.lexicon import Phrase, lexicon_names, read_lexicons
from cleaner.rule import Rule

GROUP = "cleaner.rules"


@lru_cache(maxsize=1)
def installed_rules() -> tuple[Rule, ...]:
    """Every rule of this library and of installed packages, by kind and id.

    Raises PluginError, which names the package, when one cannot be loaded or its id is taken.
    """
    found = {rule.id: (rule, "cleaner") for rule in _built_in()}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        package = entry.dist.name if entry.dist is not None else entry.value
        for rule in _plugged_in(entry, package):
            if rule.id in found and found[rule.id] != (rule, package):
                raise PluginError(
                    f"package {package!r}: the rule id {rule.id!r} is taken by {found[rule.id][1]!r}; give it another id"
                )
            found[rule.id] = rule, package
    return in_order(rule for rule, _ in found.values())


def in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules by kind and id."""
    return tuple(sorted(rules, key=lambda rule: (rule.kind, rule.id)))


def phrases_of(rules: Iterable[Rule], languages: Collection[str] | None) -> Iterator[Phrase]:
    """The phrases that wake the rules: of this library's lexicons, and of those in files beside a plug-in's rule.

    Raises PluginError for a lexicon that is in neither place.
    """
    known = frozenset(lexicon_names())
    yield from read_lexicons({name for rule in rules for name in rule.phrases if name in known}, languages)
    for rule in rules:
        folder = Path(rule.function.__code__.co_filename).parent
        for name in sorted(set(rule.phrases) - known):
            if not any(folder.glob(f"{name}.*.txt")):
                raise PluginError(f"rule {rule.id!r} of package {rule.package!r}: there is no lexicon {name!r}, here or beside it")
            yield from read_lexicons([name], languages, folder)


def _built_in() -> Iterator[Rule]:
    import cleaner.rules as package

    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield from (rule for rule in _rules_of(importlib.import_module(module.name)) if rule.function.__module__ == module.name)


def _rules_of(module: ModuleType) -> list[Rule]:
    return [item for item in vars(module).values() if isinstance(item, Rule)]


def _plugged_in(entry: EntryPoint, package: str) -> list[Rule]:
    try:
        loaded = entry.load()
    except (Exception, SystemExit) as error:
        raise PluginError(
            f"package {package!r}: its entry point {entry.name!r} ({entry.value}) cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    if isinstance(loaded, Rule):
        return [loaded]
    if isinstance(loaded, ModuleType) and _rules_of(loaded):
        return _rules_of(loaded)
    raise PluginError(
        f"package {package!r}: its entry point {entry.name!r} ({entry.value}) must name a rule, or a module that holds rules"
    )
