"""Fictional motions, texts, drafts and people for tests: the members, parties and dossiers exist nowhere else.

Everything goes through the real rooms: parts by the parser, drafts and published words by `editorial.moves`.
"""

import hashlib
import uuid
from dataclasses import asdict
from datetime import date, timedelta
from itertools import count

from django.contrib.auth.models import Group, User

from editorial import moves, roles
from editorial.models import ActorKind, Draft, Generation
from motions.models import (
    Address,
    AddressKind,
    Document,
    Dossier,
    Explanation,
    Motion,
    MotionText,
    Origin,
    Retrieval,
    RetrievalState,
    StoredFile,
    TextOrigin,
    TextParts,
)
from motions.reading.legibility import measure
from motions.reading.structure import parse_parts

MOTION_TEXT = """Tweede Kamer der Staten-Generaal

Vergaderjaar 2029-2030

99 001 Toekomst van het spoor

Nr. 12 MOTIE VAN HET LID VERMEULEN C.S.

Voorgesteld 7 maart 2030

De Kamer,

gehoord de beraadslaging,

constaterende dat de laatste trein naar Groningen om 23.00 uur vertrekt;

overwegende dat wie in de avond werkt daardoor niet meer thuis kan komen;

verzoekt de regering om samen met de vervoerders een plan te maken voor nachttreinen naar Groningen en Leeuwarden;

verzoekt de regering voorts om in dat plan de kosten en de dekking op te nemen en het vóór 1 juli 2030 naar de Kamer \
te sturen,

en gaat over tot de orde van de dag.

Vermeulen

Van der Zande"""

SUMMARY = (
    "De Kamer vraagt de regering om samen met de vervoerders een plan te maken voor nachttreinen naar Groningen en "
    "Leeuwarden. De Kamer wil het plan vóór 1 juli 2030 ontvangen."
)
IMPLICATION = (
    "Als de motie wordt aangenomen, dan wordt de regering gevraagd om een plan te maken voor nachttreinen naar "
    "Groningen en Leeuwarden."
)

_numbers = count(1)


def make_dossier(number: int = 99001, suffix: str = "", title: str = "Toekomst van het spoor") -> Dossier:
    """The dossier with that number; the same row when asked again."""
    return Dossier.objects.get_or_create(number=number, suffix=suffix, defaults={"title": title})[0]


def make_motion(
    *,
    subject: str = "Nachttreinen naar het noorden",
    text: str | None = MOTION_TEXT,
    dossier: Dossier | None = None,
    number: int | None = None,
    filed_on: date | None = date(2030, 3, 7),
    origin: Origin = Origin.SOURCE,
    **fields: object,
) -> Motion:
    """A motion with its addresses and, unless `text` is None, a readable current text in official XML."""
    number = number or next(_numbers)
    dossier = dossier or make_dossier()
    values = {
        "public_id": uuid.uuid4(),
        "zaak_id": uuid.uuid4(),
        "zaak_number": f"2030Z{number:05}",
        "title": "Motie van het lid Vermeulen c.s.",
        "session_year": "2029-2030",
    } | fields
    motion = Motion.objects.create(
        subject=subject, dossier=dossier, number=number, filed_on=filed_on, origin=origin, **values
    )
    Address.objects.bulk_create(
        [
            Address(motion=motion, kind=AddressKind.GUID, value=str(motion.public_id)),
            Address(motion=motion, kind=AddressKind.NUMBER, value=motion.zaak_number),
            Address(motion=motion, kind=AddressKind.NUMBER, value=f"{dossier.number}-{number}"),
        ]
    )
    if text is not None:
        add_text(motion, text)
    return motion


