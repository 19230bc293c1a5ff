"""Clean text that was scraped from the web: what is noise goes, named and explained; the article stays."""

from cleaner.api import Cleaner, clean
from cleaner.config import Config
from cleaner.document import Hit, Line
from cleaner.errors import ArgumentError, CleanerError, PluginError
from cleaner.model import Edit, Fact, Finding, Metadata, Provenance, Result
from cleaner.rule import Page, Rule, rule
from cleaner.sites import SiteProfiles

__version__ = "0.6.0"

__all__ = [
    "ArgumentError",
    "Cleaner",
    "CleanerError",
    "Config",
    "Edit",
    "Fact",
    "Finding",
    "Hit",
    "Line",
    "Metadata",
    "Page",
    "PluginError",
    "Provenance",
    "Result",
    "Rule",
    "SiteProfiles",
    "clean",
    "rule",
]
