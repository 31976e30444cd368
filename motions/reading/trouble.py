"""Everything that can be wrong with a document, in words for an editor."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why a document gave no text, or why its text may not be used without somebody looking."""

    EMPTY = "empty"
    NOT_A_DOCUMENT = "not_a_document"
    WRONG_KIND = "wrong_kind"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    OUTPUT_TOO_LARGE = "output_too_large"
    DOCTYPE = "doctype"
    CRASHED = "crashed"
    NO_TEXT = "no_text"
    GIBBERISH = "gibberish"
    PARTLY_SCANNED = "partly_scanned"
    INCOMPLETE = "incomplete"
    HIDDEN_TEXT = "hidden_text"
    TURNED_TEXT = "turned_text"


EXPLANATIONS: dict[Trouble, str] = {
    Trouble.EMPTY: "Het bestand is leeg.",
    Trouble.NOT_A_DOCUMENT: "Dit is geen document, maar bijvoorbeeld een foutpagina van de bron.",
    Trouble.WRONG_KIND: "Dit soort bestand kan de motieportal niet lezen.",
    Trouble.BROKEN: "Het bestand is beschadigd en kan niet worden gelezen.",
    Trouble.ENCRYPTED: "Het bestand is beveiligd met een wachtwoord.",
    Trouble.TOO_LARGE: "Het bestand is te groot of te ingewikkeld om te lezen.",
    Trouble.TOO_SLOW: "Het lezen van het bestand duurde te lang en is gestopt.",
    Trouble.TOO_MUCH_MEMORY: "Het lezen van het bestand kostte te veel geheugen en is gestopt.",
    Trouble.OUTPUT_TOO_LARGE: "Uit het bestand komt meer tekst dan een motie ooit kan hebben.",
    Trouble.DOCTYPE: "Het XML-bestand bevat een DOCTYPE en wordt daarom niet gelezen.",
    Trouble.CRASHED: "Het leesprogramma is op dit bestand vastgelopen.",
    Trouble.NO_TEXT: "Het bestand bevat geen tekst, bijvoorbeeld omdat het een scan is.",
    Trouble.GIBBERISH: "De tekst uit het bestand is niet of nauwelijks leesbaar.",
    Trouble.PARTLY_SCANNED: "Een deel van de pagina's is een scan zonder tekst.",
    Trouble.INCOMPLETE: "Een deel van het bestand kon niet worden gelezen.",
    Trouble.HIDDEN_TEXT: "Het bestand bevat tekst die een lezer niet ziet; die is weggelaten.",
    Trouble.TURNED_TEXT: "De tekst staat gedraaid op de pagina; de volgorde kan verkeerd zijn.",
}
"""One plain sentence for each trouble."""


class Unreadable(Exception):
    """These bytes give no text that may be used; trying again does not help.

    `detail` is technical and short (an exception's name, an exit status), never text of the document.
    """

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble, detail)
        self.trouble = trouble
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.trouble}: {self.detail}" if self.detail else str(self.trouble)
