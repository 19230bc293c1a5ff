"""A run that is killed again and again: `python -m tests.kills 100` kills it a hundred times with SIGKILL.

It is started anew each time. In the end the output must be that of a run that nobody disturbed, byte for byte, and every
document must be in it once.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bulk import ROOT, command, jsonl, parquet, read_rows, rows, text_of, tree, warc, write


def inputs(folder: Path, count: int) -> list[str]:
    """Files of all sorts with `count` documents in each of two large ones, and some small ones. Returns the ids."""
    write(folder, "a.jsonl.gz", jsonl(rows(count)))
    write(folder, "b.parquet", parquet(rows(count // 4, count)))
    write(folder, "c.warc.gz", warc(rows(8, 10 * count)))
    write(folder, "d.jsonl", jsonl(rows(count, 2 * count)))
    write(folder, "e.jsonl", b"")
    for number in range(10):
        write(folder, f"texts/{number}.txt", text_of(number).encode())
    ids = [f"d{n}" for n in (*range(count + count // 4), *range(2 * count, 3 * count))]
    return sorted([*ids, *(f"<urn:uuid:{n:032x}>".strip("<>") for n in range(10 * count, 10 * count + 8)), *_texts()])


def _texts() -> list[str]:
    return [f"texts/{number}.txt" for number in range(10)]


def killed(args: list[object], kills: int, chance: random.Random, longest: float) -> int:
    """Start the run until it ends, killing it at random moments at most `kills` times. Returns how often it was."""
    done = 0
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    while True:
        with subprocess.Popen(command(*args), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env) as process:
            try:
                code = process.wait(chance.uniform(0.05, longest) if done < kills else 600)
            except subprocess.TimeoutExpired:
                process.kill()
                done += 1
                continue
            told = process.stderr.read().decode() if process.stderr else ""
            assert code == 0, told
            return done


def check(kills: int, folder: Path, count: int, longest: float = 2.5, seed: int = 1) -> int:
    """Kill a run over `count` documents and compare; returns how often it was killed before it was done."""
    ids = inputs(folder / "in", count)
    done = killed([folder / "in", "-o", folder / "killed", "--workers", "2"], kills, random.Random(seed), longest)
    assert killed([folder / "in", "-o", folder / "whole", "--workers", "1"], 0, random.Random(seed), 0.0) == 0
    first, second = tree(folder / "killed"), tree(folder / "whole")
    assert first.keys() == second.keys()
    assert {name for name in first if first[name] != second[name]} == set()
    found = sorted(row["id"] for name in first for row in read_rows(folder / "killed" / name))
    assert found == ids
    return done


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    count = int(sys.argv[2]) if len(sys.argv) > 2 else kills * 150
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        done = check(kills, Path(folder), count)
    sys.stdout.write(f"killed {done} times in {time.monotonic() - begun:.0f} s: the output is that of an undisturbed run\n")
    sys.exit(0 if done == kills else f"it was done after {done} kills; pass more documents than {count}")


if __name__ == "__main__":
    main()
