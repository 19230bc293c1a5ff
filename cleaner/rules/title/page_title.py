"""The page's own title, and the article's that it repeats."""

from collections.abc import Iterator

from cleaner.head import read_head
from cleaner.model import Fact, Finding
from cleaner.rule import Page, rule


@rule(kind="title", confidence=0.95)
def page_title(page: Page) -> Iterator[Finding]:
    """Title of the page on its first line, and title of the article that it repeats, with or without the site's name.

    Removes:
        ~~Storm closes the coast road - The Harbour Ledger~~
            Menu
            News
            ~~Storm closes the coast road~~
            …
    Keeps:
        The storm came in May
            and took the coast road,
            The storm came in May
            and went.
            …
    """
    title = page.once(read_head).title
    if title is None:
        return
    named = () if title.sitename is None else (Fact("sitename", title.sitename, 0.9),)
    yield page.drop(title.page, "title of the page", *named)
    yield page.drop(title.line, "title of the article", Fact("title", page.lines[title.line].text, 0.95))
