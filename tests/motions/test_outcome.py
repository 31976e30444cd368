"""Decisions to an outcome, votes to a breakdown. Parties and members are invented."""

import gzip
import json
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.outcome import (
    LABELS,
    SENTENCES,
    DecisionFacts,
    Outcome,
    PartyLine,
    VoteFacts,
    Withheld,
    outcome_in,
    outcome_of,
    spoken_name,
    tally,
)

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is absent")

FILED = DecisionFacts(UUID(int=1), "Ingediend", "Ingediend.", decided_on=date(2030, 3, 7))
HELD = DecisionFacts(UUID(int=2), "Stemmen - aangehouden", "Aangehouden.", decided_on=date(2030, 3, 12))
VOTED = DecisionFacts(UUID(int=3), "Stemmen - aangenomen", "Aangenomen.", decided_on=date(2030, 3, 19), has_votes=True)


@pytest.mark.parametrize(
    ("kind", "text", "outcome"),
    [
        ("Stemmen - aangenomen", "Aangenomen (72/71)", Outcome.AANGENOMEN),
        ("Stemmen - zonder stemming aannemen", "", Outcome.AANGENOMEN),
        ("Stemmen - verworpen", "Verworpen ", Outcome.VERWORPEN),
        ("Stemmen - aangehouden", "Aangehouden.", Outcome.AANGEHOUDEN),
        ("Stemmen - ingetrokken", "", Outcome.INGETROKKEN),
        ("Stemmen - vervallen", "", Outcome.VERVALLEN),
        ("Stemmen - gestaakt", "Stemmen (74-74).", Outcome.GESTAAKT),
        ("", "Gestaakt. (72-72)", Outcome.GESTAAKT),
        ("Stemmen - uitstellen", "Stemming uitgesteld (71-71)", Outcome.UITGESTELD),
        ("Voor kennisgeving aannemen", "", Outcome.ONBEKEND),
        ("Stemmen - heroverwogen", "Heroverwogen.", Outcome.ONBEKEND),
    ],
)
def test_the_words_of_a_decision_name_its_outcome(kind: str, text: str, outcome: Outcome) -> None:
    assert outcome_in(kind, text) == outcome


def test_a_motion_without_decision_has_no_outcome() -> None:
    assert outcome_of([]).outcome == Outcome.NONE


def test_filing_is_not_an_outcome() -> None:
    assert outcome_of([FILED]).outcome == Outcome.NONE


def test_the_latest_decision_is_the_outcome() -> None:
    facts = outcome_of([VOTED, FILED, HELD])
    assert (facts.outcome, facts.on, facts.decision_id) == (Outcome.AANGENOMEN, date(2030, 3, 19), VOTED.id)


def test_without_the_last_decision_the_outcome_falls_back_to_the_one_before() -> None:
    assert outcome_of([FILED, HELD]).outcome == Outcome.AANGEHOUDEN


def test_a_proposal_is_not_a_decision() -> None:
    assert outcome_of([HELD, replace(VOTED, status="Voorgesteld")]).outcome == Outcome.AANGEHOUDEN


def test_on_one_day_the_voted_decision_is_the_last_word() -> None:
    held_later = replace(HELD, decided_on=VOTED.decided_on, changed_at=datetime(2030, 3, 20, tzinfo=UTC))
    assert outcome_of([VOTED, held_later]).outcome == Outcome.AANGENOMEN


def test_a_later_decision_of_procedure_does_not_hide_the_vote() -> None:
    procedure = DecisionFacts(UUID(int=4), "Afvoeren van de stand der werkzaamheden", "", decided_on=date(2030, 4, 1))
    assert outcome_of([VOTED, procedure]).outcome == Outcome.AANGENOMEN


def test_an_unknown_decision_keeps_its_own_words() -> None:
    facts = outcome_of(
        [DecisionFacts(UUID(int=5), "Stemmen - heroverwogen", " Heroverwogen. ", decided_on=date(2030, 4, 1))]
    )
    assert (facts.outcome, facts.text) == (Outcome.ONBEKEND, "Heroverwogen.")


def test_a_decision_without_a_day_is_dated_by_its_change_in_dutch_time() -> None:
    just_after_midnight = datetime(2030, 7, 1, 22, 30, tzinfo=UTC)
    assert outcome_of([replace(VOTED, decided_on=None, changed_at=just_after_midnight)]).on == date(2030, 7, 2)


def test_every_outcome_has_a_label_and_a_sentence() -> None:
    assert set(LABELS) == set(SENTENCES) == set(Outcome)


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30), st.booleans()), max_size=6), st.randoms())
def test_the_outcome_does_not_depend_on_the_order_of_the_rows(rows, random) -> None:
    decisions = [
        DecisionFacts(UUID(int=at), kind, text, has_votes=voted) for at, (kind, text, voted) in enumerate(rows)
    ]
    first = outcome_of(decisions)
    random.shuffle(decisions)
    assert outcome_of(decisions) == first


CHAMBER = (
    VoteFacts("Voor", "Noorderlicht", 41),
    VoteFacts("Voor", "Partij van de Polder", 28),
    VoteFacts("Tegen", "Stad & Land", 37),
    VoteFacts("Tegen", "Unie 21", 29),
    VoteFacts("Voor", "Vrij Links", 15),
)


def test_a_show_of_hands_counts_seats() -> None:
    found = tally(CHAMBER, Outcome.AANGENOMEN, "Aangenomen.")
    assert (found.in_favour, found.against, found.seats, found.withheld) == (84, 66, 150, None)
    assert [line.party for line in found.lines] == [
        "Noorderlicht",
        "Stad & Land",
        "Unie 21",
        "Partij van de Polder",
        "Vrij Links",
    ]


