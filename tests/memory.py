"""What a run holds in memory: `python -m tests.memory 2000` cleans 2,000 MB of JSON lines with one document of 200 MB.

The peak of every process must stay under 400 MB, the large document must be set aside, and all others cleaned.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.bulk import ROOT, command, rows

LIMIT = 400  # MB


def make(path: Path, megabytes: int, large: int) -> int:
    """Write rows until the file is that long, with one of `large` MB in the middle. Returns how many are small."""
    lines = [json.dumps(row).encode() + b"\n" for row in rows(400)]
    count, size, placed = 0, 0, False
    with path.open("wb") as file:
        while size < (megabytes - large) << 20:
            size += file.write(lines[count % len(lines)])
            count += 1
            if not placed and size > (megabytes - large) << 19:
                placed = True
                file.write(b'{"id": "large", "text": "')
                for _ in range(large):
                    file.write(b"All of the island. " * 55188 + b"    ")
                file.write(b'"}\n')
    return count


def peaks(pid: int, seen: dict[int, int]) -> None:
    """Note the peak of a process and of its children, in KB."""
    for one in (pid, *_children(pid)):
        try:
            status = Path(f"/proc/{one}/status").read_text()
        except OSError:
            continue
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                seen[one] = max(seen.get(one, 0), int(line.split()[1]))


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def check(megabytes: int, large: int, folder: Path, *options: str) -> int:
    """Run it and look. Returns the highest peak in MB."""
    count = make(folder / "in.jsonl", megabytes, large)
    args = [folder / "in.jsonl", "-o", folder / "out", "--workers", "2", "--report", folder / "report.json", *options]
    seen: dict[int, int] = {}
    with subprocess.Popen(command(*args), stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}) as process:
        reader = threading.Thread(target=lambda: process.stderr.read() if process.stderr else None)
        reader.start()
        while process.poll() is None:
            peaks(process.pid, seen)
            time.sleep(0.05)
        reader.join()
    assert process.returncode == 1
    report = json.loads((folder / "report.json").read_text())
    assert (report["documents"], report["errors"]) == (count, 1)
    with (folder / "out" / "in.jsonl").open("rb") as file:
        assert sum(1 for _ in file) == count
    assert "too large" in json.loads((folder / "out" / "errors.jsonl").read_text())["reason"]
    assert len(seen) >= 3, "the workers were not seen"
    return max(seen.values()) >> 10


def main() -> None:
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        peak = check(megabytes, max(20, megabytes // 10), Path(folder), *sys.argv[2:])
    sys.stdout.write(f"{megabytes} MB in {time.monotonic() - begun:.0f} s: the highest peak of a process was {peak} MB\n")
    sys.exit(0 if peak < LIMIT else f"it must stay under {LIMIT} MB")


if __name__ == "__main__":
    main()
