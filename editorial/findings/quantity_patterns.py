"""How quantities are written in Dutch: one pattern and one reading a kind, the most exact first."""

import re
from collections.abc import Callable, Iterable

from editorial.dutch.numbers import SCALES
from editorial.findings.quantity import Of, Value

Read = Callable[[re.Match[str]], list[tuple[Of, Value]]]

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_MONTHS_IN = {"jaar": 12, "jaren": 12, "maand": 1, "maanden": 1, "kwartaal": 3, "kwartalen": 3, "jarig": 12}
_OTHER_UNITS = {
    "dag": "dag", "dagen": "dag", "week": "week", "weken": "week", "uur": "uur", "uren": "uur", "minuut": "minuut",
    "minuten": "minuut", "werkdag": "werkdag", "werkdagen": "werkdag",
}  # fmt: skip
_PERIODS = {
    "jaar": "jaar",
    "maand": "maand",
    "week": "week",
    "dag": "dag",
    "kwartaal": "kwartaal",
    "halfjaar": "halfjaar",
}
_ADVERBS = {"jaarlijks": "jaar", "maandelijks": "maand", "wekelijks": "week", "dagelijks": "dag"}
_MOMENTS = {
    "zomer": "zomer", "zomerreces": "zomer", "najaar": "najaar", "herfst": "najaar", "herfstreces": "herfstreces",
    "winter": "winter", "voorjaar": "voorjaar", "lente": "voorjaar", "kerst": "kerst", "kerstreces": "kerst",
    "meireces": "meireces", "voorjaarsreces": "voorjaarsreces", "krokusreces": "voorjaarsreces",
    "verkiezingsreces": "verkiezingsreces", "prinsjesdag": "prinsjesdag", "voorjaarsnota": "voorjaarsnota",
    "miljoenennota": "miljoenennota", "najaarsnota": "najaarsnota",
}  # fmt: skip


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_NUMBER = r"(?<!\d)(?:\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
_SCALE = rf"(?:\s*(?P<scale>{_one_of(SCALES)})(?!\w)\.?)?"
_YEAR = r"(?:19|20)\d{2}(?!\d)"
_IN_YEAR = rf"(?:,?\s+(?:van\s+|in\s+)?(?:het\s+jaar\s+)?(?P<year>{_YEAR}))?"
_ORDINAL = r"\d{1,4}(?:de|ste|e)(?!\w)"
_TO = r"(?:\s*(?:à|of|en|tot|tot en met|t/m|-|–)\s*)"
_FIRST = rf"(?:(?P<first>{_NUMBER}){_TO})?"
_DAYS = r"(?P<days>\b\d{1,2}(?:(?:, | en | tot | tot en met | t/m |\s*[-–]\s*)\d{1,2})*)"
_A = r"\b(?:binnen|over|na|minstens|minimaal|maximaal|gedurende|hoogstens) een "


def to_number(words: str) -> float:
    """ "1.500", "1,5", "36 410": the number."""
    digits = re.sub(r"[\u00a0 ]", "", words)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return float(digits.replace(",", "."))


def _nothing(_: re.Match[str]) -> list[tuple[Of, Value]]:
    """What is no quantity, though it looks like one: taken out before anything else reads it."""
    return []


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _date(match: re.Match[str]) -> list[tuple[Of, Value]]:
    month = MONTHS.index(match["month"]) + 1
    return [(Of.DATE, (int(day), month, _year(match))) for day in re.findall(r"\d+", match["days"])]


def _numeric_date(match: re.Match[str]) -> list[tuple[Of, Value]]:
    return [(Of.DATE, (int(match["day"]), int(match["month"]), int(match["year"])))]


def _month(match: re.Match[str]) -> list[tuple[Of, Value]]:
    return [(Of.MONTH, (MONTHS.index(match["month"]) + 1, _year(match)))]


def _quarter(match: re.Match[str]) -> list[tuple[Of, Value]]:
    quarter = int(match["digit"]) if match["digit"] else int(match["ordinal"].rstrip("dest"))
    return [(Of.QUARTER, (quarter, _year(match)))]


def _duration(match: re.Match[str]) -> list[tuple[Of, Value]]:
    unit = match["unit"]
    months = _MONTHS_IN.get(unit)
    read: list[tuple[Of, Value]] = []
    for words in filter(None, (match["first"], match["number"])):
        number = to_number(words)
        value = (number * months, "maand", number) if months else (number, _OTHER_UNITS[unit], number)
        read.append((Of.DURATION, value))
    return read