def test_a_member_who_votes_apart_is_subtracted_from_the_party() -> None:
    found = tally([*CHAMBER, VoteFacts("Tegen", "Vrij Links", 15, member="Born van den, V.H.")])
    assert (found.in_favour, found.against) == (83, 67)
    assert found.lines[-2:] == (
        PartyLine("Vrij Links", "Voor", 14),
        PartyLine("Vrij Links", "Tegen", 1, ("V.H. van den Born",)),
    )


def test_a_roll_call_counts_rows() -> None:
    rows = [VoteFacts("Voor", "Noorderlicht", 100, member=f"A{n}") for n in range(60)]
    rows += [VoteFacts("Tegen", "Noorderlicht", 100, member=f"B{n}") for n in range(40)]
    found = tally(rows, Outcome.AANGENOMEN, "Aangenomen. (60-40)")
    assert (found.roll_call, found.in_favour, found.against) == (True, 60, 40)


def test_a_group_that_did_not_take_part_counts_for_neither_side() -> None:
    found = tally([*CHAMBER[:4], VoteFacts("Niet deelgenomen", "Vrij Links", 15)])
    assert (found.in_favour, found.against, found.apart) == (69, 66, 15)


def test_an_unknown_kind_of_vote_is_kept_as_it_is() -> None:
    found = tally([*CHAMBER[:4], VoteFacts("Blanco", "Vrij Links", 15)])
    assert found.lines[-1] == PartyLine("Vrij Links", "Blanco", 15)


def test_a_mistake_is_told_and_not_turned_round() -> None:
    found = tally([*CHAMBER[:4], replace(CHAMBER[4], mistake=True)])
    assert found.in_favour == 84
    assert [vote.party for vote in found.mistakes] == ["Vrij Links"]


@pytest.mark.parametrize(
    ("votes", "outcome", "text", "reason"),
    [
        ([*CHAMBER, VoteFacts("Voor", "Nieuw", 1)], Outcome.AANGENOMEN, "", Withheld.TOO_MANY_SEATS),
        ([*CHAMBER[:4], CHAMBER[3]], Outcome.VERWORPEN, "", Withheld.PARTY_TWICE),
        ([*CHAMBER, *CHAMBER], Outcome.AANGENOMEN, "", Withheld.PARTY_TWICE),
        (CHAMBER[:2], Outcome.AANGENOMEN, "", Withheld.INCOMPLETE),
        (CHAMBER, Outcome.AANGENOMEN, "Aangenomen. (85-65)", Withheld.INCOMPLETE),
        (CHAMBER, Outcome.VERWORPEN, "", Withheld.CONTRADICTS),
        ([*CHAMBER[:4], VoteFacts("Voor", "Vrij Links", 15, member="X")], Outcome.NONE, "", Withheld.INCOMPLETE),
    ],
)
def test_votes_that_cannot_be_right_are_withheld_with_a_reason(votes, outcome, text, reason) -> None:
    found = tally(votes, outcome, text)
    assert (found.withheld, found.lines, found.in_favour) == (reason, (), 0)


def test_no_votes_is_no_doubt() -> None:
    assert tally([]).withheld is None


@given(
    st.lists(
        st.builds(
            VoteFacts,
            st.sampled_from(["Voor", "Tegen", "Niet deelgenomen", "?"]),
            st.sampled_from(["P", "Q", "R"]),
            st.integers(-5, 200),
            st.sampled_from(["", "A", "B, C."]),
        )
    )
)
def test_a_breakdown_never_holds_more_than_the_chamber(votes) -> None:
    found = tally(votes)
    assert found.withheld or found.in_favour + found.against + found.apart == found.seats <= 150
    assert all(line.seats > 0 for line in found.lines)


def test_names_are_turned_round_as_people_say_them() -> None:
    assert spoken_name("Born van den, V.H.") == "V.H. van den Born"
    assert spoken_name("Tuin, G.P.") == "G.P. Tuin"
    assert spoken_name("Noorderlicht") == "Noorderlicht"


@needs_corpus
def test_every_breakdown_of_the_corpus_fits_its_official_result() -> None:
    votes = defaultdict(list)
    for row in _rows("Stemming"):
        member = row["ActorNaam"] if row["Persoon_Id"] else ""
        votes[row["Besluit_Id"]].append(
            VoteFacts(row["Soort"], row["ActorFractie"], row["FractieGrootte"], member, row["Vergissing"])
        )
    shown: Counter[bool] = Counter()
    for row in _rows("Besluit"):
        facts = outcome_of([DecisionFacts(row["Id"], row["BesluitSoort"], row["BesluitTekst"], row["Status"])])
        assert facts.outcome in {Outcome.AANGENOMEN, Outcome.VERWORPEN, Outcome.GESTAAKT}
        found = tally(votes[row["Id"]], facts.outcome, facts.text)
        shown[found.withheld is None] += 1
        if found.withheld is None:
            assert (found.in_favour > found.against) == (facts.outcome == Outcome.AANGENOMEN)
        if sum(vote.seats for vote in votes[row["Id"]] if not vote.member) >= 147:
            assert found.withheld is None
    assert shown[True] > shown[False]


def _rows(name: str):
    with gzip.open(CORPUS / "odata" / f"{name}.jsonl.gz", "rt") as lines:
        return [json.loads(line) for line in lines]
