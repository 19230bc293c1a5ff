"""Profiles of sites: what is learned, that it can be merged in any order, and what goes by them."""

from __future__ import annotations

import json
import pickle
import random
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cleaner import ArgumentError, Cleaner, Config, Finding, Page, SiteProfiles, rule
from cleaner.cli import app
from cleaner.sites import host_of
from cleaner.sites.pages import address_of
from cleaner.sites.profiles import PAGES

SITE = "ledger.example"
WORDS = [
    "harbour",
    "board",
    "storm",
    "ferry",
    "bridge",
    "council",
    "winter",
    "deck",
    "market",
    "lamp",
    "quay",
    "tide",
    "north",
    "engine",
]
MENU = ["Home", "News", "Sport", "Tide tables", "Lost and found"]
FOOT = ["Work for us", "Terms of use", "The Ledger is printed on paper that is made of seaweed."]


def paragraph(number: int) -> str:
    rng = random.Random(number)
    told = " ".join(rng.choice(WORDS) for _ in range(25))
    return f"In the {number}th week the {told} was seen, said the harbour master."


def title(number: int) -> str:
    return " ".join(random.Random(-number - 1).choices(WORDS, k=6))


def page(number: int, *middle: str) -> tuple[str, str]:
    """A page of the site: menu, three paragraphs of its own, with lines between them, and a footer."""
    prose = [paragraph(3 * number + i) for i in range(3)]
    body = [line for pair in zip(prose, (*middle, "", ""), strict=False) for line in pair if line]
    return f"https://{SITE}/story-{number}", "\n".join((*MENU, title(number), *body, *FOOT))


def verdicts(profiles: SiteProfiles, site: str = SITE) -> dict[str, bool]:
    return {line.text: line.remove for line in profiles.lines(site)}


# What is learned


def test_lines_of_the_site_are_learned() -> None:
    learned = SiteProfiles.learn(page(number) for number in range(2))
    assert learned.sites == (SITE,)
    assert learned.pages(SITE) == 2
    assert verdicts(learned) == dict.fromkeys((*MENU, *FOOT), True)
    assert {(line.pages, line.times) for line in learned.lines(SITE)} == {(2, 2)}


def test_numbers_and_case_do_not_count() -> None:
    pages = [
        (url, f"{text}\nUPDATED {number} MINUTES AGO BY THE DESK OF THE LEDGER")
        for number, (url, text) in enumerate(map(page, range(2)))
    ]
    assert any(line.startswith("UPDATED ") for line in verdicts(SiteProfiles.learn(pages)))


def test_a_word_between_paragraphs_that_change_is_kept() -> None:
    learned = SiteProfiles.learn(page(number, "Ingredients", "Method") for number in range(10))
    assert (verdicts(learned)["Ingredients"], verdicts(learned)["Method"], verdicts(learned)["Home"]) == (False, False, True)
    url, text = page(11, "Ingredients", "Method")
    cleaned = Cleaner(Config(sites=learned, select=["site"])).clean(text, url=url).text
    assert cleaned.split("\n")[0] == title(11)
    assert "Ingredients" in cleaned


def test_one_article_under_two_addresses_is_not_the_sites() -> None:
    _, text = page(1)
    learned = SiteProfiles.learn([(f"https://{SITE}/a", text), (f"https://{SITE}/b?print=1", text)])
    assert set(verdicts(learned).values()) == {False}


def test_a_line_on_few_of_many_pages_is_kept() -> None:
    pages = [page(number, "A reader has sent us a picture of the harbour at dawn" if number < 3 else "") for number in range(90)]
    assert verdicts(SiteProfiles.learn(pages))["A reader has sent us a picture of the harbour at dawn"] is False


def test_a_page_counts_once_however_often_it_comes() -> None:
    once = SiteProfiles.learn([page(1), page(2)])
    assert SiteProfiles.learn([page(1), page(2), page(1), page(1)]) == once
    assert once | once == once
    again = [(url.replace("https", "http").replace("ledger", "www.ledger") + "/#top", text) for url, text in (page(1), page(2))]
    assert SiteProfiles.learn(again) == once


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Ledger.example/a", SITE),
        ("http://m.ledger.example:8080", SITE),
        ("https://sport.ledger.example/", f"sport.{SITE}"),
        ("ledger.example/a", ""),
        ("", ""),
        ("https://[broken/", ""),
    ],
)
def test_hosts(url: str, host: str) -> None:
    assert host_of(url) == host


