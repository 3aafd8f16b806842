"""Words of Central Europe that were read as Latin-1."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.words.misread_words import misread_words


@pytest.mark.parametrize(
    ("right", "written_in", "read_as"),
    [
        ("całą dobę", "cp1250", "cp1252"),
        ("całą dobę", "cp1250", "latin-1"),
        ("słowo", "cp1250", "latin-1"),
        ("Więcej o płatnościach", "cp1250", "cp1252"),
        ("Płatności mogą być", "iso8859_2", "latin-1"),
    ],
)
def test_what_stood_there_is_told(right: str, written_in: str, read_as: str) -> None:
    typed = right.encode(written_in).decode(read_as)
    assert list(misread_words(f"One.\n> {typed} - two.\n")) == [(7, 7 + len(typed), right)]


@pytest.mark.parametrize(
    "text",
    [
        "5 m³ de crème, 3 km³, Nm³/h und m³h",
        "Le marché³¹ est même très cher",
        "El mes³ de ¿cómo estás?",
        "x±y, 5±3, 1¼ cup, a¹ b² c³",
        "Bem-vindo³, você",
        "Größe³ groß, naïve¹ café²",
        "Zażółć gęślą jaźń",
        "Visa³ Mastercard¹, note¹²",
    ],
)
def test_signs_and_letters_of_other_languages_are_left_alone(text: str) -> None:
    assert list(misread_words(text)) == []
