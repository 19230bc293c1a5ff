"""What a cleaner is to do: one frozen `Config`. Presets are data."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from cleaner.errors import ArgumentError
from cleaner.lexicon import known_languages
from cleaner.registry import installed_rules
from cleaner.rule import Rule
from cleaner.sites import SiteProfiles

# The confidence below which a finding is left alone.
PRESETS = {"precision": 0.9, "balanced": 0.6, "recall": 0.4}


@dataclass(frozen=True, slots=True)
class Config:
    """How to clean.

    preset          "precision" removes only what is certain, "recall" more than the default, "balanced"
    select          ids or kinds of the rules to use; None for all, () for none
    ignore          ids or kinds of rules to leave out
    keep_kinds      kinds of noise to leave in the text; what they tell is still lifted into the metadata
    min_confidence  findings below it are left alone; None for the preset's (0.9, 0.6 and 0.4)
    languages       languages whose phrases to look for; None for all
    weights         a file that `cleaner train` wrote, for the scorer of whole pages; None for the weights that come along
    guard           fall back to the certain findings where the others would take nearly the whole page
    markdown        make Markdown of HTML, with headings, lists, quotations, code and emphasis marked, instead of plain text
    sites           what was learned of sites, whose lines go from the pages of these sites; None for nothing

    Raises ArgumentError for a value that is not understood, naming those that are near.
    """

    preset: str = "balanced"
    select: Collection[str] | None = None
    ignore: Collection[str] = ()
    keep_kinds: Collection[str] = ()
    min_confidence: float | None = None
    languages: Collection[str] | None = None
    weights: str | None = None
    guard: bool = True
    markdown: bool = False
    sites: SiteProfiles | None = None

    def __post_init__(self) -> None:
        for name in ("select", "ignore", "keep_kinds", "languages"):
            object.__setattr__(self, name, _names(name, getattr(self, name), optional=name in ("select", "languages")))
        _known("preset", [self.preset], PRESETS)
        kinds = {rule.kind for rule in installed_rules()}
        rules_and_kinds = kinds | {rule.id for rule in installed_rules()}
        _known("rule or kind", (*(self.select or ()), *self.ignore), rules_and_kinds)
        _known("kind", self.keep_kinds, kinds)
        _known("language", self.languages or (), known_languages())
        if not isinstance(self.weights, str | None):
            raise ArgumentError(f"weights: pass the path of a file, or None, not {self.weights!r}")
        if not isinstance(self.sites, SiteProfiles | None):
            raise ArgumentError(f"sites: pass cleaner.SiteProfiles, or None, not {type(self.sites).__name__}")
        for name in ("guard", "markdown"):
            if not isinstance(getattr(self, name), bool):
                raise ArgumentError(f"{name}: pass True or False, not {getattr(self, name)!r}")
        sure = self.min_confidence
        if sure is not None and (isinstance(sure, bool) or not isinstance(sure, int | float) or not 0 <= sure <= 1):
            raise ArgumentError(f"min_confidence: pass a number from 0 to 1, or None for the preset's, not {sure!r}")

    @property
    def threshold(self) -> float:
        """The confidence that a finding needs."""
        return PRESETS[self.preset] if self.min_confidence is None else self.min_confidence

    def rules(self) -> tuple[Rule, ...]:
        """The installed rules that are selected and not ignored."""

        def named(rule: Rule, names: Collection[str]) -> bool:
            return rule.id in names or rule.kind in names

        return tuple(r for r in installed_rules() if (self.select is None or named(r, self.select)) and not named(r, self.ignore))


def _names(name: str, value: object, *, optional: bool) -> tuple[str, ...] | None:
    if value is None and optional:
        return None
    if isinstance(value, str) or not isinstance(value, Collection) or not all(isinstance(item, str) for item in value):
        example = "en" if name == "languages" else "share"
        raise ArgumentError(f"{name}: pass a list or tuple of names, such as {name}=[{example!r}], not {value!r}")
    return tuple(sorted(set(value)))


def _known(what: str, names: Iterable[object], known: Collection[str]) -> None:
    for name in names:
        if isinstance(name, str) and name in known:
            continue
        near = get_close_matches(str(name).lower(), sorted(known), n=3)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"there are: {', '.join(sorted(known))}"
        raise ArgumentError(f"unknown {what} {name!r}; {hint}")
