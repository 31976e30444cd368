"""From the source's rows to ours: what is made, changed, hidden, shown again and left alone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motions.ingest.tally import Fate
from motions.models import (
    Address,
    Decision,
    Document,
    DocumentVersion,
    Dossier,
    Member,
    Motion,
    Party,
    Publication,
    Submitter,
    Vote,
)
from tests.motions.fake_source import guid
from tests.motions.fictional_rows import GROUP, PERSON, add_decision, add_motion, add_submitter, add_version

pytestmark = pytest.mark.django_db


def the_motion() -> Motion:
    return Motion.objects.get()


def test_a_motion_comes_with_all_that_belongs_to_it(source, sync):
    case = add_motion(source, "trein", number=12)
    add_decision(source, case, "stemming")
    done = sync()
    motion = the_motion()
    assert str(motion.zaak_id) == case
    assert (motion.printed_number, motion.zaak_number, motion.filed_on) == (
        "99 001, nr. 12",
        "2030Z00012",
        date(2030, 3, 7),
    )
    assert (motion.outcome, motion.outcome_on) == ("aangenomen", date(2030, 3, 12))
    assert str(motion.submitters.get().member) == "Ada Vermeulen"
    assert Party.objects.get(signed__motion=motion).slug == "ls"
    assert Publication.objects.get(version__document__motions=motion).kind == "Xml"
    assert Document.objects.get().current_version == DocumentVersion.objects.get()
    assert [vote.actor_party for vote in motion.decisions.get().votes.all()] == ["LS", "LS"]
    assert done.problems == []
    assert done.documents[Fate.NEW] == 1


def test_a_second_sync_changes_nothing_and_says_so(source, sync):
    case = add_motion(source)
    add_decision(source, case, "stemming")
    first = sync()
    before = list(Motion.objects.values()), list(Vote.objects.values()), list(Address.objects.values())
    second = sync()
    assert (list(Motion.objects.values()), list(Vote.objects.values()), list(Address.objects.values())) == before
    assert second.records.counts() == {**first.records.counts(), "nieuw": 0, "gelijk": first.records[Fate.NEW]}
    assert second.documents.counts() == {"nieuw": 0, "gewijzigd": 0, "gelijk": 1, "verborgen": 0, "mislukt": 0}


def test_a_change_upstream_changes_the_same_row(source, sync):
    case = add_motion(source)
    sync()
    key = the_motion().pk
    source.put("Zaak", case, Onderwerp="Motie over nachttreinen", Kabinetsappreciatie="Ontraden")
    done = sync()
    assert (the_motion().pk, the_motion().subject, the_motion().appraisal) == (
        key,
        "Motie over nachttreinen",
        "Ontraden",
    )
    assert (done.records[Fate.CHANGED], done.records[Fate.NEW]) == (1, 0)


def test_a_row_that_comes_again_with_a_new_stamp_is_no_change(source, sync):
    case = add_motion(source)
    sync()
    before = the_motion().changed_at
    source.put("Zaak", case)
    done = sync()
    assert (done.records[Fate.CHANGED], done.records[Fate.NEW]) == (0, 0)
    assert the_motion().changed_at != before


def test_white_space_around_a_subject_is_kept_and_around_names_is_not(source, sync):
    case = add_motion(source, Onderwerp=" Motie over het spoor ")
    add_submitter(source, case, "tweede", ActorNaam=" B. de Wit ", ActorFractie=" LS ")
    sync()
    assert the_motion().subject == " Motie over het spoor "
    assert Submitter.objects.filter(name="B. de Wit", party_name="LS").exists()


def test_values_that_nobody_foresaw_are_kept_and_logged(source, sync, caplog):
    add_motion(source, Kabinetsappreciatie="Welkom", Status="Zoek")
    sync()
    assert (the_motion().appraisal, the_motion().status) == ("Welkom", "Zoek")
    assert "'Welkom'" in caplog.text


# --- deleted upstream -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stale", [{}, {"Onderwerp": "Verouderd onderwerp", "Soort": "Motie"}])
@pytest.mark.parametrize("mark", [True, "True", "1", ""])
def test_a_motion_that_was_deleted_is_hidden_and_nothing_else_in_it_changes(source, sync, mark, stale):
    case = add_motion(source)
    add_decision(source, case, "stemming")
    sync()
    before = Motion.objects.values().get()
    source.delete("Zaak", case, mark, **stale)
    done = sync()
    after = Motion.objects.values().get()
    assert after == {**before, "hidden": True, "changed_at": after["changed_at"]}
    assert done.records[Fate.HIDDEN] == 1
    assert the_motion().documents.count() == the_motion().decisions.count() == 1


def test_a_motion_that_was_hidden_stays_so_without_being_counted_again(source, sync):
    case = add_motion(source)
    sync()
    source.delete("Zaak", case)
    sync()
    assert sync().records[Fate.HIDDEN] == 0
    assert the_motion().hidden


def test_a_motion_that_comes_back_is_shown_again_as_it_was(source, sync):
    case = add_motion(source)
    sync()
    before = Motion.objects.values().get()
    row = source.delete("Zaak", case)
    sync()
    source.restore("Zaak", row)
    sync()
    after = Motion.objects.values().get()
    assert after == {**before, "changed_at": after["changed_at"]}
    assert the_motion().documents.count() == 1


def test_a_delete_mark_of_something_unknown_makes_nothing(source, sync):
    source.put("Zaak", "spook", Soort="Motie", GestartOp="2030-03-07T00:00:00+01:00", Verwijderd=True)
    done = sync()
    assert not Motion.objects.exists()
    assert done.records.counts() == dict.fromkeys(done.records.counts(), 0)


@pytest.mark.parametrize(
    ("entity", "name", "model"),
    [
        ("ZaakActor", "trein/indiener", Submitter),
        ("Document", "trein/document", Document),
        ("DocumentVersie", "trein/document/versie", DocumentVersion),
        ("Besluit", "stemming", Decision),
        ("Stemming", "stemming/stem 0", Vote),
        ("Persoon", "Vermeulen", Member),
        ("Fractie", "Lijst Spoor", Party),
        ("Kamerstukdossier", "99001", Dossier),
    ],
)
def test_what_belongs_to_a_motion_is_hidden_and_shown_again_by_itself(source, sync, entity, name, model):
    case = add_motion(source)
    add_decision(source, case, "stemming")
    sync()
    before = model.objects.values().get(pk=guid(name))
    row = source.delete(entity, guid(name))
    sync()
    gone = model.objects.values().get(pk=guid(name))
    assert gone == {**before, "hidden": True, "changed_at": gone["changed_at"]}
    source.restore(entity, row)
    sync()
    back = model.objects.values().get(pk=guid(name))
    assert back == {**before, "changed_at": back["changed_at"]}
    assert not the_motion().hidden


def test_a_publication_that_was_deleted_is_hidden(source, sync):
    add_motion(source)
    sync()
    source.delete("DocumentPublicatie", str(Publication.objects.get().pk))
    sync()
    assert Publication.objects.get().hidden


def test_a_row_that_the_source_does_not_give_any_more_stays(source, sync):
    case = add_motion(source)
    sync()
    del source.sets["Zaak"][case]
    sync()
    assert not the_motion().hidden


def test_a_case_that_is_no_motion_any_more_is_hidden(source, sync):
    case = add_motion(source)
    sync()
    source.put("Zaak", case, Soort="Amendement")
    sync()
    assert the_motion().hidden


def test_a_motion_filed_on_another_day_leaves_the_window_but_not_the_site(source, sync):
    case = add_motion(source)
    sync()
    source.put("Zaak", case, GestartOp="2029-12-01T00:00:00+01:00")
    sync()
    assert (the_motion().filed_on, the_motion().hidden) == (date(2029, 12, 1), False)


# --- references -----------------------------------------------------------------------------------------------------


def test_a_submitter_that_exists_nowhere_is_a_stub(source, sync):
    case = add_motion(source)
    add_submitter(source, case, "vreemd", Persoon_Id=guid("niemand"), Fractie_Id=guid("geen fractie"))
    sync()
    assert not Member.objects.get(pk=guid("niemand")).known
    assert not Party.objects.shown().filter(pk=guid("geen fractie")).exists()


def test_a_placeholder_person_is_a_stub_until_more_is_known(source, sync):
    case = add_motion(source)
    blank = dict.fromkeys(("Roepnaam", "Initialen", "Tussenvoegsel", "Achternaam", "Functie"))
    person = source.put("Persoon", "onbekend", **blank)
    add_submitter(source, case, "tweede", Persoon_Id=person, ActorNaam="O. Bekend")
    sync()
    assert not Member.objects.get(pk=person).known
    assert str(Submitter.objects.get(pk=guid("tweede"))) == "O. Bekend"
    source.put("Persoon", person, Achternaam="Bekend", Roepnaam="Onno")
    sync()
    assert str(Member.objects.shown().get(pk=person)) == "Onno Bekend"


def test_a_placeholder_motion_makes_nothing(source, sync):
    source.put("Zaak", "leeg", Soort=None, GestartOp=None)
    sync()
    assert not Motion.objects.exists()


def test_a_version_that_comes_later_is_a_stub_until_then(source, sync):
    add_motion(source)
    version = guid("trein/document/versie")
    row = source.sets["DocumentVersie"].pop(version)
    sync()
    assert not DocumentVersion.objects.get(pk=version).known
    source.restore("DocumentVersie", row)
    done = sync()
    assert DocumentVersion.objects.get(pk=version).number == 1
    assert done.documents[Fate.CHANGED] == 1


def test_a_new_version_changes_its_document(source, sync):
    add_motion(source)
    sync()
    document = guid("trein/document")
    version = add_version(source, document, "tweede versie", number=2, citation="kst-99001-12")
    source.put("Document", document, HuidigeDocumentVersie_Id=version)
    done = sync()
    assert Document.objects.get(current_version__number=2)
    assert (done.documents[Fate.CHANGED], done.documents[Fate.SAME]) == (1, 0)


def test_a_motion_that_replaces_another_is_linked_also_before_the_other_is_known(source, sync):
    old = add_motion(source, "oud", filed="2030-01-10", number=1)
    new = add_motion(source, "nieuw", filed="2030-03-07", number=2, _VervangenVanuit=[old])
    sync(since=date(2030, 3, 1))
    stub = Motion.objects.get(zaak_id=old)
    assert (stub.public_id, Motion.objects.public().count()) == (None, 1)
    done = sync()
    assert Motion.objects.get(zaak_id=new).replaces.get() == stub
    assert Motion.objects.get(zaak_id=old).zaak_number == "2030Z00001"
    assert done.records[Fate.NEW] == 4  # the motion, its submitter, version and publication; the others were there


def test_a_decision_may_be_about_several_motions_and_lose_one(source, sync):
    one, other = add_motion(source, "een", number=1), add_motion(source, "ander", number=2)
    decision = add_decision(source, one, "samen", _Zaak=[one, other])
    sync()
    assert set(Motion.objects.values_list("outcome", flat=True)) == {"aangenomen"}
    source.put("Besluit", decision, _Zaak=[one])
    sync()
    assert Motion.objects.get(zaak_id=other).outcome == ""


def test_a_decision_keeps_its_motion_that_was_deleted_upstream(source, sync):
    one, other = add_motion(source, "een", number=1), add_motion(source, "ander", number=2)
    add_decision(source, one, "samen", _Zaak=[one, other])
    sync()
    source.delete("Zaak", other)
    sync()
    assert Decision.objects.get().motions.count() == 2
    assert Motion.objects.get(zaak_id=other).outcome == "aangenomen"


def test_a_submitter_that_moved_to_another_motion_moves(source, sync):
    add_motion(source, "een", number=1)
    other = add_motion(source, "ander", number=2)
    sync()
    source.put("ZaakActor", guid("een/indiener"), Zaak_Id=other)
    sync()
    assert str(Submitter.objects.get(pk=guid("een/indiener")).motion.zaak_id) == other


# --- decisions ------------------------------------------------------------------------------------------------------


def test_the_outcome_is_that_of_the_voted_decision_and_falls_back_when_it_goes(source, sync):
    case = add_motion(source)
    add_decision(
        source, case, "ingediend", day="2030-03-07", votes=0, BesluitSoort="Ingediend", BesluitTekst="Ingediend."
    )
    add_decision(
        source, case, "aanhouden", day="2030-03-12", votes=0, BesluitSoort="Stemmen - aangehouden", BesluitTekst=""
    )
    voted = add_decision(source, case, "stemming", day="2030-03-19")
    sync()
    assert (the_motion().outcome, the_motion().outcome_on) == ("aangenomen", date(2030, 3, 19))
    source.delete("Besluit", voted)
    sync()
    assert (the_motion().outcome, the_motion().outcome_on) == ("aangehouden", date(2030, 3, 12))


def test_votes_keep_the_names_of_their_day(source, sync):
    case = add_motion(source)
    add_decision(source, case, "stemming")
    sync()
    source.put("Fractie", GROUP, Afkorting="NLS", NaamNL="Nieuwe Lijst Spoor")
    sync()
    assert Vote.objects.filter(actor_party="LS", party__abbreviation="NLS", party__slug="ls").count() == 2


# --- faults ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        {"Afgedaan": "wellicht"},
        {"Verwijderd": "misschien"},
        {"Ondernummer": 10**12},
        {"Nummer": "Z" * 60},
        {"Onderwerp": ["x"]},
    ],
)
def test_a_row_that_cannot_be_taken_is_one_fault_and_the_others_are_read(source, sync, fault):
    add_motion(source, "goed", number=1)
    add_motion(source, "fout", number=2, **fault)
    done = sync()
    assert Motion.objects.exclude(zaak_number="").get().zaak_number == "2030Z00001"
    assert done.records[Fate.FAILED] == len(done.problems) == 1


def test_characters_that_no_database_holds_are_left_out(source, sync):
    add_motion(source, Onderwerp="Motie over \0het \x0bspoor")
    sync()
    assert the_motion().subject == "Motie over het spoor"


@pytest.mark.parametrize("broken", ["Document", "Besluit", "Fractie", "Persoon"])
def test_a_broken_set_does_not_stop_the_others_and_is_told(source, sync, broken):
    case = add_motion(source)
    add_decision(source, case, "stemming")
    source.broken[broken] = 500
    done = sync()
    assert [problem.partition(" ")[0] for problem in done.problems] == [broken]
    assert Motion.objects.count() == 1
    assert Document.objects.exists() == (broken != "Document")
    assert Vote.objects.exists() == (broken != "Besluit")
    source.broken.clear()
    assert sync().problems == []
    assert Member.objects.get(pk=PERSON).known


# --- windows and limits ---------------------------------------------------------------------------------------------


def test_a_limit_reads_the_newest_and_what_belongs_to_them_only(source, sync):
    for n in range(1, 6):
        case = add_motion(source, f"motie {n}", filed=f"2030-03-0{(n + 1) // 2}", number=n)
        add_decision(source, case, f"stemming {n}")
    sync(limit=3)
    assert Motion.objects.count() == Document.objects.count() == Decision.objects.count() == 3
    assert not Motion.objects.filter(filed_on__lt=date(2030, 3, 2)).exists()


def test_a_limit_never_asks_about_motions_beyond_it(source, sync):
    for n in range(1, 4):
        add_motion(source, f"motie {n}", filed=f"2030-03-0{n}", number=n)
    sync()
    source.asked.clear()
    sync(limit=1)
    assert not any("Id eq" in options.get("$filter", "") for entity, options in source.asked if entity == "Zaak")


def test_more_than_a_page_is_read(source, sync):
    for n in range(1, 131):
        add_motion(source, f"motie {n}", number=n)
    sync()
    assert Motion.objects.with_page().count() == 130


def test_a_page_takes_the_same_number_of_queries_however_full(source, sync):
    counted = []
    for n in range(1, 31):
        case = add_motion(source, f"motie {n}", number=n)
        add_decision(source, case, f"stemming {n}")
        if n in (5, 30):
            sync()
            with CaptureQueriesContext(connection) as queries:
                sync()
            counted.append(len(queries))
    assert counted[0] == counted[1]
