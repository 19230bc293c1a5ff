"""Collects what the rules find on a page. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.document import Document
from cleaner.errors import CleanerError, PluginError
from cleaner.model import Finding
from cleaner.rule import Page, Rule


def detect(document: Document, rules: Iterable[Rule]) -> list[Finding]:
    """The findings of all rules that the page wakes.

    Raises PluginError when a rule fails or reports a span that is not there.
    """
    findings: list[Finding] = []
    awake = document.hits.keys()
    for rule in rules:
        if rule.phrases and awake.isdisjoint(rule.phrases):
            continue
        try:
            found = list(rule.function(Page(document, rule)))
        except CleanerError:
            raise
        except Exception as error:
            raise PluginError(f"{_named(rule)} failed: {type(error).__name__}: {error}") from error
        if found:
            _check(found, rule, len(document.text))
            findings += found
    return findings


def _check(found: Iterable[Finding], rule: Rule, size: int) -> None:
    for finding in found:
        if not 0 <= finding.start < finding.end <= size:
            span = f"{finding.start}:{finding.end}"
            raise PluginError(f"{_named(rule)} reported the span {span} of a text of {size} characters")


def _named(rule: Rule) -> str:
    return f"rule {rule.id!r} of package {rule.package!r}"