def test_addresses() -> None:
    assert address_of("https://www.ledger.example/a/#b") == address_of("http://ledger.example/a")
    assert address_of("https://ledger.example/a?page=1") != address_of("https://ledger.example/a?page=2")


# Laws

TEXTS = st.lists(st.sampled_from([*MENU, *FOOT, "Ingredients", "", paragraph(1), paragraph(2), "\u2028", "  x  "]), max_size=8).map(
    "\n".join
)
URLS = st.sampled_from(["", "nowhere", *(f"https://{host}/{n}" for host in ("a.example", "b.example") for n in range(4))])
BATCHES = st.lists(st.tuples(URLS, TEXTS), max_size=12)


@given(one=BATCHES, two=BATCHES, order=st.randoms(use_true_random=False))
def test_learning_is_a_map_and_a_reduce(one: list[tuple[str, str]], two: list[tuple[str, str]], order: random.Random) -> None:
    together = SiteProfiles.learn(one + two)
    assert SiteProfiles.learn(one) | SiteProfiles.learn(two) == together
    assert SiteProfiles.learn(two) | SiteProfiles.learn(one) == together
    shuffled = [*one, *two]
    order.shuffle(shuffled)
    mixed = SiteProfiles.learn(shuffled)
    assert mixed == together
    assert [mixed.lines(site) for site in mixed.sites] == [together.lines(site) for site in together.sites]
    assert pickle.loads(pickle.dumps(together)) == together
    assert SiteProfiles() | together == together


@given(cut=st.integers(0, 3 * PAGES))
def test_samples_merge_as_if_learned_together(cut: int) -> None:
    pages = [(f"https://{SITE}/{number}", f"Home\n{number}") for number in range(3 * PAGES)]
    merged = SiteProfiles.learn(pages[:cut]) | SiteProfiles.learn(pages[cut:])
    assert merged == SiteProfiles.learn(reversed(pages))
    assert merged.pages(SITE) == PAGES


def test_memory_of_a_site_is_bounded() -> None:
    pages = (
        (f"https://{SITE}/{number}", "\n".join(f"line {number} {i} of the page is this" for i in range(1000)))
        for number in range(300)
    )
    tracemalloc.start()
    learned = SiteProfiles.learn(pages)
    size, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert learned.pages(SITE) == PAGES
    assert peak < 50_000_000
    assert size < peak


# Cleaning by them


def test_lines_go_from_the_pages_of_their_site_alone() -> None:
    learned = SiteProfiles.learn(map(page, range(4)))
    cleaner = Cleaner(Config(sites=learned, select=["site"]))
    url, text = page(9)
    result = cleaner.clean(text, url=url)
    assert [line for line in result.text.split("\n") if line] == text.split("\n")[len(MENU) : -len(FOOT)]
    assert {(edit.rule, edit.kind, edit.confidence, edit.reason) for edit in result.edits} == {
        ("site-line", "site", 0.94, "on 4 pages of the site")
    }
    assert result.restore() == text
    assert cleaner.clean(result.text, url=url).text == result.text
    for elsewhere in ("https://other.example/a", None):
        assert cleaner.clean(text, url=elsewhere).text == text


def test_a_short_line_goes_beside_another_alone() -> None:
    cleaner = Cleaner(Config(sites=SiteProfiles.learn(map(page, range(4))), select=["site"]))
    text = f"{paragraph(50)}\nSport\n{paragraph(51)}\n{FOOT[2]}\n{paragraph(52)}"
    assert cleaner.clean(text, url=f"https://{SITE}/x").text == text.replace(f"{FOOT[2]}\n", "")


@rule(kind="letters", confidence=0.99)
def signature(page: Page) -> Iterator[Finding]:
    """Signature of a letter to the editor.

    Protects:
        The Ledger is printed
    Keeps:
        x
    """
    for index, line in enumerate(page.lines):
        if line.text.startswith("The Ledger is printed"):
            yield page.keep(index, "a signature")


def test_what_a_surer_rule_protects_stays() -> None:
    config = Config(sites=SiteProfiles.learn(map(page, range(4))), select=["site"])
    url, text = page(9)
    assert FOOT[2] in Cleaner(config, rules=[signature]).clean(text, url=url).text
    assert FOOT[2] not in Cleaner(config).clean(text, url=url).text


