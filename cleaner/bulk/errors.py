"""What can go wrong with a run, and with a record of it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from cleaner.errors import ArgumentError, CleanerError


class MissingExtraError(ArgumentError):
    """A format needs a package that is not installed; the message names the extra."""


class RefusedError(ArgumentError):
    """The run would mix with, or write over, what another run has made; the message says what to do."""


class StoppedError(CleanerError):
    """The run cannot go on, as on a full disk. What is done stays, and the same command goes on from there."""


class BadRecordError(CleanerError):
    """A record that cannot be read or cleaned. It is set aside, and the run goes on."""


class BrokenError(CleanerError):
    """An input that cannot be read any further."""


def needed(module: str, what: str) -> Any:
    """The module of that name, which the extra `bulk` brings. Raises MissingExtraError, naming `what` asks for it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"{what}: install the extra first, as with pip install 'article-cleaner[bulk]' (there is no {module})"
        ) from error
