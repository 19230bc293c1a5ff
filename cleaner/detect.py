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
    for rule in rules:
        if rule.phrases and document.hits.keys().isdisjoint(rule.phrases):
            continue
        findings += _run(rule, document)
    return findings


def _run(rule: Rule, document: Document) -> list[Finding]:
    try:
        found = list(rule(Page(document, rule)))
    except CleanerError:
        raise
    except Exception as error:
        raise PluginError(f"rule {rule.id!r} of package {rule.package!r} failed: {type(error).__name__}: {error}") from error
    size = len(document.text)
    for finding in found:
        if not 0 <= finding.start < finding.end <= size:
            span = f"{finding.start}:{finding.end}"
            raise PluginError(
                f"rule {rule.id!r} of package {rule.package!r} reported the span {span} of a text of {size} characters"
            )
    return found
