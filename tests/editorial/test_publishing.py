"""A published Explanation holds all that its page prints, as it was when it was approved."""

import pytest

from editorial.models import Prompt, PromptKind
from motions import search
from motions.models import Motion
from tests.editorial.moving import approve, eindredacteur, look, revise
from tests.factories import IMPLICATION, SUMMARY, make_draft, make_motion

pytestmark = pytest.mark.django_db


def test_the_words_are_rendered_once_and_safely():
    published = approve(look(make_draft(summary="De Kamer wil:\n- nachttreinen\n- <b>bussen</b>")))
    assert "<li>nachttreinen</li>" in published.summary_html
    assert "&lt;b&gt;bussen&lt;/b&gt;" in published.summary_html
    assert published.implication_html == f"<p>{IMPLICATION}</p>"


def test_how_the_words_came_about_is_copied():
    prompts = {
        f"{kind}_prompt": Prompt.objects.create(kind=kind, version=1, text=f"Schrijf de {kind.label}.")
        for kind in PromptKind
    }
    messages = [{"role": "user", "content": "Schrijf dit op."}]
    draft = make_draft(generator="openai", version="3", model="m-1", messages=messages, **prompts)
    published = approve(look(draft))
    assert (published.generator, published.generator_version, published.model) == ("openai", "3", "m-1")
    assert published.messages == messages
    assert published.prompts == {"summary": "Schrijf de samenvatting.", "implication": "Schrijf de implicaties."}


def test_words_made_without_a_prompt_have_none():
    assert approve(look(make_draft())).prompts == {}


def test_the_approver_the_role_the_text_and_the_revision_are_kept():
    draft = make_draft()
    published = approve(look(draft), eindredacteur("zande"))
    assert (published.approver.username, published.approver_role) == ("zande", "Eindredacteur")
    assert (published.text, published.revision_id) == (draft.current.text, draft.current_id)
    assert published.words_hash == draft.current.words_hash


def test_the_machines_own_words_are_not_called_edited():
    assert not approve(look(make_draft())).is_edited


def test_changed_words_are_called_edited():
    draft = make_draft()
    revise(look(draft), summary="De Kamer wil nachttreinen naar Groningen.")
    assert approve(look(draft)).is_edited


def test_words_that_were_changed_and_changed_back_are_not_called_edited():
    draft = make_draft()
    revise(look(draft), summary="Anders.")
    revise(look(draft), summary=SUMMARY)
    assert not approve(look(draft)).is_edited


def test_published_words_are_found_and_the_words_of_a_draft_are_not():
    draft = make_draft(summary="De Kamer wil zeppelins naar Groningen.")
    assert search.search("zeppelins", Motion.objects.all()).ids == ()
    approve(look(draft))
    assert search.search("zeppelins", Motion.objects.all()).ids == (draft.motion_id,)


def test_numbers_count_the_publications_of_one_motion():
    motion = make_motion()
    first = approve(look(make_draft(motion)))
    second = approve(look(make_draft(motion, summary="De Kamer wil nachttreinen naar Groningen.")))
    assert (first.number, second.number) == (1, 2)


def test_a_later_change_of_a_prompt_does_not_reach_what_was_published():
    prompt = Prompt.objects.create(kind="summary", version=1, text="Schrijf kort.")
    published = approve(look(make_draft(summary_prompt=prompt)))
    Prompt.objects.update(text="Schrijf lang.")
    published.refresh_from_db()
    assert published.prompts == {"summary": "Schrijf kort."}


def test_every_sentence_knows_the_passage_that_it_rests_on():
    published = approve(look(make_draft()))
    assert [found["field"] for found in published.evidence] == ["summary", "summary", "implication"]
    for found in published.evidence:
        start, end = found["passage"]
        assert "regering" in published.text.text[start:end] or "plan" in published.text.text[start:end]
