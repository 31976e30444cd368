"""The stored copy of a paper: through the gate, and always as a PDF."""

import uuid

import pytest
from django.test import Client

from motions.models import Address, AddressKind, DocumentVersion, Motion, Retrieval, RetrievalState, StoredFile
from tests.factories import make_document, make_motion, store_file

pytestmark = pytest.mark.django_db


def keep(motion: Motion, file: StoredFile, version: int = 1) -> None:
    document = motion.documents.first() or make_document(motion)
    held = DocumentVersion.objects.create(document=document, number=version)
    Retrieval.objects.create(document=document, version=held, file=file, state=RetrievalState.READ)


def test_the_copy_comes_as_a_pdf_that_no_browser_takes_for_anything_else(client: Client) -> None:
    motion = make_motion(number=12)
    file = store_file(b"%PDF-1.4 <script>")
    keep(motion, file)
    response = client.get(f"/moties/{motion.public_id}.pdf")
    assert b"".join(response.streaming_content) == b"%PDF-1.4 <script>"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'inline; filename="motie-99-001-nr-12.pdf"'
    assert "no-cache" in response["Cache-Control"]
    again = client.get(f"/moties/{motion.public_id}.pdf", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_the_page_leads_to_the_copy_where_there_is_one(client: Client) -> None:
    motion = make_motion()
    address = f"/moties/{motion.public_id}"
    assert f"{address}.pdf" not in client.get(address).content.decode()
    keep(motion, store_file())
    assert f"{address}.pdf" in client.get(address).content.decode()


def test_an_amended_motion_has_its_copy_too(client: Client) -> None:
    motion = make_motion()
    make_document(motion, kind="Motie (gewijzigd/nader)")
    keep(motion, store_file())
    assert client.get(f"/moties/{motion.public_id}.pdf").status_code == 200


def test_a_letter_in_the_same_case_is_not_the_motion(client: Client) -> None:
    motion = make_motion()
    make_document(motion, kind="Brief regering")
    keep(motion, store_file())
    assert client.get(f"/moties/{motion.public_id}.pdf").status_code == 404


def test_the_newest_version_is_served(client: Client) -> None:
    motion = make_motion()
    keep(motion, store_file(b"%PDF-1.4 twee"), version=2)
    keep(motion, store_file(b"%PDF-1.4 een"), version=1)
    assert b"".join(client.get(f"/moties/{motion.public_id}.pdf").streaming_content) == b"%PDF-1.4 twee"


@pytest.mark.parametrize(("kind", "set_apart"), [("pdf", True), ("html", False), ("docx", False), ("xml", False)])
def test_what_is_set_apart_or_no_pdf_is_never_served(client: Client, kind: str, set_apart: bool) -> None:
    motion = make_motion()
    keep(motion, store_file(f"{kind}{set_apart}".encode(), kind=kind, set_apart=set_apart))
    assert client.get(f"/moties/{motion.public_id}.pdf").status_code == 404


def test_the_copy_of_a_hidden_motion_is_gone(client: Client) -> None:
    motion = make_motion(hidden=True)
    keep(motion, store_file())
    assert client.get(f"/moties/{motion.public_id}.pdf").status_code == 410


def test_a_copy_that_is_missing_on_disk_is_not_found(client: Client) -> None:
    motion = make_motion()
    keep(motion, StoredFile.objects.create(sha256="f" * 64, size=1, kind="pdf"))
    assert client.get(f"/moties/{motion.public_id}.pdf").status_code == 404


def test_an_old_guid_leads_to_the_copy(client: Client) -> None:
    motion, old = make_motion(), uuid.uuid4()
    Address.objects.create(motion=motion, kind=AddressKind.GUID, value=str(old))
    keep(motion, store_file())
    assert client.get(f"/moties/{old}.pdf")["Location"] == f"/moties/{motion.public_id}.pdf"
