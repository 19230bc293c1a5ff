"""What the HTML of a page says about its article: every field, its sources in order, and pages that are broken."""

from __future__ import annotations

import json
import time
from dataclasses import fields
from typing import Any

import pytest
from lxml import etree, html

from cleaner.page.facts import Facts, read_facts
from cleaner.page.facts.linked_data import read_linked_data
from cleaner.page.facts.plain import body_text

URL = "https://www.fjordposten.example/news/2023/05/ferry-fares"
TEXT = "<p>The harbour board voted on Monday to raise the fares of the island ferry for the first time in six years.</p>"


def facts(page: str, url: str | None = URL) -> Facts:
    return read_facts(html.document_fromstring(page), url)


def told(page: str, field: str, url: str | None = URL) -> Any:
    found = getattr(facts(page, url), field)
    return None if found is None else found.value


def source(page: str, field: str) -> str:
    return str(getattr(facts(page), field).source)


def linked(**article: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **article})}</script>'


def page(head: str = "", top: str = "", end: str = "", title: str = "Ferry fares rise", lang: str = "en-GB") -> str:
    """A page with a headline, what stands in its head, and what stands below the headline and at the end."""
    body = f"<h1>{title}</h1>{top}{TEXT}{end}"
    return f'<html lang="{lang}"><head><title>{title} | Fjordposten</title>{head}</head><body>{body}</body></html>'


def untitled(head: str, body: str) -> str:
    return f"<html><head>{head}</head><body>{body}{TEXT}</body></html>"


TITLES = {
    "h1 as in the title element": (
        untitled("<title>Ferry fares rise | Fjordposten</title>", "<h1>Ferry fares rise</h1>"),
        "Ferry fares rise",
        "h1",
    ),
    "the site's name is h1": (
        untitled(
            "<title>Quiet Shores » Archive » A walk to the lighthouse</title>",
            '<h1><a href="/">Quiet Shores</a></h1><h2>A walk to the lighthouse</h2>',
        ),
        "A walk to the lighthouse",
        "h2",
    ),
    "the site's name by its meta element": (
        untitled(
            '<meta property="og:site_name" content="Quiet Shores"><title>A walk to the lighthouse - Quiet Shores</title>',
            "<h1>Quiet Shores</h1><h2>A walk to the lighthouse</h2>",
        ),
        "A walk to the lighthouse",
        "h2",
    ),
    "several h1": (
        untitled(
            "<title>Der Nebel hebt sich | Küstenblatt</title>",
            "<h1>Küstenblatt</h1><h1>Der Nebel hebt sich</h1><h1>Mehr vom Meer</h1>",
        ),
        "Der Nebel hebt sich",
        "h1",
    ),
    "the heading that readers see": (
        untitled(
            '<meta property="og:title" content="Heat pumps: 7 facts you need"><title>Heat pumps: 7 facts</title>',
            "<h1>Does a heat pump suit my house?</h1>",
        ),
        "Does a heat pump suit my house?",
        "h1",
    ),
    "typography of the heading": (
        untitled("<title>The mayor says 'no' - Fjordposten</title>", "<h1>The mayor says ‘no’</h1>"),
        "The mayor says ‘no’",
        "h1",
    ),
    "kicker in the heading": (
        untitled(
            "<title>Fischerei: Der Nebel hebt sich</title>", "<h1><span>Fischerei</span><br><span>Der Nebel hebt sich</span></h1>"
        ),
        "Fischerei: Der Nebel hebt sich",
        "h1",
    ),
    "itemprop": (
        untitled("<title>Ferry fares rise | Fjordposten</title>", '<div itemprop="headline">Ferry fares rise</div>'),
        "Ferry fares rise",
        "itemprop=headline",
    ),
    "linked data before a heading unlike anything": (
        untitled(
            linked(headline="Ferry fares rise again") + "<title>Fares | Fjordposten</title>", "<h1>Good morning, islanders</h1>"
        ),
        "Ferry fares rise again",
        "json-ld headline",
    ),
    "og:title without the site's name": (
        untitled(
            '<meta property="og:site_name" content="Fjordposten">'
            '<meta property="og:title" content="Ferry fares rise - Fjordposten">',
            "<h2>Menu</h2>",
        ),
        "Ferry fares rise",
        "og:title",
    ),
    "longest part of the title element": (
        untitled("<title>Blog | Ferry fares rise for all | Isles</title>", ""),
        "Ferry fares rise for all",
        "title element",
    ),
    "teaser headings do not count": (
        untitled(
            "<title>Ferry fares rise | Fjordposten</title>",
            '<aside class="related"><h1>Other news of today</h1></aside><h2>Ferry fares rise</h2>',
        ),
        "Ferry fares rise",
        "h2",
    ),
    "nor does the comments' form": (
        untitled('<meta property="og:title" content="Ferry fares rise">', '<div id="respond"><h1>Leave a Reply</h1></div>'),
        "Ferry fares rise",
        "og:title",
    ),
    "nor a heading of comments": (
        untitled('<meta property="og:title" content="Ferry fares rise">', "<h1>Leave a reply</h1>"),
        "Ferry fares rise",
        "og:title",
    ),
    "styles are no text": (
        untitled("<title>Ferry fares rise</title>", "<h1><style>.x{color:red}</style>Ferry fares rise</h1>"),
        "Ferry fares rise",
        "h1",
    ),
}


