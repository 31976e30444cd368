"""What a review form posts: the words as typed, and the draft as it was on the screen."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.core import signing
from django.http import QueryDict

from editorial.admin.forms import DraftWordsForm, lf
from editorial.models import Draft

_SALT = "motieportal.desk.opened"
OPENED_SECONDS = 7 * 24 * 3600
"""A form that is older than a week says nothing about who opened it when."""


class Incomplete(Exception):
    """The form lacks what says which draft, in which version, was on the screen."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Who opened this draft when, signed by us: for the seconds in the log, and to give lost words back."""

    draft_id: int
    user_id: int
    at: datetime

    @classmethod
    def sign(cls, draft: Draft, user_id: int) -> str:
        return signing.dumps([draft.pk, user_id, int(time.time() * 1000)], salt=_SALT)

    @classmethod
    def read(cls, signed: str) -> Opened | None:
        try:
            draft_id, user_id, millis = signing.loads(signed, salt=_SALT, max_age=OPENED_SECONDS)
        except signing.BadSignature:
            return None
        return cls(draft_id, user_id, datetime.fromtimestamp(millis / 1000, UTC))


@dataclass(frozen=True, slots=True)
class Posted:
    """One post of the review form."""

    action: str
    code: str
    version: int
    revision_id: UUID
    words_hash: str
    opened: Opened | None
    form: DraftWordsForm
    seen: frozenset[str]
    overruled: Mapping[str, str]
    reason: str
    hint: str

    @property
    def summary(self) -> str:
        return str(self.form.cleaned_data.get("summary", ""))

    @property
    def implication(self) -> str:
        return str(self.form.cleaned_data.get("implication", ""))

    @classmethod
    def read(cls, post: QueryDict) -> Posted:
        """Raises Incomplete where version or revision is missing; words that are too long make the form invalid."""
        seen, overruled = read_answers(post)
        action, _, code = post.get("action", "").partition(":")
        form = DraftWordsForm({name: lf(post.get(name, "")) for name in ("summary", "implication")})
        form.is_valid()
        try:
            version, revision_id = int(post.get("version", "")), UUID(post.get("revision", ""))
        except ValueError as error:
            raise Incomplete from error
        return cls(
            action=action,
            code=code,
            version=version,
            revision_id=revision_id,
            words_hash=post.get("words_hash", ""),
            opened=Opened.read(post.get("opened", "")),
            form=form,
            seen=seen,
            overruled=overruled,
            reason=(post.get("remark" if action == "send_back" else "reason", "")).strip(),
            hint=post.get("hint", "").strip(),
        )


def read_answers(post: QueryDict) -> tuple[frozenset[str], dict[str, str]]:
    """The keys of findings that were seen, and reasons by the key of a finding; an empty reason overrules nothing."""
    prefix = "overrule-"
    given = {name.removeprefix(prefix): post.get(name, "").strip() for name in post if name.startswith(prefix)}
    return frozenset(post.getlist("seen")), {key: reason for key, reason in given.items() if reason}
