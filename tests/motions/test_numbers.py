"""Printed numbers, both ways."""

import gzip
import json
import re
import tarfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from motions.numbers import (
    MAX_LENGTH,
    dossier_number,
    human_dossier,
    human_number,
    parse_dossier,
    parse_number,
    printed_number,
)

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is absent")

GUID = "4595c612-aec2-4e33-99db-bfa7cd762e01"

dossiers = st.integers(min_value=1000, max_value=999_999)
suffixes = st.one_of(
    st.none(),
    st.sampled_from(["V", "XVI", "XVI-", " L", "A", "02", "32", "501", "(R1234)", "-(R2110)", "(R 2181)", "IXB", ""]),
)
numbers = st.integers(min_value=1, max_value=99_999)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21501-32-1740", "21501-32-1740"),
        ("21 501-32, nr. 1703", "21501-32-1703"),
        ("21 501 02 nr 3", "21501-02-3"),
        ("36 410 V, nr. 49", "36410-V-49"),
        ("36 410-V, nr. 49", "36410-V-49"),
        ("36410V nr 49", "36410-V-49"),
        ("36410-v-49", "36410-V-49"),
        ("36\u00a0410\u00a0V, nr.\u00a049", "36410-V-49"),
        ("36410\u2011V\u201349", "36410-V-49"),
        ("36 410 XVI-, nr. 3", "36410-XVI-3"),
        ("36 410 hoofdstuk V, nr. 9", "36410-V-9"),
        ("35 393, nr. 21", "35393-21"),
        ("35393-21", "35393-21"),
        ("35393, 21", "35393-21"),
        ("35.393, nr. 21", "35393-21"),
        ("(35393, nr. 21).", "35393-21"),
        ("(t.v.v. 35393-21)", "35393-21"),
        ("motie 35 393, nr. 21", "35393-21"),
        ("Kamerstukken II 2023/24, 36 410-V, nr. 49", "36410-V-49"),
        ("Kamerstuk 36 410, nr. 49", "36410-49"),
        ("36 027 (R2160), nr. 12", "36027-12"),
        ("36 027-(R2110), nr. 12", "36027-12"),
        ("kst-36410-V-49", "36410-V-49"),
        ("kst-35393-21", "35393-21"),
        ("https://zoek.officielebekendmakingen.nl/kst-36410-V-49.html", "36410-V-49"),
        ("https://zoek.officielebekendmakingen.nl/kst-20232024-36410-V-49.pdf", "36410-V-49"),
        ("2020Z25819", "2020Z25819"),
        (" 2020d54260 ", "2020D54260"),
        ("200704038", "200704038"),
        ("https://www.tweedekamer.nl/kamerstukken/moties/detail?id=2024Z02492", "2024Z02492"),
        ("https://www.tweedekamer.nl/kamerstukken/detail?did=2024D05694", "2024D05694"),
        (f"https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Document({GUID})/resource", GUID),
        (GUID.upper(), GUID),
        (f"{{{GUID}}}", GUID),
        (GUID.replace("-", ""), GUID),
        (f"/moties/{GUID}.html", GUID),
        ("/nummer/36%20410%20V%2C%20nr.%2049", "36410-V-49"),
    ],
)
def test_every_printed_form_leads_to_one_canonical_value(text: str, value: str) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "klimaat",
        "nr. 49",
        "stikstof 2030",
        "36 410 V",
        "36410",
        "2024Z0249",
        "x2024Z02492",
        "c++ OR",
        "d'66",
        '"',
        "1000000",
    ],
)
def test_what_names_no_motion_is_none(text: str) -> None:
    assert parse_number(text) is None


@given(dossiers, suffixes, numbers)
@example(21501, "32", 1740)
@example(36410, "XXIII", 1)
def test_what_is_printed_is_read_back(dossier: int, suffix: str | None, number: int) -> None:
    canonical = printed_number(dossier, suffix, number)
    assert parse_number(canonical) == canonical
    assert parse_number(human_number(dossier, suffix, number)) == canonical
    assert parse_number(f"kst-{canonical}") == canonical


@given(dossiers, suffixes)
def test_a_dossier_is_read_back(dossier: int, suffix: str | None) -> None:
    canonical = dossier_number(dossier, suffix)
    assert parse_dossier(canonical) == canonical
    assert parse_dossier(human_dossier(dossier, suffix)) == canonical


@given(st.text())
@example("9" * 5000)
@example("36410 " * 300)
@example("\x00")
def test_no_text_makes_a_parser_fail(text: str) -> None:
    for parse in (parse_number, parse_dossier):
        value = parse(text)
        assert value is None or re.fullmatch(r"[0-9A-Za-z-]{1,40}", value)


def test_a_text_longer_than_an_address_is_no_number() -> None:
    assert parse_number("36410-49" + " " * MAX_LENGTH) is None


def test_numbers_are_written_as_the_chamber_prints_them() -> None:
    assert human_number(36410, "V", 49) == "36 410 V, nr. 49"
    assert human_number(21501, "02", 49) == "21 501-02, nr. 49"
    assert human_number(36027, "(R2160)", 12) == "36 027 (R2160), nr. 12"
    assert human_dossier(36410, None) == "36 410"


@needs_corpus
def test_every_publication_id_of_the_corpus_is_read() -> None:
    with gzip.open(CORPUS / "odata" / "DocumentVersie.jsonl.gz", "rt") as rows:
        identifiers = [value for row in rows if (value := json.loads(row)["ExterneIdentifier"])]
    assert identifiers
    assert [value for value in identifiers if parse_number(value) != value.removeprefix("kst-")] == []


@needs_corpus
def test_every_number_printed_on_an_official_text_of_the_corpus_is_read() -> None:
    unread, seen = [], 0
    with tarfile.open(CORPUS / "publicaties-xml.tar.xz") as archive:
        for member in archive:
            xml = archive.extractfile(member).read().decode() if member.isfile() else ""
            dossier = re.search(r"<dossiernummer>(.*?)</dossiernummer>", xml, re.DOTALL)
            paper = re.search(r"<stuknr>(.*?)</stuknr>", xml, re.DOTALL)
            identifier = re.search(r'content="kst-([^"]+)"', xml)
            if dossier and paper and identifier:
                seen += 1
                printed = re.sub(r"<[^>]+>|\s+", " ", f"{dossier[1]}, {paper[1]}")
                if parse_number(printed) != identifier[1]:
                    unread.append((printed, identifier[1]))
    assert seen
    assert unread == []