@pytest.mark.parametrize(("text", "title", "where"), TITLES.values(), ids=TITLES)
def test_title(text: str, title: str, where: str) -> None:
    assert (told(text, "title"), source(text, "title")) == (title, where)


@pytest.mark.parametrize(
    "text",
    [
        untitled(
            '<meta property="og:site_name" content="Quiet Shores"><meta property="og:title" content="Quiet Shores">'
            "<title>Quiet Shores</title>",
            "",
        ),
        untitled("<title>fjordposten</title>", "<h1>Fjordposten</h1>"),
        untitled("", ""),
    ],
)
def test_the_sites_name_is_no_title(text: str) -> None:
    assert told(text, "title", "https://www.fjordposten.example/" if "fjordposten" in text else None) is None


AUTHORS = {
    "linked data": (page(linked(author={"@type": "Person", "name": "Jane Orrell"})), ("Jane Orrell",), "json-ld author"),
    "list in linked data": (
        page(linked(author=[{"name": "Jane Orrell"}, {"name": "Tom Lee"}])),
        ("Jane Orrell", "Tom Lee"),
        "json-ld author",
    ),
    "one string in linked data": (page(linked(author="Jane Orrell and Tom Lee")), ("Jane Orrell", "Tom Lee"), "json-ld author"),
    "roles go": (page(linked(author="Mette Aasen / Journalist")), ("Mette Aasen",), "json-ld author"),
    "a nickname": (page(linked(author="saltwater")), ("saltwater",), "json-ld author"),
    "a desk in linked data": (page(linked(author="Politics desk")), ("Politics desk",), "json-ld author"),
    "people before a desk": (
        page(linked(author="Politics desk"), '<p class="byline">By Jane Orrell</p>'),
        ("Jane Orrell",),
        "byline class",
    ),
    "people before the site": (
        page(linked(author="Fjordposten"), '<p class="byline">By Jane Orrell and Tom Lee</p>'),
        ("Jane Orrell", "Tom Lee"),
        "byline class",
    ),
    "the site, where linked data says so": (
        page(linked(author={"@type": "Organization", "name": "Fjordposten"})),
        ("Fjordposten",),
        "json-ld author",
    ),
    "class": (
        page(top='<div class="post-author">Von <a>Jana Orell</a> und <a>Tim Lehmann</a></div>'),
        ("Jana Orell", "Tim Lehmann"),
        "byline class",
    ),
    "class, label on its own line": (
        page(top='<div class="author-box"><div>By</div><div>Jane Orrell</div></div>'),
        ("Jane Orrell",),
        "byline class",
    ),
    "class, with a date": (
        page(top='<p class="article__byline">Von Jana Orell, 3. Mai 2023, 10:15 Uhr</p>'),
        ("Jana Orell",),
        "byline class",
    ),
    "class, with a post": (page(top='<p class="author">Jane Orrell Travel Reporter</p>'), ("Jane Orrell",), "byline class"),
    "class, with another label": (
        page(top='<p class="author">Interview: Jane Orrell</p>', lang="de"),
        ("Jane Orrell",),
        "byline class",
    ),
    "nickname by class": (
        page(top='<p class="entry-meta"><span class="author">freewind77</span></p>'),
        ("freewind77",),
        "byline class",
    ),
    "nickname among others": (
        page(top='<p class="author">3. Mai 2023 · von freewind77 · in Reisen</p>', lang="de"),
        ("freewind77",),
        "byline class",
    ),
    "nickname by rel": (page(top='<p>am 3. Mai von <a rel="author" href="/u/7">freewind77</a></p>'), ("freewind77",), "rel=author"),
    "a desk behind a label": (
        page(top='<p class="byline">By Fjord News Service Team</p>'),
        ("Fjord News Service Team",),
        "byline class",
    ),
    "several by rel": (
        page(top='<p><a rel="author" href="/1">Jane Orrell</a>, <a rel="author" href="/2">Tom Lee</a></p>'),
        ("Jane Orrell", "Tom Lee"),
        "rel=author",
    ),
    "microdata": (
        page(top='<div itemprop="author"><span itemprop="name">Zoë Brandt</span></div>'),
        ("Zoë Brandt",),
        "itemprop=author",
    ),
    "microdata that is not shown": (
        page(top='<div itemprop="author"><meta itemprop="name" content="Zoë Brandt"></div>'),
        ("Zoë Brandt",),
        "itemprop=author",
    ),
    "address of a profile": (page(top='<p><a href="/autoren/jana-orell">Jana Orell</a></p>'), ("Jana Orell",), "author link"),
    "meta": (page('<meta name="author" content="Jane Orrell">'), ("Jane Orrell",), "meta author"),
    "article:author": (page('<meta property="article:author" content="Jane Orrell">'), ("Jane Orrell",), "meta article:author"),
    "meta with its label": (
        page('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Orrell">'),
        ("Jane Orrell",),
        "meta twitter:data1",
    ),
    "a byline without a class": (page(top="<p>By Jane Orrell</p>"), ("Jane Orrell",), "byline"),
    "a name above a date": (page(top="<p>Jana Orell</p><p>3. Mai 2023</p>", lang="de"), ("Jana Orell",), "byline"),
    "signed at the end": (
        page(end="<p>Filler.</p>" * 300 + "<p>Written by: Jane Orrell</p>"),
        ("Jane Orrell",),
        "byline further on",
    ),
    "Korean": (page(top='<p class="byline">김민수 기자</p>', title="여객선 요금 인상", lang="ko"), ("김민수",), "byline class"),
    "Spanish": (
        page(top='<div class="autor">Por Lucía Marín</div>', title="Suben las tarifas", lang="es"),
        ("Lucía Marín",),
        "byline class",
    ),
    "Russian": (
        page(top='<div class="author">Автор: Анна Громова</div>', title="Цены на паром растут", lang="ru"),
        ("Анна Громова",),
        "byline class",
    ),
    "the article, not the comments": (
        page(
            top='<p class="byline">By Jane Orrell</p>',
            end='<ol class="commentlist"><li class="comment"><cite class="author">Karl Maier</cite></li></ol>',
        ),
        ("Jane Orrell",),
        "byline class",
    ),
}


