"""How far a run is, on standard error: a live line on a terminal, and a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from cleaner.bulk.state import Checkpoint
from cleaner.bulk.summary import lines
from cleaner.bulk.tally import Tally

SELDOM = 60.0  # seconds between two lines that are no live ones
KINDS = 4  # that the live line names


class Progress:
    """Tells of a run. To be used in a `with` block; a standard error that is closed is no reason to end.

    total  bytes of the input, None where they are not known
    """

    def __init__(self, total: int | None, *, quiet: bool = False) -> None:
        self._total, self._quiet = total, quiet
        self._live: Any = None
        self._task: Any = None
        self._begun: tuple[float, Checkpoint] | None = None
        self._spoken = time.monotonic()

    def __enter__(self) -> Progress:
        if not self._quiet and sys.stderr is not None and sys.stderr.isatty():
            self._live, self._task = _bar(self._total)
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def seen(self, checkpoint: Checkpoint) -> None:
        """Show how far it is."""
        now = time.monotonic()
        if self._begun is None:
            self._begun = (now, checkpoint)
        if self._live is not None:
            self._live.update(self._task, completed=checkpoint.read, told=self._line(checkpoint, now))
        elif not self._quiet and now - self._spoken > SELDOM:
            self._spoken = now
            share = f"{checkpoint.read / self._total:.0%}, " if self._total else ""
            self.told(share + self._line(checkpoint, now))

    def told(self, line: str) -> None:
        """Say one line."""
        plain = " ".join(f"cleaner: {line}".splitlines())
        with suppress(OSError, ValueError):
            if self._live is not None:
                self._live.console.print(plain, markup=False, highlight=False, soft_wrap=True)
            else:
                sys.stderr.write(plain + "\n")
                sys.stderr.flush()

    def stopped(self, why: str, code: int) -> int:
        """Say why it ends before its end. Returns the exit code."""
        self.__exit__()
        self.told(why)
        return code

    def ended(self, checkpoint: Checkpoint, summary: Mapping[str, Any], errors: str) -> None:
        """Say what was done; the last line says how many records were set aside."""
        if self._quiet and not checkpoint.tally.errors:
            return
        with suppress(OSError, ValueError):
            if not self._quiet:
                took = [f"  took {checkpoint.seconds / 60:.1f} minutes"] if checkpoint.seconds >= 60 else []
                sys.stderr.write("\n".join([*lines(summary), *took, ""]))
            number = checkpoint.tally.errors
            sys.stderr.write(f"{number:,} set aside, see {errors}\n" if number else "none set aside\n")
            sys.stderr.flush()

    def _line(self, checkpoint: Checkpoint, now: float) -> str:
        tally = checkpoint.tally
        since, first = self._begun or (now, checkpoint)
        passed = now - since
        rate = (tally.documents - first.tally.documents) / passed if passed > 0 else 0.0
        parts = [f"{tally.documents:,} documents", f"{checkpoint.read / 1e6:,.0f} MB", f"{rate:,.0f}/s", *_kinds(tally)]
        return ", ".join([*parts, f"{tally.errors:,} set aside"])


def _kinds(tally: Tally) -> list[str]:
    sizes = {kind: sum(size for _, size in rules.values()) for kind, rules in tally.removed.items()}
    best = sorted(sizes.items(), key=lambda item: -item[1])[:KINDS]
    return [f"{kind} {size / max(1, tally.before):.1%}" for kind, size in best]


def _bar(total: int | None) -> tuple[Any, Any]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = [
        BarColumn(bar_width=20),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[told]}"),
    ]
    bar = Bar(*columns, console=Console(stderr=True), refresh_per_second=4)
    return bar, bar.add_task("clean", total=total, told="")
