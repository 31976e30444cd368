"""Who may do what: two groups, three permissions, and the setting that lets a Redacteur approve."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q

REVIEW = "editorial.review_draft"
APPROVE = "editorial.approve_draft"
WITHDRAW = "editorial.withdraw_explanation"

REDACTEUR = "Redacteur"
EINDREDACTEUR = "Eindredacteur"
_ROLES = {
    REDACTEUR: ["review_draft"],
    EINDREDACTEUR: ["review_draft", "approve_draft", "withdraw_explanation", "add_prompt", "change_prompt"],
}
_ROOMS = ["motions", "editorial", "operations"]


def may_review(user: User) -> bool:
    """Revise, reject, write by hand, ask for a new draft."""
    return user.has_perm(REVIEW)


def may_approve(user: User) -> bool:
    """Put words online: an Eindredacteur, and a Redacteur where EDITORS_MAY_APPROVE says so."""
    return user.has_perm(APPROVE) or (settings.EDITORS_MAY_APPROVE and user.has_perm(REVIEW))


def may_withdraw(user: User) -> bool:
    """Take words offline, and put earlier ones back."""
    return user.has_perm(WITHDRAW)


def role_of(user: User) -> str:
    """The role as an event and a page print it; never empty."""
    names = set(user.groups.values_list("name", flat=True))
    for role in (EINDREDACTEUR, REDACTEUR):
        if role in names:
            return role
    return "Beheerder" if user.is_superuser else "Medewerker"


def setup_roles() -> list[str]:
    """Make the groups and give them exactly their permissions, and both the right to look at everything.

    Harmless when done again; gives the names of the groups. Permissions of other rooms that somebody added stay.
    """
    looking = Q(content_type__app_label__in=_ROOMS, codename__startswith="view_")
    for role, codenames in _ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        acting = Q(content_type__app_label="editorial", codename__in=codenames)
        others = group.permissions.exclude(content_type__app_label__in=_ROOMS)
        group.permissions.set([*Permission.objects.filter(acting | looking), *others])
    return list(_ROLES)
