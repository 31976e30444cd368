"""The forms of the desk. Words keep their white space; a browser's CRLF becomes LF."""

from typing import Any

from django import forms
from markdownx.widgets import MarkdownxWidget

from editorial.words import MAX_LENGTH

MAX_TEXT_LENGTH = 200_000
"""Characters in the text of a motion that somebody corrects by hand."""


def lf(text: str) -> str:
    """Line ends as LF, whatever the browser sent."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class WordsField(forms.CharField):
    """Text to the letter: no stripping, line ends as LF."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return lf(super().to_python(value) or "")


class WordsWidget(MarkdownxWidget):
    """The editor of django-markdownx, holding the words to the letter.

    Django opens every textarea with a newline, which browsers drop and simpler clients post back. Here it stands only
    where the words themselves begin with one.
    """

    template_name = "editorial/words_widget.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["opening"] = "\n" if (value or "").startswith("\n") else ""
        return context


class DraftWordsForm(forms.Form):
    """Summary and implication, as Markdown with a preview."""

    implication = WordsField(
        label="Implicatie",
        required=False,
        max_length=MAX_LENGTH,
        widget=WordsWidget(attrs={"rows": 3, "lang": "nl"}),
    )
    summary = WordsField(
        label="Samenvatting",
        required=False,
        max_length=MAX_LENGTH,
        widget=WordsWidget(attrs={"rows": 6, "lang": "nl"}),
    )


class MotionTextForm(forms.Form):
    """The whole text of a motion, mended by hand."""

    text = WordsField(
        label="Tekst van de motie",
        max_length=MAX_TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 20, "lang": "nl"}),
        help_text="Een lege regel tussen twee alinea's. Neem de tekst over zoals hij in het stuk staat.",
    )


class NoteForm(forms.Form):
    """What readers are told about a correction."""

    note = forms.CharField(
        label="Noot voor lezers (mag leeg)",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Komt bij de verbeterde uitleg te staan. Bijvoorbeeld: ‘De datum is verbeterd.’",
    )


class ReasonForm(forms.Form):
    """Why something is taken back, or put back."""

    reason = forms.CharField(
        label="Reden",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Een of twee zinnen. De reden komt in het logboek.",
    )
