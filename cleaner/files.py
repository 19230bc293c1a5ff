"""Files that appear under their names only when they are whole."""

from __future__ import annotations

from pathlib import Path

from cleaner.errors import ArgumentError


def write_text(path: str | Path, text: str, called: str) -> None:
    """Write a text in UTF-8. Raises ArgumentError where it cannot, with what the file is `called`, and leaves nothing behind."""
    partial = Path(f"{path}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ArgumentError(f"{called} {str(path)!r}: pass a path that can be written ({error.strerror})") from error
