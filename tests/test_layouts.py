"""The same noise goes from the same article however its lines are laid out."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from cleaner import clean
from cleaner.rule import PARAGRAPHS
from tests.test_languages import LANGUAGES

NOISE = {
    "en": ("Share this article", "Sign up for our newsletter", "Advertisement", "Read more: Storm closes the coast road for days"),
    "de": ("Artikel teilen", "Newsletter abonnieren", "Anzeige", "Lesen Sie auch: Sturm schließt die Küstenstraße für Tage"),
    "fr": ("Partager cet article", "S'inscrire à la newsletter", "Publicité", "Lire aussi : La tempête ferme la route de la côte"),
    "es": ("Compartir este artículo", "Suscríbete a nuestra newsletter", "Publicidad", "Lea también: La tormenta cierra la ruta"),
    "ru": ("Поделиться статьей", "Подписаться на рассылку", "Реклама", "Читайте также: Шторм закрыл дорогу на три дня"),
    "ja": ("この記事をシェアする", "メルマガ登録", "広告", "関連記事：嵐で海岸道路が三日間通行止めに"),
    "ar": ("شارك هذا المقال", "اشترك في النشرة البريدية", "إعلان", "اقرأ أيضا: العاصفة تغلق الطريق الساحلي لأيام"),
}


def wrapped(lines: list[str]) -> str:
    return "\n\n".join(textwrap.fill(line, 72) for line in lines)


LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "one line each": "\n".join,
    "blank lines": "\n\n".join,
    "Windows": "\r\n\r\n".join,
    "indented": lambda lines: "\n\n".join(f"    {line}" for line in lines),
    "wrapped": wrapped,
}


def paragraphs(language: str) -> list[str]:
    return list(PARAGRAPHS if language == "en" else LANGUAGES[language]["paragraphs"])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", NOISE)
def test_noise_goes(language: str, layout: str) -> None:
    prose = paragraphs(language) * 3
    lay = LAYOUTS[layout]
    if layout == "wrapped" and language == "ja":
        pytest.skip("Japanese is not wrapped at spaces")
    share, newsletter, label, teaser = NOISE[language]
    lines = [prose[0], share, prose[1], newsletter, prose[2], label, prose[3], teaser, prose[4]]
    left = clean(lay([prose[i] for i in range(5)])).text
    assert clean(lay(lines)).text.split() == left.split()
    assert all(noise not in left for noise in NOISE[language])


@pytest.mark.parametrize("mark", ["", "- ", "* ", "### ", "> "])
@pytest.mark.parametrize("language", NOISE)
def test_markdown(language: str, mark: str) -> None:
    prose = paragraphs(language)
    share, newsletter, label, _ = NOISE[language]
    for noise in (share, newsletter, label):
        page = f"{prose[0]}\n\n{mark}[{noise}](https://ledger.example/a?b=c)\n\n{prose[1]}"
        assert clean(page).text == f"{prose[0]}\n\n{prose[1]}"
    linked = f"{prose[0]} [{share}](https://ledger.example/) {prose[1]}"
    assert clean(linked).text == linked


@pytest.mark.parametrize("language", [language for language in NOISE if language not in ("ja",)])
def test_a_text_in_one_line(language: str) -> None:
    prose = paragraphs(language) * 3
    share, newsletter, *_ = NOISE[language]
    page = " ".join([*prose[:3], share, *prose[3:5], newsletter, *prose[5:]])
    assert clean(page).text == " ".join(prose)