@pytest.mark.parametrize(("text", "names", "where"), AUTHORS.values(), ids=AUTHORS)
def test_authors(text: str, names: tuple[str, ...], where: str) -> None:
    assert (told(text, "authors"), source(text, "authors")) == (names, where)


@pytest.mark.parametrize(
    "text",
    [
        page('<meta name="author" content="Fjordposten">'),
        page('<meta name="author" content="admin">'),
        page('<meta name="author" content="wordpressadmin">'),
        page('<meta name="author" content="Redaktion">'),
        page('<meta name="author" content="Nordlicht Verlag GmbH">'),
        page('<meta name="author" content="desk@fjordposten.example">'),
        page('<meta property="article:author" content="https://social.example/jane.orrell">'),
        page('<meta name="author" content="@janeorrell">'),
        page('<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="Four Minutes">'),
        page(linked(author="")),
        page(end='<div id="comments"><span class="author">Karl Maier sagt:</span></div>'),
        page(end='<article class="comment"><a rel="author" href="/u/9">Karl Maier</a></article>'),
        page(end='<div class="post-comments"><span itemprop="author">Karl Maier</span></div>'),
        page(end='<form id="commentform"><p class="author">Name (required)</p></form>'),
        page(end='<div class="author-card"><span rel="author">Karl Maier says:</span></div>'),
        page(top='<p class="image-author">Foto: Karl Maier</p>'),
        page(top='<p class="author">Foto: Karl Maier</p>', lang="de"),
        page(top='<p class="author">© Karl Maier/Bildhaus</p>', lang="de"),
        page(top='<p class="byline">By</p>'),
        page(end='<aside class="sidebar"><span class="author">Karl Maier</span></aside>' + TEXT * 5),
        page(end="<p>Filler.</p>" * 300 + '<p class="author">Karl Maier</p><p class="author">Tom Lee</p>'),
    ],
)
def test_who_is_no_author(text: str) -> None:
    assert told(text, "authors") is None


