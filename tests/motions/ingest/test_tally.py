from hypothesis import given
from hypothesis import strategies as st

from motions.ingest.tally import Fate, Tally


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(list(Fate)))))
def test_a_row_counts_once_however_often_it_comes_by(notes):
    tally = Tally()
    for key, fate in notes:
        tally.note(key, fate)
    assert sum(tally.counts().values()) == len({key for key, _ in notes})


def test_the_weightiest_fate_holds():
    tally = Tally()
    for fate in (Fate.SAME, Fate.NEW, Fate.CHANGED):
        tally.note("row", fate)
    assert str(tally) == "1 nieuw, 0 gewijzigd, 0 gelijk, 0 verborgen, 0 mislukt"
