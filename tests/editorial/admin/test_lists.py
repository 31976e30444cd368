"""The lists of the admin: to look at and to search, never to change."""

import pytest
from django.contrib import admin
from django.urls import reverse

from editorial.models import Draft, Event, Generation, Prompt, Refusal, Revision
from motieportal.operations import jobs
from motieportal.operations.models import Job, JobState, Run
from motions.models import (
    Document,
    Dossier,
    Explanation,
    Member,
    Motion,
    MotionText,
    Party,
    Retrieval,
    StoredFile,
)
from tests.editorial.admin.test_queue import query_count
from tests.factories import (
    fail_retrieval,
    log_in,
    make_draft,
    make_explanation,
    make_motion,
    make_user,
    store_file,
)

pytestmark = pytest.mark.django_db

MODELS = [
    Document, Dossier, Draft, Event, Explanation, Generation, Job, Member, Motion, MotionText,
    Party, Prompt, Refusal, Retrieval, Revision, Run, StoredFile,
]  # fmt: skip


def list_of(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def page_of(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def make_one_of_many():
    """Rows in most of the lists."""
    explanation = make_explanation()
    fail_retrieval(explanation.motion)
    store_file()
    Run.objects.create(kind="sync")
    Job.objects.create(kind="read_file", key="1", state=JobState.FAILED, reason="Het bestand is leeg.")
    Refusal.objects.create(
        motion=explanation.motion, text=explanation.text, generator="embedded", version="0", reason="x", words="Nee."
    )
    Member.objects.create(last_name="Vermeulen")
    Party.objects.create(name="Partij voor het Spoor")
    Prompt.objects.create(kind="summary", version=1, text="Vat samen.")
    return explanation


@pytest.mark.parametrize("model", MODELS)
def test_every_list_and_page_can_be_seen_by_a_redacteur_and_changed_by_nobody(client, model):
    make_one_of_many()
    log_in(client, make_user("redacteur", "Redacteur", is_superuser=True))
    thing = model.objects.first()

    assert client.get(list_of(model)).status_code == 200
    assert client.get(list_of(model), {"q": "treinen \x00"}).status_code == 200
    assert client.get(page_of(thing)).status_code == 200
    assert client.post(page_of(thing), {"state": "approved", "_save": "1"}).status_code == 403
    assert client.get(list_of(model) + "add/").status_code == 403
    assert client.post(page_of(thing).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("model", MODELS)
def test_deleting_many_at_once_is_not_offered(client, model):
    make_one_of_many()
    log_in(client, make_user("beheerder", role=None, is_superuser=True))

    client.post(list_of(model), {"action": "delete_selected", "_selected_action": [model.objects.first().pk]})

    assert model.objects.exists()


def test_every_model_of_ours_in_the_admin_is_look_only():
    ours = [model for model in admin.site._registry if model._meta.app_label in {"motions", "editorial", "operations"}]

    assert set(ours) == set(MODELS)


def test_staff_without_a_role_sees_no_list(client):
    log_in(client, make_user("beheer", role=None))

    response = client.get(list_of(Draft))

    assert response.status_code == 403
    assert "Met dit account mag je deze pagina niet zien" in response.content.decode()


@pytest.mark.parametrize("model", [Motion, MotionText, Document, Draft, Revision, Explanation, Event, Retrieval])
def test_a_printed_number_finds_what_belongs_to_its_motion(desk, model):
    for number in (12, 13):
        motion = make_motion(number=number)
        make_explanation(motion)
        fail_retrieval(motion)

    found = desk.get(list_of(model), {"q": "99 001, nr. 12"}).context["cl"].queryset

    assert found.exists()
    assert found.count() * 2 == model.objects.count()


@pytest.mark.parametrize("model", [Motion, MotionText, Draft, Revision, Explanation, Event, Retrieval, Generation])
def test_the_number_of_queries_does_not_grow_with_the_list(desk, model):
    fail_retrieval(make_explanation().motion)
    one = query_count(desk, list_of(model))
    for _ in range(3):
        fail_retrieval(make_explanation().motion)

    assert query_count(desk, list_of(model)) == one


def test_a_motion_leads_on_to_its_draft_or_to_writing(desk):
    draft, bare = make_draft(), make_motion()

    assert f"/admin/beoordelen/{draft.pk}/" in desk.get(page_of(draft.motion)).content.decode()
    assert f"/admin/schrijven/{bare.pk}/" in desk.get(page_of(bare)).content.decode()


def test_a_motion_with_words_online_leads_to_withdrawing_them(desk):
    explanation = make_explanation()

    assert f"/admin/terugtrekken/{explanation.pk}/" in desk.get(page_of(explanation.motion)).content.decode()


def test_a_failed_job_is_tried_again_and_others_are_left(desk):
    failed = Job.objects.create(kind="read_file", key="1", state=JobState.FAILED, reason="Het bestand is leeg.")
    done = Job.objects.create(kind="read_file", key="2", state=JobState.DONE)

    response = desk.post(list_of(Job), {"action": "try_again", "_selected_action": [failed.pk, done.pk]}, follow=True)

    failed.refresh_from_db()
    done.refresh_from_db()
    assert failed.state == JobState.WAITING
    assert done.state == JobState.DONE
    assert "1 taak wordt opnieuw geprobeerd. 1 niet" in response.content.decode()


def test_a_job_without_a_handler_can_be_looked_at(desk):
    assert jobs is not None
    job = Job.objects.create(kind="onbekend", key="1")

    assert desk.get(page_of(job)).status_code == 200


def test_the_first_page_has_the_numbers_of_the_day(desk):
    make_draft()
    make_explanation()

    page = desk.get("/admin/").content.decode()

    assert "<b>1</b> te beoordelen" in page
    assert "<b>1</b> vandaag goedgekeurd" in page


def test_the_first_page_shows_no_desk_to_who_may_not_review(client):
    log_in(client, make_user("beheer", role=None))

    assert "te beoordelen" not in client.get("/admin/").content.decode()


def test_a_stored_pdf_is_shown_in_a_frame_of_our_own_page_only(desk):
    file = store_file(b"%PDF-1.4 x")

    response = desk.get(f"/admin/bestand/{file.sha256}/")

    assert response["Content-Type"] == "application/pdf"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == b"%PDF-1.4 x"


def test_a_file_that_is_not_what_it_claims_is_not_shown(desk):
    apart = store_file(b"<html>fout</html>", kind="html", set_apart=True)
    lies = store_file(b"%PDF-1.4 y", set_apart=True)

    for file in (apart, lies):
        assert desk.get(f"/admin/bestand/{file.sha256}/").status_code == 404


def test_a_file_whose_bytes_are_gone_is_not_found(desk):
    file = store_file(b"%PDF-1.4 weg")
    file.path.unlink()

    assert desk.get(f"/admin/bestand/{file.sha256}/").status_code == 404
