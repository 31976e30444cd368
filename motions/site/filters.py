"""The filters of the list of motions, used by page and feed alike."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from motions import numbers
from motions.models import Dossier, Member, Motion, Submitter
from motions.models.motion import MotionQuerySet
from motions.outcome import LABELS, Outcome
from motions.search.analyser import words

NO_OUTCOME = "geen"
OUTCOMES = [(outcome.value or NO_OUTCOME, LABELS[outcome]) for outcome in Outcome]
EXPLAINED = [("met", "Met uitleg"), ("zonder", "Nog zonder uitleg")]

_CONTROL_CHARACTERS = dict.fromkeys([*range(32), 127])


def clean(query: QueryDict) -> QueryDict:
    """The same query without control characters, which no database and no feed can take."""
    cleaned = query.copy()
    for key in query:
        cleaned.setlist(key, [value.translate(_CONTROL_CHARACTERS) for value in query.getlist(key)])
    return cleaned


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class MotionFilter(django_filters.FilterSet):
    """`q` is only carried along here: it ranks, so the list asks `motions.search` itself."""

    q = django_filters.CharFilter(method="keep_all", label="Zoekwoorden of nummer")
    dossier = django_filters.CharFilter(method="in_dossier", label="Dossier", max_length=100)
    indiener = django_filters.CharFilter(method="by_submitter", label="Naam van een indiener", max_length=100)
    vanaf = django_filters.DateFilter("filed_on", "gte", label="Ingediend vanaf", widget=_day())
    tot = django_filters.DateFilter("filed_on", "lte", label="Ingediend tot en met", widget=_day())
    uitkomst = django_filters.ChoiceFilter(
        method="with_outcome", choices=OUTCOMES, label="Uitkomst", empty_label="Alle uitkomsten"
    )
    uitleg = django_filters.ChoiceFilter(
        method="by_explanation", choices=EXPLAINED, label="Uitleg", empty_label="Met en zonder uitleg"
    )

    class Meta:
        model = Motion
        fields: list[str] = []

    def keep_all(self, motions: QuerySet[Motion], name: str, value: str) -> QuerySet[Motion]:
        return motions

    def in_dossier(self, motions: QuerySet[Motion], name: str, value: str) -> QuerySet[Motion]:
        return motions.filter(dossier__in=dossiers_named(value))

    def by_submitter(self, motions: QuerySet[Motion], name: str, value: str) -> QuerySet[Motion]:
        signed = Submitter.objects.shown().filter(member__in=members_named(value))
        return motions.filter(pk__in=signed.values("motion"))

    def with_outcome(self, motions: QuerySet[Motion], name: str, value: str) -> QuerySet[Motion]:
        return motions.filter(outcome="" if value == NO_OUTCOME else value)

    def by_explanation(self, motions: MotionQuerySet, name: str, value: str) -> QuerySet[Motion]:
        return motions.explained() if value == "met" else motions.unexplained()

    @property
    def is_narrowed(self) -> bool:
        """Whether something beside words was asked for."""
        return any(self.data.get(name) for name in self.filters if name != "q")


def dossiers_named(text: str) -> list[Dossier]:
    """The dossiers that bear this printed number; suffixes as the source spells them are compared in canonical form."""
    address = numbers.parse_dossier(text)
    if address is None:
        return []
    number = int(address.partition("-")[0])
    return [found for found in Dossier.objects.shown().filter(number=number) if found.address == address]


def members_named(text: str) -> list[Member]:
    """The members in whose name every typed word begins a word, accents or not; at most a hundred."""
    typed = words(text)
    if not typed:
        return []
    found = []
    for member in Member.objects.shown():
        held = words(member.full_name)
        if all(any(part.startswith(word) for part in held) for word in typed):
            found.append(member)
    return found[:100]