def test_authors_by_id_within_a_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "Fjordposten"},
            {"@type": "Article", "headline": "Ferry fares rise", "author": [{"@id": "#jane"}, {"@id": "#gone"}, {"@id": "#jane"}]},
            {"@type": "Person", "@id": "#jane", "name": "Jane Orrell"},
        ]
    }
    found = facts(page(f'<script type="application/ld+json">{json.dumps(graph)}</script>'))
    assert found.authors == (("Jane Orrell",), "json-ld author")
    assert found.sitename == ("Fjordposten", "json-ld site")


DATES = {
    "linked data": (page(linked(datePublished="2023-05-03T23:30:00-05:00")), "2023-05-03", "json-ld datePublished"),
    "the article's before the page's": (
        page(
            f'<script type="application/ld+json">{json.dumps([{"@type": "WebPage", "datePublished": "2020-01-01"}])}</script>'
            + linked(datePublished="2023-05-03")
        ),
        "2023-05-03",
        "json-ld datePublished",
    ),
    "meta": (
        page('<meta property="article:published_time" content="2023-05-03T08:00:00Z">'),
        "2023-05-03",
        "article:published_time",
    ),
    "meta in another order": (page('<meta content="20230503" name="DC.date.issued">'), "2023-05-03", "dc.date.issued"),
    "meta as in mails": (page('<meta name="pubdate" content="Wed, 03 May 2023 08:00:00 GMT">'), "2023-05-03", "pubdate"),
    "month first in America": (page('<meta name="date" content="11/01/2023">', lang="en-US"), "2023-11-01", "date"),
    "day first elsewhere": (page('<meta name="date" content="11/01/2023">', lang="fr"), "2023-01-11", "date"),
    "no month is the 25th": (page('<meta name="date" content="01/25/2023">', lang="fr"), "2023-01-25", "date"),
    "itemprop": (
        page(top='<span itemprop="datePublished" content="2023-05-03">Wednesday</span>'),
        "2023-05-03",
        "itemprop=datePublished",
    ),
    "time": (page(top='<time datetime="2023-05-03T10:00">yesterday</time>'), "2023-05-03", "time element"),
    "time, as written": (page(top="<time>3. Mai 2023</time>", lang="de"), "2023-05-03", "time element"),
    "time of publication": (
        page(top='<time datetime="2023-05-01">x</time><time pubdate datetime="2023-05-03">y</time>'),
        "2023-05-03",
        "time element",
    ),
    "not the time of an update": (
        page(top='<p>Updated: <time datetime="2023-05-09">x</time></p><p><time datetime="2023-05-03">y</time></p>'),
        "2023-05-03",
        "time element",
    ),
    "not the time of a comment": (
        page(top='<p class="date">3 May 2023</p>', end='<div id="comments"><time datetime="2023-06-07">x</time></div>'),
        "2023-05-03",
        "date line",
    ),
    "class": (page(top='<span class="entry-date">3 May 2023</span>'), "2023-05-03", "date line"),
    "line": (page(top="<p>Veröffentlicht am 3. Mai 2023</p>", lang="de"), "2023-05-03", "date line"),
    "the update of meta is no publication": (
        page('<meta property="og:updated_time" content="2023-06-07">', "<time>2023-05-03</time>"),
        "2023-05-03",
        "time element",
    ),
    "earlier below the headline": (
        page('<meta property="article:published_time" content="2023-08-03">', '<time datetime="2023-05-03">x</time>'),
        "2023-05-03",
        "time element",
    ),
    "Greenwich is a day ahead": (
        page(linked(datePublished="2023-05-04T03:10:00Z"), '<p class="date">May 3, 2023</p>'),
        "2023-05-03",
        "date line",
    ),
    "Greenwich is a day behind": (
        page(linked(datePublished="2023-05-02T22:10:00.000+00:00"), '<p class="date">3 May 2023</p>'),
        "2023-05-03",
        "date line",
    ),
    "a day later below the headline": (
        page(linked(datePublished="2023-05-03T22:10:00+02:00"), '<p class="date">4 May 2023</p>'),
        "2023-05-03",
        "json-ld datePublished",
    ),
    "later below the headline": (
        page(linked(datePublished="2023-05-03"), '<time datetime="2023-06-07">x</time>'),
        "2023-05-03",
        "json-ld datePublished",
    ),
    "the page's": (
        page(f'<script type="application/ld+json">{json.dumps({"@type": "WebPage", "datePublished": "2023-05-03"})}</script>'),
        "2023-05-03",
        "json-ld page datePublished",
    ),
    "htmldate": (page(end="<footer><p>Published: 2023-05-03</p></footer>" + "<p>Filler.</p>" * 300), "2023-05-03", None),
    "no date": (
        page(linked(datePublished="1970-01-01T00:00:00Z"), '<time datetime="2023-05-03">x</time>'),
        "2023-05-03",
        "time element",
    ),
}