def add_text(
    motion: Motion, text: str = MOTION_TEXT, *, origin: TextOrigin = TextOrigin.XML, file: StoredFile | None = None
) -> MotionText:
    """Give a motion another text, with its parts, and make it the current one."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = MotionText.objects.create(motion=motion, origin=origin, text=text, sha256=digest, reading=digest, file=file)
    legibility = measure(text)
    TextParts.objects.create(
        text=made,
        reader_version=1,
        parts=[asdict(part) for part in parse_parts(text)],
        legibility=legibility.score,
        known_words=legibility.known_words,
        odd_characters=legibility.odd_characters,
        words=legibility.words,
    )
    motion.current_text = made
    motion.save(update_fields=["current_text"])
    return made


def store_file(data: bytes = b"%PDF-1.4 nachttreinen", *, kind: str = "pdf", set_apart: bool = False) -> StoredFile:
    """Bytes on disk below MEDIA_ROOT, with their row."""
    file = StoredFile(sha256=hashlib.sha256(data).hexdigest(), size=len(data), kind=kind, set_apart=set_apart)
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(data)
    return StoredFile.objects.get_or_create(
        sha256=file.sha256, defaults={"size": file.size, "kind": kind, "set_apart": set_apart}
    )[0]


def make_document(motion: Motion, *, kind: str = "Motie") -> Document:
    """The paper of a motion at the source."""
    document = Document.objects.create(
        id=motion.public_id or uuid.uuid4(),
        kind=kind,
        number=f"2030D{motion.number:05}",
        title=motion.title,
        subject=motion.subject,
        dated=motion.filed_on,
        paper_number=motion.number,
    )
    document.motions.add(motion)
    return document


def fail_retrieval(
    motion: Motion,
    reason: str = "Het bestand bevat geen tekst, bijvoorbeeld omdat het een scan is.",
    code: str = "no_text",
) -> Retrieval:
    """A document of this motion that could not be read, with the reason in words."""
    return Retrieval.objects.create(
        document=make_document(motion), state=RetrievalState.FAILED, reason_code=code, reason=reason
    )


def make_generation(motion: Motion, text: MotionText | None = None, **fields: object) -> Generation:
    """One run of the embedded generator, as it is recorded."""
    text = text or motion.current_text
    assert text is not None
    values: dict[str, object] = {
        "generator": "embedded",
        "version": "1",
        "summary": SUMMARY,
        "implication": IMPLICATION,
        "seconds": 0.02,
    }
    return Generation.objects.create(motion=motion, text=text, **(values | fields))


def make_draft(
    motion: Motion | None = None, *, summary: str = SUMMARY, implication: str = IMPLICATION, **generation: object
) -> Draft:
    """A draft that the machine proposed and nobody has touched."""
    motion = motion or make_motion()
    assert motion.current_text is not None
    made = make_generation(motion, summary=summary, implication=implication, **generation)
    return moves.propose(
        motion,
        text=motion.current_text,
        summary=summary,
        implication=implication,
        generation=made,
        actor=moves.SYSTEM,
    )


def make_explanation(motion: Motion | None = None, *, by: User | None = None, **words: str) -> Explanation:
    """Words that an Eindredacteur approved and that are online."""
    draft = make_draft(motion, **words)
    assert draft.current is not None
    return moves.approve(
        draft.pk,
        version=draft.version,
        revision_id=draft.current.pk,
        words_hash=draft.current.words_hash,
        actor=moves.Actor(ActorKind.HUMAN, by or make_user("eindredacteur", "Eindredacteur")),
    )


def make_user(username: str = "redacteur", role: str | None = "Redacteur", **fields: object) -> User:
    """A member of staff with that role; the same row when asked again. No role: nothing but staff."""
    user, _ = User.objects.get_or_create(
        username=username, defaults={"is_staff": True, "first_name": username.title()} | fields
    )
    if role:
        roles.setup_roles()
        user.groups.set([Group.objects.get(name=role)])
    return user


def log_in(client, user: User) -> None:
    """Log a test client in, past the lock-out (which wants a request)."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def days_ago(days: int) -> date:
    """A filing date, so that a queue has an order."""
    return date(2030, 3, 7) - timedelta(days=days)
