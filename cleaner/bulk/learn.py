"""`cleaner learn INPUT… -o FILE`: from files of documents to profiles of sites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.bulk.inputs import expand
from cleaner.bulk.plan import plan
from cleaner.bulk.read import read
from cleaner.bulk.records import Record, records
from cleaner.bulk.rows import Fields, html_field, text_field, url_of
from cleaner.bulk.units import LARGEST
from cleaner.errors import ArgumentError
from cleaner.page.blocks import read_blocks
from cleaner.page.tree import bare_text, grow
from cleaner.parse.kind import is_html
from cleaner.parse.raw import decode
from cleaner.sites import SiteProfiles, host_of


class Learned:
    """Profiles of sites, and how many documents they were learned from, had no address or could not be read."""

    def __init__(self, inputs: Sequence[str], names: Fields, input_format: str | None = None) -> None:
        """Learn from inputs, as the bulk command takes them. Raises ArgumentError where no document has an address."""
        self.pages = self.nowhere = self.faults = 0
        sources = [source for job in plan(expand(inputs), "learned.jsonl", None, input_format).jobs for source in job.sources]
        found = (record for source in sources for batch in read(source, LARGEST) for record in records(batch))
        self.profiles = SiteProfiles.learn(self._pairs(found, names))
        if not self.pages:
            raise ArgumentError(f"none of {self.nowhere} documents has an address: name its field with --url-key")

    def _pairs(self, found: Iterator[Record], names: Fields) -> Iterator[tuple[str, str]]:
        for record in found:
            text = "" if record.fault else text_of(record, names)
            url = url_of(record.row, names)
            self.faults += bool(record.fault)
            if url is None or not host_of(url):
                self.nowhere += not record.fault
            elif text:
                self.pages += 1
                yield url, text


def text_of(record: Record, names: Fields) -> str:
    """The text of a record as profiles are learned from; of a page all the text that it shows, a line for every block."""
    field = None if record.data is not None else text_field(record.row, names)
    value = record.data if record.data is not None else record.row.get(field or html_field(record.row, names) or "")
    if not isinstance(value, str | bytes):
        return ""
    text = decode(value, record.content_type) if isinstance(value, bytes) else value
    if not is_html(text):
        return text
    tree = grow(text)
    return bare_text(text) if tree is None else "\n".join(block.text for block in read_blocks(tree).blocks)
