"""The errors that the library raises."""

from __future__ import annotations


class CleanerError(Exception):
    """Base of every error that `cleaner` raises by itself."""


class ArgumentError(CleanerError, TypeError, ValueError):
    """A wrong argument; the message says what to pass instead."""


class PluginError(CleanerError):
    """A rule that could not be loaded or that failed; the message names the package that it came from."""
