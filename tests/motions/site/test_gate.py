"""No word that is not approved and online is in any address or format."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from motions import search
from motions.models import Explanation, ExplanationState, Motion, Origin
from tests.factories import make_motion
from tests.motions.making import publish, withdraw

MARKER = "kwikstaartnest"


def everywhere(motion: Motion) -> list[str]:
    """Every public address at which words of a motion could stand."""
    own = f"/moties/{motion.public_id}"
    number = f"99001-{motion.number}"
    lists = ["/", "/moties/", f"/moties/?q={MARKER}", "/moties/?uitleg=met", "/moties/feed", f"/moties/feed?q={MARKER}"]
    lists += ["/dossiers/99001", f"/stemmingen/{motion.outcome_on}", "/sitemap.xml", "/sitemap-2030.xml", "/health"]
    return [own, f"{own}.html", f"{own}.pdf", f"/nummer/{number}", f"/nummer/{motion.zaak_number}", *lists]


def holds(client: Client, motion: Motion, text: str) -> list[str]:
    """The addresses that hold this text; a mark of the search box itself does not count."""
    found = []
    for address in everywhere(motion):
        response = client.get(address, follow=True)
        assert response.status_code < 500, address
        body = b"".join(response.streaming_content) if response.streaming else response.content
        if text in body.decode().replace(f"/moties/?q={MARKER}", "").replace(f'value="{MARKER}"', ""):
            found.append(address)
    return found


@pytest.mark.django_db
def test_published_words_are_public(client: Client) -> None:
    explanation = publish(implication=f"Dan komt er een {MARKER}.")
    search.refresh([explanation.motion_id])
    own = f"/moties/{explanation.motion.public_id}"
    assert {own, f"{own}.html", "/", "/moties/", "/moties/feed", "/dossiers/99001"} <= set(
        holds(client, explanation.motion, f"een <mark>{MARKER}") + holds(client, explanation.motion, f"een {MARKER}")
    )


@pytest.mark.parametrize("state", [ExplanationState.REPLACED, ExplanationState.WITHDRAWN, ExplanationState.UNDONE])
@pytest.mark.django_db
def test_words_that_are_not_online_are_nowhere(client: Client, state: ExplanationState) -> None:
    motion = make_motion(outcome="aangenomen", outcome_on="2030-03-12")
    gone = publish(motion, implication=f"Dan komt er een {MARKER}.", summary=f"Over een {MARKER}.", state=state)
    Explanation.objects.filter(pk=gone.pk).update(ended_at=timezone.now(), note=MARKER, end_reason=MARKER)
    search.refresh([motion.pk])
    assert holds(client, motion, f"een {MARKER}") == []
    assert holds(client, motion, f"<mark>{MARKER}") == []
    publish(motion)
    search.refresh([motion.pk])
    assert holds(client, motion, f"een {MARKER}") == []


@pytest.mark.django_db
def test_withdrawn_words_are_gone_at_once_and_the_page_says_when(client: Client) -> None:
    explanation = publish(implication=f"Dan komt er een {MARKER}.")
    address = f"/moties/{explanation.motion.public_id}"
    etag = client.get(address)["ETag"]
    withdraw(explanation)
    response = client.get(address, headers={"if-none-match": etag})
    assert response.status_code == 200
    assert MARKER not in response.content.decode()
    assert "De uitleg is teruggetrokken" in response.content.decode()
    assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.django_db
def test_fresh_words_are_on_the_page_but_not_yet_in_feed_and_sitemap(client: Client) -> None:
    explanation = publish(implication=f"Dan komt er een {MARKER}.", published_at=timezone.now() - timedelta(seconds=20))
    own = f"/moties/{explanation.motion.public_id}"
    assert MARKER in client.get(own).content.decode()
    assert MARKER not in client.get("/moties/feed").content.decode()
    assert client.get("/sitemap-2030.xml").status_code == 404


@pytest.mark.parametrize("origin", [Origin.UPLOAD, Origin.OLD_PAGE])
@pytest.mark.django_db
def test_a_motion_that_came_by_hand_is_not_public_before_its_words_are(client: Client, origin: Origin) -> None:
    motion = make_motion(subject=f"Over een {MARKER}", origin=origin, outcome_on="2030-03-12")
    search.refresh([motion.pk])
    assert holds(client, motion, f"een {MARKER}") == []
    assert client.get(f"/moties/{motion.public_id}").status_code == 404
    publish(motion)
    assert client.get(f"/moties/{motion.public_id}").status_code == 200


@pytest.mark.django_db
def test_a_motion_that_is_hidden_at_the_source_is_gone_with_its_words(client: Client) -> None:
    motion = publish(make_motion(subject=f"Over een {MARKER}", outcome_on="2030-03-12")).motion
    Motion.objects.filter(pk=motion.pk).update(hidden=True)
    search.refresh([motion.pk])
    assert holds(client, motion, f"een {MARKER}") == []
    for address in everywhere(motion)[:5]:
        assert client.get(address, follow=True).status_code == 410, address


@pytest.mark.django_db
def test_public_pages_are_never_kept_without_asking_again(client: Client) -> None:
    motion = publish().motion
    for address in ("/", "/moties/", f"/moties/{motion.public_id}", "/dossiers/99001", "/uitleg", "/moties/feed"):
        response = client.get(address)
        assert "no-cache" in response["Cache-Control"], address
        assert response["ETag"], address
        assert "Set-Cookie" not in response
        assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304, address
