"""What bulk cleaning costs besides cleaning: `python -m tests.speed 20` measures it on 20 MB of fixtures, side by side.

Two workers must be at least 1.7 times as fast as one, which shows on a machine with two idle cores only; and all that is
not cleaning must cost at most half of it, in processor time.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cleaner import Cleaner
from tests.bulk import ROOT, command

FASTER, COST = 1.7, 0.5


def texts(megabytes: float) -> list[str]:
    """The articles and pages of the fixtures, again and again."""
    files = sorted(path for name in ("articles", "pages") for path in (ROOT / "fixtures" / name).rglob("*.txt"))
    found = [path.read_text("utf-8") for path in files]
    made: list[str] = []
    while sum(map(len, made)) < megabytes * 1e6:
        made += found
    return made


def write(path: Path, made: list[str]) -> Path:
    path.write_bytes(b"".join(json.dumps({"id": n, "text": text}).encode() + b"\n" for n, text in enumerate(made)))
    return path


def timed(source: Path, goal: Path, workers: int) -> tuple[float, float]:
    """Seconds on the clock, and of processors, of one run."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    args = command(source, "-o", goal, "--workers", workers, "--quiet")
    subprocess.run(args, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    passed, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cleaning(made: list[str]) -> float:
    """Processor seconds of cleaning alone."""
    cleaner = Cleaner()
    cleaner.clean(made[0])
    begun = time.process_time()
    for text in made:
        cleaner.clean(text)
    return time.process_time() - begun


def measure(megabytes: float, folder: Path) -> tuple[float, float]:
    """How many times as fast two workers are, and what the rest costs in parts of cleaning.

    Starting is taken off, measured with one document.
    """
    made = texts(megabytes)
    source, small = write(folder / "all.jsonl", made), write(folder / "one.jsonl", made[:1])
    starts = [timed(small, folder / f"start{n}", n) for n in (1, 2)]
    runs = [timed(source, folder / f"out{n}", n) for n in (1, 2)]
    faster = (runs[0][0] - starts[0][0]) / (runs[1][0] - starts[1][0])
    return faster, (runs[0][1] - starts[0][1]) / cleaning(made) - 1


def cost(megabytes: float, folder: Path, tries: int) -> float:
    """What the rest costs alone. Processor time grows on a machine that others use too: the least of each part counts."""
    made = texts(megabytes)
    source, small = write(folder / "all.jsonl", made), write(folder / "one.jsonl", made[:1])
    starts, runs, cleanings = zip(*(_parts(source, small, folder / str(number), made) for number in range(tries)), strict=True)
    return (min(runs) - min(starts)) / min(cleanings) - 1


def _parts(source: Path, small: Path, goal: Path, made: list[str]) -> tuple[float, float, float]:
    """Processor seconds of starting, of a run, and of cleaning alone."""
    goal.mkdir()
    return timed(small, goal / "start", 1)[1], timed(source, goal / "out", 1)[1], cleaning(made)


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        faster, rest = measure(megabytes, Path(folder))
    load = os.getloadavg()[0]
    told = f"two workers {faster:.2f} times as fast as one; the rest costs {rest:.0%} of cleaning"
    sys.stdout.write(f"{told} (load {load:.1f})\n")
    sys.exit(0 if faster >= FASTER and rest <= COST else f"it must be {FASTER} times as fast, and cost at most {COST:.0%}")


if __name__ == "__main__":
    main()
