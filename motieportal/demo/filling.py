"""Fill the demo through the same commands and moves as a real portal."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from editorial import moves, roles
from editorial.models import ActorKind, Draft, Event


def migrate() -> None:
    """Bring the database up to date."""
    call_command("migrate", verbosity=0)


def collect_static(home: Path) -> None:
    """Gather style sheets and scripts, unless none changed since the last time."""
    mark, now = home / "static.sha256", _fingerprint()
    if not mark.exists() or mark.read_text(encoding="ascii") != now:
        call_command("collectstatic", interactive=False, verbosity=0)
        mark.write_text(now, encoding="ascii")


def give_account(name: str) -> str:
    """An Eindredacteur with a new password, which only the terminal gets to see."""
    roles.setup_roles()
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True, "first_name": "Eva"})
    user.groups.add(Group.objects.get(name=roles.EINDREDACTEUR))
    password = secrets.token_urlsafe(9)
    user.set_password(password)
    user.save(update_fields=["password"])
    return password


def fill(account: str, since: str, approved: int, say: Callable[[str], None]) -> None:
    """Read the saved responses, draft what can be drafted, and approve some the first time."""
    say("verzonnen moties inlezen")
    try:
        call_command("sync_motions", f"--since={since}")
    except CommandError as err:  # the sample holds a scan and a broken file on purpose
        say(str(err))
    call_command("draft_motions")
    if not Event.objects.exists() or not Event.objects.filter(actor__isnull=False).exists():
        approve_oldest(User.objects.get(username=account), approved)


def approve_oldest(user: User, count: int) -> None:
    """Approve drafts through the moves of an editor, in the name of this account."""
    for draft in Draft.objects.to_review().reverse().select_related("current")[:count]:
        if draft.current is None:
            continue
        try:
            moves.approve(
                draft.pk,
                version=draft.version,
                revision_id=draft.current.pk,
                words_hash=draft.current.words_hash,
                actor=moves.Actor(ActorKind.HUMAN, user),
            )
        except moves.Blocked:
            continue  # it has a finding that a person should look at


def _fingerprint() -> str:
    """One digest of all files that collectstatic would gather, by name, size and time."""
    from django.contrib.staticfiles.finders import get_finders

    found = [settings.STATIC_URL]
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            found.append(f"{path} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
