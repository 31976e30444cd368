import re
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motions.source import parsing
from motions.source.names import parse_metadata
from motions.source.records import BadRow, DocumentRecord, MotionRecord, PartyRecord, Record
from tests.motions.source.metadata import metadata

NAMES = parse_metadata(metadata())
ID = "0006f92e-61fd-43f8-a963-dc598487491f"
STAMP = {
    "ApiGewijzigdOp": "2030-03-07T09:00:00.1234567Z",
    "GewijzigdOp": "2030-03-07T10:00:00+01:00",
    "Verwijderd": False,
}
ZAAK = {
    "Id": ID,
    "Soort": "Motie",
    "Onderwerp": " Motie over het spoor ",
    "GestartOp": "2030-03-07T00:00:00+01:00",
    **STAMP,
}
PARSERS = {
    "Zaak": parsing.parse_motion,
    "Document": parsing.parse_document,
    "DocumentVersie": parsing.parse_version,
    "Besluit": parsing.parse_decision,
    "Fractie": parsing.parse_plain(PartyRecord),
}
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(
        [ID, "2030-03-07T00:00:00+01:00", -1, "True", {}, [], [None], [{"Id": ID}], [{"Id": 5, "Verwijderd": "x"}]]
    )
)


def columns_of(entity: str) -> list[str]:
    relations = [
        "ZaakActor",
        "Kamerstukdossier",
        "VervangenVanuit",
        "Zaak",
        "DocumentVersie",
        "DocumentPublicatie",
        "Stemming",
        "Agendapunt",
    ]
    return [name for name in NAMES.of(entity).values() if name] + relations


@st.composite
def rows(draw):
    entity = draw(st.sampled_from(sorted(PARSERS)))
    return entity, draw(st.dictionaries(st.sampled_from(columns_of(entity)), VALUES))


@settings(max_examples=300)
@given(rows())
def test_any_row_gives_a_record_or_one_fault(entity_and_row):
    entity, row = entity_and_row
    try:
        record = PARSERS[entity](row, NAMES, [])
    except BadRow:
        return
    assert isinstance(record, Record)
    assert isinstance(record.id, UUID)


@given(rows())
def test_a_deleted_row_never_has_facts(entity_and_row):
    entity, row = entity_and_row
    record = PARSERS[entity]({**row, **STAMP, "Id": ID, "Verwijderd": True}, NAMES, [])
    assert record == type(record)(id=UUID(ID), changed_at=record.changed_at, deleted=True)


def test_a_motion_is_read():
    record = parsing.parse_motion(ZAAK, NAMES, [])
    assert (record.subject, record.filed_on, record.deleted) == (" Motie over het spoor ", date(2030, 3, 7), False)


def test_a_row_with_only_an_id_is_a_placeholder():
    row = {**dict.fromkeys(columns_of("Zaak")), "Id": ID, "Ondernummer": -1, **STAMP}
    assert parsing.parse_motion(row, NAMES, []).placeholder


def test_a_row_without_an_id_is_a_fault():
    with pytest.raises(BadRow, match="Id ontbreekt"):
        parsing.parse_motion({**ZAAK, "Id": None}, NAMES, [])


def test_a_fault_names_set_row_and_column():
    with pytest.raises(BadRow, match=re.escape(f"Zaak {ID}: GestartOp")):
        parsing.parse_motion({**ZAAK, "GestartOp": "morgen"}, NAMES, [])


def test_a_delete_mark_that_cannot_be_read_is_a_fault_and_no_motion():
    with pytest.raises(BadRow, match="Verwijderd"):
        parsing.parse_motion({**ZAAK, "Verwijderd": "misschien"}, NAMES, [])


def test_a_nested_row_that_cannot_be_read_leaves_its_parent():
    faults: list[BadRow] = []
    row = {**ZAAK, "ZaakActor": [{"Id": ID, "ActorNaam": "A. Vermeulen", **STAMP}, {"Id": "kapot"}]}
    record = parsing.parse_motion(row, NAMES, faults)
    assert [submitter.name for submitter in record.submitters] == ["A. Vermeulen"]
    assert [fault.entity for fault in faults] == ["ZaakActor"]


def test_a_related_motion_that_was_deleted_is_left_out():
    row = {
        **ZAAK,
        "VervangenVanuit": [{"Id": ID, "Verwijderd": True}, {"Id": ID.replace("0", "1"), "Verwijderd": False}],
    }
    assert parsing.parse_motion(row, NAMES, []).replaces == (UUID(ID.replace("0", "1")),)


def test_a_decision_has_the_day_of_its_meeting():
    meeting = {"Id": ID, "Datum": "2030-03-11T23:00:00Z", **STAMP}
    record = parsing.parse_decision({**ZAAK, "Agendapunt": {"Id": ID, "Activiteit": meeting}}, NAMES, [])
    assert (record.decided_on, record.meeting_id) == (date(2030, 3, 12), UUID(ID))


def test_a_meeting_that_was_deleted_tells_no_day():
    meeting = {"Id": ID, "Datum": "2030-03-11T23:00:00Z", **STAMP, "Verwijderd": True}
    assert parsing.parse_decision({**ZAAK, "Agendapunt": {"Activiteit": meeting}}, NAMES, []).decided_on is None


def test_the_names_of_v4_give_the_same_document():
    old = parse_metadata(metadata(v4=True))
    v5 = {"Id": ID, "Nummer": "2030D00012", "Ondernummer": -1, "Soort": "Motie", **STAMP}
    v4 = {"Id": ID, "DocumentNummer": "2030D00012", "Volgnummer": None, "Soort": "Motie", **STAMP}
    assert DocumentRecord.parse(v4, old.of("Document")) == DocumentRecord.parse(v5, NAMES.of("Document"))


def test_names_are_trimmed_and_unknown_values_kept():
    row = {**ZAAK, "Kabinetsappreciatie": " Nieuw soort oordeel ", "Nummer": " 2030Z00012 "}
    record = MotionRecord.parse(row, NAMES.of("Zaak"))
    assert (record.appraisal, record.zaak_number) == ("Nieuw soort oordeel", "2030Z00012")


def test_the_stamp_of_the_service_prevails_over_that_of_the_record():
    stamp = parsing.parse_motion(ZAAK, NAMES, []).changed_at
    assert stamp is not None
    assert stamp.microsecond == 123456
