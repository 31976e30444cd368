"""Two groups with exactly their permissions, made as often as you like."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from editorial import roles
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def codenames(role: str) -> set[str]:
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


def test_a_redacteur_reviews_and_changes_nothing_else():
    roles.setup_roles()
    acting = {name for name in codenames("Redacteur") if not name.startswith("view_")}
    assert acting == {"review_draft"}


def test_an_eindredacteur_approves_withdraws_and_keeps_prompts():
    roles.setup_roles()
    acting = {name for name in codenames("Eindredacteur") if not name.startswith("view_")}
    assert acting == {"review_draft", "approve_draft", "withdraw_explanation", "add_prompt", "change_prompt"}


@pytest.mark.parametrize("role", ["Redacteur", "Eindredacteur"])
def test_both_look_at_everything_but_accounts(role):
    roles.setup_roles()
    looking = {name for name in codenames(role) if name.startswith("view_")}
    assert {"view_motion", "view_draft", "view_job", "view_explanation"} <= looking
    assert "view_user" not in looking


def test_doing_it_again_changes_nothing():
    roles.setup_roles()
    before = codenames("Redacteur"), codenames("Eindredacteur")
    roles.setup_roles()
    assert (codenames("Redacteur"), codenames("Eindredacteur")) == before
    assert Group.objects.count() == 2


def test_doing_it_again_takes_back_what_somebody_added_in_our_rooms():
    roles.setup_roles()
    Group.objects.get(name="Redacteur").permissions.add(Permission.objects.get(codename="delete_draft"))
    roles.setup_roles()
    assert "delete_draft" not in codenames("Redacteur")


def test_permissions_elsewhere_stay():
    roles.setup_roles()
    Group.objects.get(name="Redacteur").permissions.add(Permission.objects.get(codename="view_user"))
    roles.setup_roles()
    assert "view_user" in codenames("Redacteur")


def test_the_command_says_what_it_made():
    out = StringIO()
    call_command("setup_roles", stdout=out)
    assert out.getvalue() == "Rollen klaar: Redacteur, Eindredacteur.\n"


@pytest.mark.parametrize(
    ("role", "review", "approve", "withdraw"),
    [("Redacteur", True, False, False), ("Eindredacteur", True, True, True), (None, False, False, False)],
)
def test_what_a_role_may(role, review, approve, withdraw):
    user = make_user("iemand", role)
    assert roles.may_review(user) is review
    assert roles.may_approve(user) is approve
    assert roles.may_withdraw(user) is withdraw


def test_the_setting_lets_a_redacteur_approve_but_not_withdraw(settings):
    settings.EDITORS_MAY_APPROVE = True
    user = make_user("iemand", "Redacteur")
    assert roles.may_approve(user)
    assert not roles.may_withdraw(user)


def test_the_higher_of_two_roles_is_named():
    user = make_user("iemand", "Redacteur")
    user.groups.add(Group.objects.get(name="Eindredacteur"))
    assert roles.role_of(user) == "Eindredacteur"