def test_the_same_profile_in_two_processes() -> None:
    cleaner = Cleaner(Config(sites=SiteProfiles.learn(map(page, range(4)))))
    url, text = page(9)
    assert pickle.loads(pickle.dumps(cleaner)).clean(text, url=url) == cleaner.clean(text, url=url)


# Files


def test_profiles_are_saved_and_read(tmp_path: Path) -> None:
    learned = SiteProfiles.learn([*map(page, range(4)), ("https://other.example/a", "Home")])
    path = tmp_path / "sites.txt"
    learned.save(path)
    read = SiteProfiles.load(path)
    assert read.sites == learned.sites
    assert [read.lines(site) for site in read.sites] == [learned.lines(site) for site in learned.sites]
    assert [read.pages(site) for site in read.sites] == [4, 1]
    again = tmp_path / "again.txt"
    read.save(again)
    assert again.read_bytes() == path.read_bytes()


def test_a_person_may_edit_the_file(tmp_path: Path) -> None:
    path = tmp_path / "sites.txt"
    SiteProfiles.learn(map(page, range(4))).save(path)
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace(f"remove\t4\t4\t{FOOT[2]}", f"keep\t4\t4\t{FOOT[2]}"), encoding="utf-8")
    url, text = page(9)
    cleaned = Cleaner(Config(sites=SiteProfiles.load(path), select=["site"])).clean(text, url=url).text
    assert FOOT[2] in cleaned
    assert "Tide tables" not in cleaned


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "pass a file that begins with '# cleaner site profiles, format 1'"),
        ("# cleaner site profiles, format 9\n", "pass a file that begins with"),
        ("# cleaner site profiles, format 1\nremove\t1\t1\tHome\n", r"line 2: write \[site\]"),
        ("# cleaner site profiles, format 1\n[a.example]\t1 pages\ndrop\t1\t1\tHome\n", "line 3: write"),
        ("# cleaner site profiles, format 1\n[a.example]\t1 pages\nremove\tmany\t1\tHome\n", "line 3: write"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "sites.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArgumentError, match=message):
        SiteProfiles.load(path)


def test_bad_arguments_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="pages: pass pairs of a page's address and its text, both str, not str"):
        SiteProfiles.learn(["https://ledger.example"])  # type: ignore[list-item]
    with pytest.raises(ArgumentError, match=r"sites: pass cleaner\.SiteProfiles, or None, not str"):
        Config(sites="sites.txt")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match=r"pass a file that `cleaner learn` wrote"):
        SiteProfiles.load(tmp_path / "none.txt")
    with pytest.raises(ArgumentError, match="pass a path that can be written"):
        SiteProfiles().save(tmp_path / "none" / "sites.txt")
    path = tmp_path / "sites.txt"
    SiteProfiles.learn(map(page, range(2))).save(path)
    with pytest.raises(ArgumentError, match="cannot be merged; merge them before they are saved"):
        SiteProfiles.load(path) | SiteProfiles()
    with pytest.raises(TypeError):
        SiteProfiles() | 1  # type: ignore[operator]


# From the command line


def test_learn_and_clean_from_the_command_line(tmp_path: Path) -> None:
    given = tmp_path / "pages.jsonl"
    rows = [{"url": url, "text": text} for url, text in map(page, range(4))]
    html = "".join(f"<p>{line}</p>" for line in page(5)[1].split("\n"))
    rows += [{"url": f"https://{SITE}/html", "html": f"<html><body>{html}</body></html>"}, {"text": "nowhere"}]
    given.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n", encoding="utf-8")
    path = tmp_path / "sites.txt"
    run = CliRunner().invoke(app, ["learn", str(given), "-o", str(path)])
    assert (run.exit_code, run.stderr) == (
        0,
        "cleaner: 5 pages of 1 sites; left out: 1 without an address, 1 that cannot be read\n",
    )
    assert SiteProfiles.load(path).pages(SITE) == 5
    assert verdicts(SiteProfiles.load(path)) == dict.fromkeys((*MENU, *FOOT), True)
    url, text = page(9)
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    shown = CliRunner().invoke(app, ["clean", "--sites", str(path), "--url", url, str(tmp_path / "page.txt")])
    assert shown.exit_code == 0
    assert "Tide tables" not in shown.stdout
    given.write_text('{"text": "nowhere"}\n', encoding="utf-8")
    run = CliRunner().invoke(app, ["learn", str(given), "-o", str(path)])
    assert (run.exit_code, "name its field with --url-key" in run.stderr) == (2, True)