@pytest.mark.parametrize(("text", "day", "where"), DATES.values(), ids=DATES)
def test_date(text: str, day: str, where: str | None) -> None:
    assert told(text, "date") == day
    assert where is None or source(text, "date") == where


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (page(linked(datePublished="2023-05-03", dateModified="2023-05-09")), "2023-05-09"),
        (page(linked(datePublished="2023-05-03", dateModified="2023-05-03T19:00")), None),
        (page(linked(datePublished="2023-05-03", dateModified="2023-05-01")), None),
        (page(linked(dateModified="2023-05-09"), '<time datetime="2023-05-03">x</time>'), "2023-05-09"),
        (page('<meta property="article:modified_time" content="2023-05-09">', "<p>3 May 2023</p>"), "2023-05-09"),
        (page(top="<p>3 May 2023</p><p>Updated: 9 May 2023</p>"), "2023-05-09"),
        (page(top="<p>3 May 2023</p>"), None),
    ],
)
def test_updated(text: str, day: str | None) -> None:
    assert told(text, "updated") == day


OTHERS: dict[str, tuple[str, str, Any, str]] = {
    "sitename": (page('<meta property="og:site_name" content="Fjord Post">'), "sitename", "Fjord Post", "og:site_name"),
    "publisher": (page(linked(publisher={"name": "Fjord Post"})), "sitename", "Fjord Post", "json-ld site"),
    "site in the title": (page(), "sitename", "Fjordposten", "part of title element"),
    "description": (page('<meta name="description" content="Six &amp;amp; more">'), "description", "Six & more", "description"),
    "description in linked data": (
        page(linked(description="Fares\n <b>rise</b>")),
        "description",
        "Fares rise",
        "json-ld description",
    ),
    "language": (page(lang="pt-BR"), "language", "pt", "html lang"),
    "language of og": (untitled('<meta property="og:locale" content="nb_NO">', ""), "language", "nb", "og:locale"),
    "language of linked data": (untitled(linked(inLanguage="FI"), ""), "language", "fi", "json-ld inLanguage"),
    "section": (page('<meta property="article:section" content="Politics">'), "categories", ("Politics",), "article:section"),
    "sections": (
        page(linked(articleSection=["Isles", "Traffic", "Isles"])),
        "categories",
        ("Isles", "Traffic"),
        "json-ld articleSection",
    ),
    "tags": (
        page('<meta property="article:tag" content="ferry"><meta property="article:tag" content="fares">'),
        "tags",
        ("ferry", "fares"),
        "article:tag",
    ),
    "keywords": (page(linked(keywords="ferry, fares,ferry")), "tags", ("ferry", "fares"), "json-ld keywords"),
    "rel=tag": (
        page(end='<a rel="tag" href="/t/1">ferry</a> <a rel="category tag" href="/t/2">isles</a>'),
        "tags",
        ("ferry", "isles"),
        "rel=tag",
    ),
    "keywords last": (
        page('<meta name="keywords" content="a, b">', end='<a rel="tag" href="/t/1">ferry</a>'),
        "tags",
        ("ferry",),
        "rel=tag",
    ),
    "canonical": (
        page('<link rel="canonical" href="/news/7">'),
        "canonical_url",
        "https://www.fjordposten.example/news/7",
        "rel=canonical",
    ),
    "og:url": (
        page('<meta property="og:url" content="https://fjordposten.example/7">'),
        "canonical_url",
        "https://fjordposten.example/7",
        "og:url",
    ),
    "license": (
        page(end='<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC</a>'),
        "license",
        "https://creativecommons.org/licenses/by/4.0/",
        "rel=license",
    ),
    "license by its address": (
        page(end='<a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA</a>'),
        "license",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "creative commons link",
    ),
    "image": (page('<meta property="og:image" content="//img.example/f.jpg">'), "image", "https://img.example/f.jpg", "og:image"),
    "image of linked data": (
        page(linked(image=[{"@type": "ImageObject", "url": "/f.jpg"}])),
        "image",
        "https://www.fjordposten.example/f.jpg",
        "json-ld image",
    ),
}


