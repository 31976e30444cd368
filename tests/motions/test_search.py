"""Search: the same hits on both databases, no query an error, no word that is not public."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motions import search
from motions.models import Motion, Submitter
from motions.search import analyser
from motions.search.query import RANKED
from tests.factories import make_dossier, make_motion
from tests.motions.making import publish, withdraw

MARKER = "kwikstaartnest"


def found(text: str, within=None) -> list[str]:
    within = Motion.objects.public() if within is None else within
    subjects = dict(Motion.objects.values_list("pk", "subject"))
    return [subjects[pk] for pk in search.search(text, within).ids]


def make(subject: str, **fields) -> Motion:
    motion = make_motion(subject=subject, **fields)
    search.refresh([motion.pk])
    return motion


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("dijk", "De dijken langs de rivier"),
        ("gemeente", "Hulp voor gemeenten"),
        ("gezinnen", "Hulp voor een gezin"),
        ("huurtoeslag", "De huurtoeslagen verhogen"),
        ("financiele", "De officiële financiële stukken"),
        ("financiële", "De financiele stukken"),
        ("celik", "Motie van het lid Çelik"),
        ("isik", "Motie van het lid Işık"),
        ("d'66", "Vragen over D66"),
        ("tvv", "Gewijzigde motie (t.v.v. 99001-3)"),
        ("NACHTTREIN", "Nachttreinen naar Groningen"),
        ("co2 heffing", "Over de CO2-heffing"),
    ],
)
@pytest.mark.django_db
def test_a_word_is_found_in_its_other_forms(typed: str, printed: str) -> None:
    make(printed, text=None)
    make("Iets heel anders", text=None, dossier=make_dossier(99002, title="Zee"))
    assert found(typed) == [printed]


@pytest.mark.django_db
def test_all_words_must_be_found() -> None:
    make("Treinen in Groningen", text=None)
    make("Bussen in Groningen", text=None)
    assert found("groningen treinen") == ["Treinen in Groningen"]


@pytest.mark.django_db
def test_a_subject_counts_for_more_than_the_text() -> None:
    make("Bossen", text="De Kamer, verzoekt de regering om nachttreinen, en gaat over tot de orde van de dag.")
    make("Nachttreinen", text="De Kamer, verzoekt de regering om bossen, en gaat over tot de orde van de dag.")
    assert found("nachttreinen") == ["Nachttreinen", "Bossen"]
    assert found("bossen") == ["Bossen", "Nachttreinen"]


@pytest.mark.parametrize("typed", ["Van der Zande", "zande", "Nieuwe Meer"])
@pytest.mark.django_db
def test_a_name_of_common_words_is_found(typed: str) -> None:
    motion = make_motion(subject="Plan voor de Nieuwe Meer", text=None)
    Submitter.objects.create(motion=motion, name="A. van der Zande", relation="Indiener")
    search.refresh([motion.pk])
    make("Van der straat", text=None)
    assert found(typed) == ["Plan voor de Nieuwe Meer"]


@pytest.mark.parametrize("typed", ["de het een van", "*", "-", '"', "(", "'t"])
@pytest.mark.django_db
def test_a_query_without_telling_words_finds_nothing_and_says_so(typed: str) -> None:
    make("Plan voor de dijken", text=None)
    hits = search.search(typed, Motion.objects.public())
    assert (hits.ids, hits.is_emptied) == ((), True)


@pytest.mark.django_db
def test_a_query_that_finds_nothing_is_not_an_emptied_one() -> None:
    hits = search.search("zeppelin", Motion.objects.public())
    assert (hits.ids, hits.is_emptied, hits.words) == ((), False, ("zeppelin",))


@pytest.mark.django_db
def test_a_word_of_nearly_every_motion_neither_filters_nor_ranks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motions.search.query.COMMON_FLOOR", 2)
    for subject in ("Dijken", "Bossen", "Treinen", "Scholen"):
        make(f"{subject} en de begroting", text=None)
    hits = search.search("dijken begroting", Motion.objects.public())
    assert (len(hits.ids), hits.words, hits.ignored) == (1, ("dijken",), ("begroting",))
    assert search.search("begroting", Motion.objects.public()).is_emptied


@pytest.mark.django_db
def test_a_word_that_is_common_in_texts_still_finds_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motions.search.query.COMMON_FLOOR", 2)
    for subject in ("Dijken bij de Nieuwe Meer", "Dijken", "Treinen", "Scholen"):
        make(subject, text="De Kamer, verzoekt de regering om meer geld, en gaat over tot de orde van de dag.")
    assert found("Van der Meer") == ["Dijken bij de Nieuwe Meer"]
    assert found("dijken meer") == ["Dijken bij de Nieuwe Meer", "Dijken"]


@pytest.mark.parametrize(
    "typed", ["99 001, nr. 7", "99001-7", "kst-99001-7", "2030Z00007", "https://voorbeeld.nl/kst-99001-7.html"]
)
@pytest.mark.django_db
def test_a_number_finds_its_motion_first(typed: str) -> None:
    make("De motie zelf", number=7)
    make("Een motie die nummer 99 001, nr. 7 en kst 99001 7 2030Z00007 noemt", number=8)
    hits = search.search(typed, Motion.objects.public())
    assert (found(typed)[0], hits.numbered) == ("De motie zelf", 1)


@pytest.mark.django_db
def test_search_stays_within_what_is_asked() -> None:
    make("Dijken in het noorden", outcome="aangenomen")
    make("Dijken in het zuiden", outcome="verworpen")
    assert found("dijken", Motion.objects.public().filter(outcome="verworpen")) == ["Dijken in het zuiden"]


@pytest.mark.django_db
def test_words_are_found_while_they_are_online_only() -> None:
    explanation = publish(summary=f"De Kamer wil een {MARKER}.")
    search.refresh([explanation.motion_id])
    assert len(found(MARKER)) == 1
    withdraw(explanation)
    search.refresh([explanation.motion_id])
    assert found(MARKER) == []
    assert MARKER not in _everything_stored()


@pytest.mark.django_db
def test_a_motion_that_is_hidden_is_not_found() -> None:
    motion = make(f"Over het {MARKER}")
    Motion.objects.filter(pk=motion.pk).update(hidden=True)
    search.refresh([motion.pk])
    assert MARKER not in _everything_stored()


@pytest.mark.django_db
def test_refreshing_twice_leaves_one_row() -> None:
    motion = make("Dijken")
    search.refresh([motion.pk, motion.pk])
    assert found("dijken") == ["Dijken"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM motions_search")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_the_command_makes_the_whole_index_again(capsys: pytest.CaptureFixture[str]) -> None:
    gone = make(f"Over het {MARKER}")
    make_motion(subject="Dijken")
    Motion.objects.filter(pk=gone.pk).update(hidden=True)
    call_command("rebuild_search")
    assert (found("dijken"), found(MARKER)) == (["Dijken"], [])
    assert "1 moties" in capsys.readouterr().out


@pytest.mark.django_db
def test_an_index_of_another_version_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    make("Dijken")
    assert not search.is_outdated()
    monkeypatch.setattr(analyser, "VERSION", analyser.VERSION + 1)
    assert search.is_outdated()


@pytest.mark.django_db
def test_only_the_newest_hits_are_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motions.search.query.RANKED", 2)
    for day in range(3):
        make(f"Dijk {day}", filed_on=date(2030, 1, 1) + timedelta(days=day))
    hits = search.search("dijk", Motion.objects.public())
    assert (set(found("dijk")), hits.is_cut_off) == ({"Dijk 1", "Dijk 2"}, True)
    assert RANKED == 2_000


class HostileQueries(TestCase):
    @given(st.text(max_size=60))
    @example("c++ OR")
    @example("36.410-XV")
    @example("NEAR(dijken, 3)")
    @example("-dijken")
    @example("[T.v.v.]")
    @example("title:dijken")
    @example('"dijken')
    @example("“dijken”")
    @example("a\x00b")
    @example("dijken\ud800")
    @example("dijken " * 700)
    @example("ß ﬁ ĳ İ ᾳ ½ ²")
    @settings(max_examples=60, deadline=None)
    def test_no_query_is_an_error(self, typed: str) -> None:
        make("Dijken & ß ½ c++")
        search.search(typed, Motion.objects.public())


@pytest.mark.parametrize(
    "typed", ["-dijken", '"dijken"', "“dijken”", "dijken*", "(dijken", "dijken OR", "NOT dijken", "NEAR(dijken)"]
)
@pytest.mark.django_db
def test_operators_are_literal(typed: str) -> None:
    make("Dijken near or not", text=None)
    assert len(found(typed)) == 1


@given(st.text(), st.lists(st.text(max_size=8), max_size=3))
@example("<script>dijken</script> & dijk", ["dijken"])
@settings(deadline=None)
def test_a_snippet_is_safe_html(text: str, words: list[str]) -> None:
    folded = tuple(word for typed in words for word in analyser.words(typed))
    html = search.snippet(text, folded)
    assert "<" not in html.replace("<mark>", "").replace("</mark>", "")


def test_a_snippet_marks_the_words_where_they_stand() -> None:
    text = "Iets anders. " * 40 + "Er komen dijken & sluizen langs de rivier. " + "Nog iets. " * 40
    html = search.snippet(text, ("sluis", "dijk"))
    assert "<mark>dijken</mark> &amp; <mark>sluizen</mark>" in html
    assert html.startswith("… ")
    assert html.endswith(" …")
    assert len(html) < 350


def test_a_snippet_without_hits_is_the_beginning() -> None:
    assert search.snippet("De eerste zin.", ()) == "De eerste zin."


def _everything_stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT title, body FROM motions_search")
        return str(cursor.fetchall())
