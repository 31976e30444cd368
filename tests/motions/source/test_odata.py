from datetime import date
from uuid import UUID

import pytest

from motions.source import odata
from motions.source.errors import SourceInvalid
from motions.source.odata import ODataService, Window
from tests.motions.fake_source import guid
from tests.motions.fictional_rows import add_decision, add_motion


@pytest.fixture
def service(source, make_client):
    return ODataService(make_client(source.url))


def ids(pages):
    return [str(record.id) for page in pages for record in page.records]


@pytest.mark.parametrize(
    ("window", "clause"),
    [
        (Window(date(2024, 1, 15)), "D ge 2024-01-15T00:00:00+01:00"),
        (
            Window(date(2024, 3, 31), date(2024, 3, 31)),  # the day on which summer time begins
            "D ge 2024-03-31T00:00:00+01:00 and D lt 2024-04-01T00:00:00+02:00",
        ),
    ],
)
def test_a_window_begins_and_ends_at_dutch_midnight(window, clause):
    assert window.clause("D") == clause


def test_motions_come_newest_first_with_what_belongs_to_them(source, service):
    early = add_motion(source, "vroeg", filed="2030-01-10", number=1)
    late = add_motion(source, "laat", filed="2030-03-07", number=2)
    [page] = service.iter_motions(Window(date(2030, 1, 1)))
    assert ids([page]) == [late, early]
    assert page.total == 2
    assert page.records[0].submitters[0].name == "A. Vermeulen"
    assert page.records[0].dossiers[0].number == 99001


def test_the_window_holds_both_its_days(source, service):
    add_motion(source, "ervoor", filed="2030-01-09")
    first, last = add_motion(source, "eerste", filed="2030-01-10"), add_motion(source, "laatste", filed="2030-01-11")
    add_motion(source, "erna", filed="2030-01-12")
    assert set(ids(service.iter_motions(Window(date(2030, 1, 10), date(2030, 1, 11))))) == {first, last}


def test_documents_and_decisions_are_found_by_their_motions(source, service):
    case = add_motion(source)
    decision = add_decision(source, case, "stemming")
    window = Window(date(2030, 1, 1))
    [documents], [decisions] = list(service.iter_documents(window)), list(service.iter_decisions(window))
    assert documents.records[0].zaak_ids == decisions.records[0].zaak_ids == (UUID(case),)
    assert documents.records[0].versions[0].publications[0].kind == "Xml"
    assert (ids([decisions]), decisions.records[0].decided_on) == ([decision], date(2030, 3, 12))


def test_rows_are_fetched_by_id_in_requests_of_bearable_length(source, service):
    wanted = [source.put("Persoon", f"lid {n}", Achternaam=f"Lid{n}") for n in range(45)]
    found = ids(service.fetch(odata.MEMBERS, [*map(UUID, wanted), UUID(guid("niemand"))]))
    assert sorted(found) == sorted(wanted)
    assert len(source.asked) == 3


def test_a_deleted_row_comes_back_by_its_id(source, service):
    case = add_motion(source)
    source.delete("Zaak", case)
    [page] = service.fetch(odata.MOTIONS, [UUID(case)])
    assert page.records[0].deleted


def test_a_row_that_cannot_be_read_is_one_fault_among_records(source, service):
    add_motion(source, "goed", number=1)
    add_motion(source, "fout", number=2, Afgedaan="wellicht")
    [page] = service.iter_motions(Window(date(2030, 1, 1)))
    assert (len(page.records), [fault.id for fault in page.faults]) == (1, [guid("fout")])


def test_a_set_that_lacks_a_name_is_told_and_the_others_are_read(source, service):
    source.without = frozenset({"Besluit.BesluitTekst"})
    add_motion(source)
    assert ids(service.iter_motions(Window(date(2030, 1, 1))))
    with pytest.raises(SourceInvalid, match="BesluitTekst"):
        list(service.iter_decisions(Window(date(2030, 1, 1))))