@pytest.mark.parametrize(("text", "field", "value", "where"), OTHERS.values(), ids=OTHERS)
def test_other_fields(text: str, field: str, value: object, where: str) -> None:
    assert (told(text, field), source(text, field)) == (value, where)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (page('<link rel="canonical" href="/news/7">'), "canonical_url"),
        (page('<meta property="og:image" content="f.jpg">'), "image"),
        (untitled('<html lang="english">', ""), "language"),
        (
            page(
                end='<a href="https://creativecommons.org/licenses/by/4.0/">a</a><a href="https://creativecommons.org/licenses/by-nc/4.0/">b</a>'
            ),
            "license",
        ),
    ],
)
def test_what_is_not_told(text: str, field: str) -> None:
    assert told(text, field, url=None) is None


def test_breadcrumb() -> None:
    crumbs = ["Home", "News", "Isles", "Ferry fares rise"]
    items = [{"@type": "ListItem", "position": at, "item": {"@id": f"/{at}", "name": name}} for at, name in enumerate(crumbs)]
    script = json.dumps({"@type": "BreadcrumbList", "itemListElement": items})
    assert told(page(f'<script type="application/ld+json">{script}</script>'), "categories") == ("News", "Isles")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Plain text.", "Plain text."),
        ("One.\n\nTwo  words.", "One.\nTwo words."),
        ("<p>One &amp; <b>two</b>.</p><p>Three.</p>", "One & two.\nThree."),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\nTwo."),
        ("&amp;lt;p&amp;gt;caf&amp;eacute;", "café"),
        ("a < b, and c > d", "a < b, and c > d"),
        ("One<script>alert(1)</script><style>p{}</style> two", "One two"),
        ("half \ud83d a character", "half a character"),
        (None, ""),
        (["One."], ""),
        (7, ""),
    ],
)
def test_body(told: object, text: str) -> None:
    assert body_text(told) == text


def test_body_of_a_page() -> None:
    assert facts(page(linked(articleBody="<p>Fares rise.</p><p>Again.</p>"))).body == "Fares rise.\nAgain."
    assert facts(page()).body == ""


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "Ferry fares rise"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry fares rise"}\n//]]>',
        '/* <![CDATA[ */ {"@type": "NewsArticle", "headline": "Ferry fares rise"} /* ]]> */',
        '{"@type": "NewsArticle", "headline": "Ferry fares rise",}',
        '{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "headline": "Ferry fares rise"}',
        '{"@type": "NewsArticle", "headline": "Ferry fares rise", "wordCount": NaN}',
        '{"@type": "NewsArticle", "headline": "Ferry fares rise", "articleBody": "a\tb\nc"}',
        '{"@type": "NewsArticle", "headline": "Ferry fares rise", "author": ',
        '[[[{"@type": ["Thing", "NewsArticle"], "headline": "Ferry fares rise"}]]]',
        '{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/NewsArticle", "headline": "Ferry fares rise"}}',
        '[{"@type": "Article", "headline": "Other"}, {"@type": "Article", "headline": "Ferry fares rise"}]',
        '{"@type": "NewsArticle", "headline": "Ferry&nbsp;fares \\ud83d rise"}',
    ],
)
def test_linked_data_is_read(script: str) -> None:
    assert read_linked_data([script], "Ferry fares rise").plain(
        read_linked_data([script], "Ferry fares rise").article.get("headline")
    ) == ("Ferry fares rise",)