def _one_duration(match: re.Match[str]) -> list[tuple[Of, Value]]:
    months = _MONTHS_IN.get(match["unit"])
    return [(Of.DURATION, (months, "maand", 1) if months else (1, _OTHER_UNITS[match["unit"]], 1))]


def _half_year(_: re.Match[str]) -> list[tuple[Of, Value]]:
    return [(Of.DURATION, (6.0, "maand", 0.5))]


def _every(match: re.Match[str]) -> list[tuple[Of, Value]]:
    return [(Of.FREQUENCY, (_PERIODS[match["period"]],))]


def _adverb(match: re.Match[str]) -> list[tuple[Of, Value]]:
    return [(Of.FREQUENCY, (f"{match['times'] or ''}{_ADVERBS[match['adverb']]}",))]


def _moment(match: re.Match[str]) -> list[tuple[Of, Value]]:
    return [(Of.MOMENT, (_MOMENTS[match["moment"]], _year(match)))]


def _ordinal(match: re.Match[str]) -> list[tuple[Of, Value]]:
    return [(Of.ORDINAL, (int(match["ordinal"].rstrip("dest")),))]


def _numbers(of: Of) -> Read:
    """One number, or the two of "10 à 20 miljoen", which share their scale."""

    def read(match: re.Match[str]) -> list[tuple[Of, Value]]:
        groups = match.groupdict()
        scale = SCALES[groups["scale"]] if groups.get("scale") else 1
        return [(of, (to_number(words) * scale,)) for words in filter(None, (groups.get("first"), groups["number"]))]

    return read


_WRITTEN: tuple[tuple[str, Read], ...] = (
    (r"\b[12]e kamer\w*|\bten [1-9]e\b|\b(?:in|op) de [12]e plaats\b|\b1e instantie\b", _nothing),
    (rf"{_DAYS}\s+(?P<month>{_one_of(MONTHS)})\b{_IN_YEAR}", _date),
    (r"(?<!\d)(?P<day>[0-3]?\d)[-/](?P<month>[01]?\d)[-/](?P<year>(?:19|20)\d{2})(?!\d)", _numeric_date),
    (rf"\b(?P<month>{_one_of(MONTHS)})\b{_IN_YEAR}", _month),
    (rf"(?:(?P<ordinal>{_ORDINAL})\s+kwartaal|\b(?:[qk]|kwartaal )(?P<digit>[1-4])\b){_IN_YEAR}", _quarter),
    (rf"{_FIRST}(?P<number>{_NUMBER}){_SCALE}\s*(?:%|procent(?:punt(?:en)?)?\b)", _numbers(Of.PERCENT)),
    (rf"€\s*(?P<number>{_NUMBER}){_SCALE}(?:,-)?", _numbers(Of.MONEY)),
    (rf"{_FIRST}(?P<number>{_NUMBER}){_SCALE}\s*euro\b", _numbers(Of.MONEY)),
    (rf"{_FIRST}(?P<number>{_NUMBER})[\s-]*(?P<unit>{_one_of([*_MONTHS_IN, *_OTHER_UNITS])})(?:e|en)?\b", _duration),
    (r"\b(?:een )?hal(?:f|ve) ?jaar\b", _half_year),
    (rf"{_A}(?P<unit>{_one_of([*_MONTHS_IN, *_OTHER_UNITS])})\b", _one_duration),
    (rf"\b(?:elke?|iedere?|per) (?P<period>{_one_of(_PERIODS)})\b", _every),
    (rf"\b(?P<times>half|twee|drie|vier|vijf|zes|tien)?(?P<adverb>{_one_of(_ADVERBS)})e?\b", _adverb),
    (rf"\b(?P<moment>{_one_of(_MOMENTS)})(?!\w){_IN_YEAR}", _moment),
    (rf"(?<!\d)(?P<year>{_YEAR})", lambda match: [(Of.YEAR, (int(match["year"]),))]),
    (rf"(?<![\w-])(?P<ordinal>{_ORDINAL})", _ordinal),
    (rf"(?P<number>{_NUMBER}){_SCALE}", _numbers(Of.NUMBER)),
)  # fmt: skip

READERS: tuple[tuple[re.Pattern[str], Read], ...] = tuple((re.compile(pattern), read) for pattern, read in _WRITTEN)
