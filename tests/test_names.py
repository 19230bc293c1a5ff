"""Names of people: what is built like one, and whom a byline names."""

from __future__ import annotations

import unicodedata

import pytest

from cleaner.names import is_name, is_role, read_names


@pytest.mark.parametrize(
    "text",
    [
        "Jane Orrell",
        "JANE ORRELL",
        "J. R. Orrell",
        "J.R.R. Tolkien",
        "Jane O. Orrell",
        "Jane O.",
        "Jan van der Berg",
        "Van Berg",
        "María de la Cruz",
        "José María de la Cruz",
        "Santiago Ramón y Cajal",
        "Jean-Luc O'Neil",
        "Jean-Luc O’Neil",
        "D'Angelo Russell",
        "Martin Luther King III",
        "Sammy Davis Jr.",
        "Łukasz Żak",
        "İpek Yılmaz",
        "Владимир Иванов",
        "May Lee",
        "Sandy Anderson",
        "  Jane \u00a0 Orrell ",
        unicodedata.normalize("NFD", "José García"),
    ],
)
def test_names(text: str) -> None:
    assert is_name(text)


NO_NAMES = [
    "",
    "Jane",
    "jane orrell",
    "Jane orrell",
    "bell hooks",
    "de la Cruz",
    "Ludwig von",
    "van der",
    "A B C D E F",
    "Jane @orrell",
    "Jane Orrell,",
    "Jane, Orrell",
    "Jane Orrell!",
    "Jane 3",
    "- Jane",
    "The Beatles",
    "THE BEATLES",
    "The Times",
    "Staff Writer",
    "Jane Editor",
    "Associated Press",
    "REUTERS STAFF",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Staff", True),
        ("Staff Writer", True),
        ("SCIENCE EDITOR", True),
        ("Senior correspondent, Paris", True),
        ("Reuters", True),
        ("AFP", True),
        ("Jane Orrell, reporter", True),
        ("Jane Orrell", False),
        ("Staffan Lind", False),
        ("Presser", False),
        ("Reporters", False),
        ("", False),
        ("...", False),
    ],
)
def test_is_role(text: str, role: bool) -> None:  # noqa: FBT001
    assert is_role(text) is role


JANE, TOM, ANN = "Jane Orrell", "Tom Lee", "Ann Poe"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Orrell", (JANE,)),
        (" Jane \u00a0 Orrell. ", (JANE,)),
        ("JANE ORRELL", ("JANE ORRELL",)),
        ("Jane Orrell and Tom Lee", (JANE, TOM)),
        ("Tom Lee and Jane Orrell", (TOM, JANE)),
        ("Jane Orrell, Tom Lee and Ann Poe", (JANE, TOM, ANN)),
        ("Jane Orrell, Tom Lee, and Ann Poe", (JANE, TOM, ANN)),
        ("Jane Orrell,Tom Lee", (JANE, TOM)),
        ("Jane Orrell & Tom Lee", (JANE, TOM)),
        ("Jane Orrell; Tom Lee", (JANE, TOM)),
        ("Jane Orrell / Tom Lee", (JANE, TOM)),
        ("Jane Orrell | Tom Lee", (JANE, TOM)),
        ("Jane Orrell • Tom Lee · Ann Poe", (JANE, TOM, ANN)),
        ("Jane Orrell und Tom Lee", (JANE, TOM)),
        ("Jane Orrell et Tom Lee", (JANE, TOM)),
        ("Jane Orrell y Tom Lee", (JANE, TOM)),
        ("Jane Orrell\u00a0and\u00a0Tom Lee", (JANE, TOM)),
        ("Jane Orrell, Jane Orrell", (JANE,)),
        ("Rand Paul and Andy Bland", ("Rand Paul", "Andy Bland")),
        ("Sandy Anderson", ("Sandy Anderson",)),
        ("Jan van der Berg and María de la Cruz", ("Jan van der Berg", "María de la Cruz")),
        ("J. R. Orrell and T.S. Lee", ("J. R. Orrell", "T.S. Lee")),
        ("Jane Orrell, Staff Writer", (JANE,)),
        ("Jane Orrell, Staff Writer, and Tom Lee", (JANE, TOM)),
        ("Jane Orrell, Science Editor at The Ledger", (JANE,)),
        ("Jane Orrell (Reuters)", (JANE,)),
        ("Jane Orrell (in Paris) and Tom Lee (in Rome)", (JANE, TOM)),
        ("Jane Orrell in Paris and Tom Lee in Rome", (JANE, TOM)),
        ("Jane Orrell for The Ledger", (JANE,)),
        ("Reuters and Jane Orrell", (JANE,)),
        ("AP, Jane Orrell", (JANE,)),
        pytest.param("JANE ORRELL AND TOM LEE", ("JANE ORRELL", "TOM LEE")),
        pytest.param("Jane Orrell And Tom Lee", (JANE, TOM)),
        pytest.param("Santiago Ramón y Cajal", ("Santiago Ramón y Cajal",)),
        pytest.param("Jalal Al-e-Ahmad", ("Jalal Al-e-Ahmad",)),
    ],
)
def test_read_names(text: str, names: tuple[str, ...]) -> None:
    assert read_names(text) == names
    assert read_names(text, labelled=True, single=True) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and",
        ",",
        "the river",
        "Jane Orrell, the river",
        "the river and Jane Orrell",
        "Jane Orrell said so",
        "Jane Orrell, 34",
        "Jane and Tom Lee",
        "Jane and Tom",
        "Reuters",
        "Staff Writer",
        "Reuters and AFP",
        "jane orrell",
    ],
)
def test_names_nobody(text: str) -> None:
    assert read_names(text) is None
    assert read_names(text, labelled=True, single=True) is None


@pytest.mark.parametrize(
    ("text", "signs"), [("Jane", True), (" Jane ", True), ("jane", False), ("JANE", False), ("Admin", False), ("J", False)]
)
def test_a_first_name_alone(text: str, signs: bool) -> None:  # noqa: FBT001
    assert read_names(text, labelled=True, single=True) == (("Jane",) if signs else None)
    assert read_names(text) is None