DEEP = "[" * 100_000
BROKEN = {
    "nothing": "",
    "no object": "null",
    "numbers": "[1, 2.5, true, null, NaN, Infinity]",
    "words": "var x = {};",
    "odd types": '{"@type": {"a": 1}, "headline": {"name": 3}, "author": [[1], null, {"name": {"name": []}}], "@id": 5}',
    "a graph that is none": '{"@graph": 5, "mainEntity": [[], 3], "itemListElement": {"a": 1}}',
    "deep lists": DEEP,
    "deep objects": '{"a":' * 50_000,
    "itself": '{"@type": "Article", "author": {"@id": "#a", "name": {"@id": "#a"}}}',
    "long number": '{"@type": "Article", "headline": ' + "9" * 10_000 + "}",
    "bad escapes": r'{"@type": "Article", "headline": "\q \u12", }',
    "odd addresses": '{"@type": "Article", "url": "http://[::1", "image": "http://[", "license": "x"}',
    "half a character": r'{"@type": "Article", "headline": "\ud800", "author": "\udfff", "keywords": ["\ud83d"]}',
}


@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN)
def test_broken_linked_data(script: str) -> None:
    found = facts(page(f'<script type="application/ld+json">{script}</script>', '<p class="byline">By Jane Orrell</p>'))
    assert found.title is not None
    assert "Ferry" in found.title.value
    for field in fields(found):
        assert "\ud800" not in str(getattr(found, field.name))


@pytest.mark.parametrize(
    "tree", [etree.Element("html"), html.fromstring("<p>x</p>"), html.document_fromstring("<html></html>"), html.Element("div")]
)
@pytest.mark.parametrize("url", [None, "", "http://[", URL])
def test_empty_trees(tree: Any, url: str | None) -> None:
    found = read_facts(tree, url)
    assert (found.title, found.authors, found.date, found.body) == (None, None, None, "")


@pytest.mark.parametrize("tag", ["div", "span", "h1", "a", 'span class="author"', 'div class="comment"'])
def test_deep_trees(tag: str) -> None:
    name = tag.partition(" ")[0]
    parser = html.HTMLParser(huge_tree=True)
    tree = html.document_fromstring(f"<html><body>{f'<{tag}>' * 20_000}x{f'</{name}>' * 20_000}</body></html>", parser=parser)
    read_facts(tree, URL)


def test_odd_markup() -> None:
    text = page(
        '<meta><meta name="author"><meta content="x"><link rel=""><link><title></title>',
        '<?x y?><!-- By Karl Maier --><time></time><time datetime="soon">x</time><span itemprop="">x</span>'
        '<a rel="author">\u200b</a>',
    )
    assert told(text, "authors") is None
    assert told(text, "title") == "Ferry fares rise"


def test_the_tree_stays_as_it_is() -> None:
    tree = html.document_fromstring(page(end="<!-- x --><footer>Published: 2023-05-03</footer>"))
    before = etree.tostring(tree)
    assert read_facts(tree, URL) == read_facts(tree, URL)
    assert etree.tostring(tree) == before


@pytest.mark.parametrize(
    "piece",
    [
        '<p class="author">Karl Maier</p>',
        "<h2>Ferry fares</h2>",
        '<time datetime="x">3</time>',
        "<p>By 3 May</p>",
        '<div class="a-comment-b">x</div>',
        "<span> </span>",
    ],
)
def test_time_grows_with_the_page_only(piece: str) -> None:
    tree = html.document_fromstring(page(linked(datePublished="2023-05-03"), end=piece * 20_000))
    begun = time.process_time()
    read_facts(tree, URL)
    assert time.process_time() - begun < 8
