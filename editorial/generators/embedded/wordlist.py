"""The woordenlijst: formal words and the plain ones that may stand in their place. Pure data and one pass of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from editorial.generators import Step
from editorial.generators.embedded.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """One replacement: whole words, any case. An entry must keep grammar and meaning wherever it may be used.

    `not_after` and `only_before` are words beside it that forbid or allow it ("een jaarlijks debat" stays); an empty
    word forbids the beginning of the text.
    """

    before: str
    after: str
    not_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()


_DETERMINERS = ("een", "het", "dit", "dat", "geen", "ons", "elk", "ieder", "landelijk", "nationaal", "minimaal", "twee")
_AFTER_ADVERB = (
    "te", "aan", "aandacht", "over", "een", "de", "het", "in", "op", "voor", "met", "bij", "door", "om", "en", "tot",
    "van", "alle", "wordt", "worden", "vóór", "per", "verslag", "inzicht", "inzichtelijk", "zowel", "openbaar",
)  # fmt: skip

_NOT_ABOUT = (
    "problemen", "problematiek", "knelpunten", "risico's", "uitdagingen", "maatregelen", "eisen", "inspanningen",
    "inzet", "mogelijkheden", "keuzes", "belemmeringen", "zorgen", "kosten", "capaciteit",
    "verantwoordelijkheid", "taken",
)  # fmt: skip

WORDLIST_VERSION = "1"

WORDS: tuple[Entry, ...] = (
    # formulas of the Chamber
    Entry("te bewerkstelligen dat", "ervoor te zorgen dat"),
    Entry("er zorg voor te dragen dat", "ervoor te zorgen dat"),
    Entry("ervoor zorg te dragen dat", "ervoor te zorgen dat"),
    Entry("zorg ervoor te dragen dat", "ervoor te zorgen dat"),
    Entry("zorg te dragen voor", "te zorgen voor"),
    Entry("te doen toekomen", "te sturen"),
    Entry("te doen laten toekomen", "te sturen"),
    # prepositions and conjunctions
    Entry("door middel van", "met"),
    Entry("middels", "met"),
    Entry("ten behoeve van", "voor"),
    Entry("met betrekking tot", "over", not_after=_NOT_ABOUT),
    Entry("omtrent", "over", not_after=_NOT_ABOUT),
    Entry("inzake", "over", not_after=_NOT_ABOUT),
    Entry("teneinde", "om", not_after=("", "om")),
    Entry("indien nodig", "zo nodig"),
    Entry("indien noodzakelijk", "als dat nodig is"),
    Entry("indien mogelijk", "als dat mogelijk is"),
    Entry("indien gewenst", "als dat gewenst is"),
    Entry("indien wenselijk", "als dat wenselijk is"),
    Entry("indien", "als"),
    Entry("alsmede", "en ook"),
    Entry("dan wel", "of", not_after=("en", "of", "is", "zijn", "zal", "kan")),
    Entry("danwel", "of"),
    Entry("doch", "maar"),
    Entry("opdat", "zodat"),
    Entry("dienaangaande", "daarover"),
    # adverbs
    Entry("tevens", "ook"),
    Entry("eveneens", "ook"),
    Entry("reeds", "al"),
    Entry("thans", "nu"),
    Entry("onverwijld", "meteen"),
    Entry("onverkort", "volledig", only_before=("te", "uit", "in", "door", "voort", "vast", "wordt", "worden")),
    Entry("wederom", "opnieuw"),
    Entry("veelal", "vaak"),
    Entry("te allen tijde", "altijd"),
    Entry("ten minste", "minstens"),
    Entry("ten hoogste", "hoogstens"),
    Entry("terstond", "meteen"),
    Entry("derhalve", "daarom"),
    Entry("per ommegaande", "meteen"),
    Entry("zo spoedig mogelijk", "zo snel mogelijk"),
    Entry("zo spoedig als mogelijk", "zo snel als mogelijk"),
    Entry("spoedig", "snel", only_before=("te",)),
    Entry("jaarlijks", "elk jaar", not_after=_DETERMINERS, only_before=_AFTER_ADVERB),
    Entry("maandelijks", "elke maand", not_after=_DETERMINERS, only_before=_AFTER_ADVERB),
    # spelling of offices, and quotation marks, as in ordinary print
    Entry("Minister", "minister"),
    Entry("Ministers", "ministers"),
    Entry("Minister-President", "minister-president"),
    Entry("Staatssecretaris", "staatssecretaris"),
    Entry("Staatssecretarissen", "staatssecretarissen"),
)


@dataclass(frozen=True, slots=True)
class WordList:
    """Entries and the version that a draft names; an admin table may bring its own."""

    version: str
    entries: tuple[Entry, ...]

    def places(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Where the list has a plainer word for one of a text: start, end, and that word; offices aside."""
        pattern, by_words = _compiled(self.entries)
        return tuple(
            (match.start(), match.end(), entry.after)
            for match in pattern.finditer(text)
            if (entry := by_words[match[0].lower()]).after != match[0].lower() and _fits(entry, text, match)
        )

    def replace(self, words: Phrase) -> tuple[str, tuple[Step, ...]]:
        """The words with every entry applied once, and each change with its place in the source."""
        text = words.text
        steps: list[Step] = []

        def change(match: re.Match[str]) -> str:
            entry = by_words[match[0].lower()]
            if not _fits(entry, text, match):
                return match[0]
            after = entry.after if match[0].islower() or match[0] == entry.before else _capitalised(entry.after)
            steps.append(Step("woordenlijst", match[0], after, *words.range(*match.span())))
            return after

        pattern, by_words = _compiled(self.entries)
        return pattern.sub(change, text), tuple(steps)


@lru_cache(maxsize=8)
def _compiled(entries: tuple[Entry, ...]) -> tuple[re.Pattern[str], dict[str, Entry]]:
    longest_first = sorted(entries, key=lambda entry: -len(entry.before))
    words = "|".join(re.escape(entry.before) for entry in longest_first) or r"(?!)"
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    return pattern, {entry.before.lower(): entry for entry in entries}


def _fits(entry: Entry, text: str, match: re.Match[str]) -> bool:
    if entry.not_after and _last_word(text[max(0, match.start() - 40) : match.start()]) in entry.not_after:
        return False
    return not entry.only_before or _first_word(text[match.end() : match.end() + 40]) in entry.only_before


def _last_word(text: str) -> str:
    words = re.findall(r"[\w'’-]+", text)
    return words[-1].lower() if words else ""


def _first_word(text: str) -> str:
    found = re.match(r"\s+([\w'’-]+)", text)
    return found[1].lower() if found else ""


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def brought_by(entries: Iterable[Entry]) -> frozenset[str]:
    """Every word that the list may bring into a draft."""
    return frozenset(word for entry in entries for word in re.findall(r"\w+", entry.after.lower()))


DEFAULT = WordList(WORDLIST_VERSION, WORDS)
