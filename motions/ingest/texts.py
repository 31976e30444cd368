"""Texts of motions: added only, never changed, each with what the reader found in it and whether it reads as before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from motions.ingest.current_text import choose_current
from motions.models import DocumentVersion, Motion, MotionText, StoredFile, TextOrigin, TextParts
from motions.reading.document import ReadDocument
from motions.reading.kinds import Kind
from motions.reading.legibility import measure
from motions.reading.parts import Part, PartKind
from motions.reading.reader import READER_VERSION
from motions.reading.sameness import body_digest, body_of, reads_the_same
from motions.reading.structure import parse_parts
from motions.reading.text import normalise


class TextRefused(ValueError):
    """An editor's text that cannot be taken; the message says in Dutch why."""


def add_text(
    motion: Motion,
    origin: TextOrigin,
    read: ReadDocument,
    version: DocumentVersion | None = None,
    file: StoredFile | None = None,
    *,
    author: User | None = None,
) -> MotionText | None:
    """Add what was read as a text of this motion, and choose its current text again; None when nothing was read.

    The same words from the same origin make no second row: that row is given back, its parts made new if this reader
    is a better one.
    """
    if not read.text.strip():
        return None
    digest = hashlib.sha256(read.text.encode()).hexdigest()
    with transaction.atomic():
        motion = Motion.objects.select_for_update().get(pk=motion.pk)  # one writer of a motion's texts at a time
        text = MotionText.objects.filter(motion=motion, origin=origin, sha256=digest).first()
        if text is None:
            text = MotionText.objects.create(
                motion=motion,
                origin=origin,
                version=version,
                file=file,
                text=read.text,
                sha256=digest,
                reading=_reading(motion, read, file),
                author=author,
            )
        _keep_parts(text, read)
        choose_current(motion.pk)
    return text


def add_editor_text(motion_id: int, text: str, author: User) -> MotionText:
    """A text as an editor corrected it: it holds above all others until a newer version of the paper comes.

    Raises TextRefused when nothing is left of it, or when it was replaced before by a later correction.
    """
    words = normalise(text)
    if not words.strip():
        raise TextRefused("De motietekst is leeg.")
    with transaction.atomic():
        motion = Motion.objects.select_for_update(of=("self",)).select_related("current_text").get(pk=motion_id)
        before = motion.current_text
        made = add_text(
            motion,
            TextOrigin.EDITOR,
            _as_read(words),
            version=before.version if before else None,
            file=before.file if before else None,
            author=author,
        )
        assert made is not None
        if before is not None and made.pk < before.pk:
            raise TextRefused("Deze tekst is eerder al vervangen door een nieuwere.")
    return made


def origin_of(read: ReadDocument) -> TextOrigin:
    """The origin of a text that was read from a file of the source."""
    if read.kind == Kind.XML:
        return TextOrigin.XML
    if read.kind == Kind.DOCX:
        return TextOrigin.DOCX
    return TextOrigin.SCAN if read.scanned else TextOrigin.PDF


def parts_of(found: TextParts) -> tuple[Part, ...]:
    """The stored parts of a text, as the reader gave them."""
    return tuple(Part(**(part | {"kind": PartKind(part["kind"])})) for part in found.parts)


def parse_again(text: MotionText) -> None:
    """Make the parts of a text anew with this reader, from its words alone."""
    _keep_parts(text, _as_read(text.text))


def _as_read(words: str) -> ReadDocument:
    """Words that came from a person: parsed and measured, never doubted."""
    return ReadDocument(
        kind=Kind.TEXT,
        text=words,
        parts=parse_parts(words),
        legibility=measure(words),
        pages=0,
        doubts=(),
        reader_version=READER_VERSION,
    )


def _reading(motion: Motion, read: ReadDocument, file: StoredFile | None) -> str:
    """What says that texts read the same: that of the first earlier text that reads as this one does, or a new one.

    The current text is compared first, then the others, the youngest first. The same bytes read by a better reader
    keep their reading, unless the earlier reading was in doubt or found nothing asked: that was no basis to build on.
    """
    body = body_of(read.text, read.parts)
    for text, parts in _earlier_texts(motion):
        was_sound = not text.found.doubts and any(part.kind == PartKind.REQUEST for part in parts)
        is_same_file = file is not None and text.file_id == file.pk
        if (is_same_file and was_sound) or reads_the_same(body_of(text.text, parts), body):
            return text.reading
    return body_digest(body)


def _earlier_texts(motion: Motion) -> Iterator[tuple[MotionText, tuple[Part, ...]]]:
    texts = MotionText.objects.filter(motion=motion, found__isnull=False).select_related("found").order_by("-pk")
    for text in sorted(texts, key=lambda text: text.pk != motion.current_text_id):
        yield text, parts_of(text.found)


def _keep_parts(text: MotionText, read: ReadDocument) -> None:
    """Write what the reader found, unless a reader as good as this one did."""
    values: dict[str, Any] = {
        "reader_version": read.reader_version,
        "parts": [asdict(part) for part in read.parts],
        "legibility": read.legibility.score,
        "known_words": read.legibility.known_words,
        "odd_characters": read.legibility.odd_characters,
        "words": read.legibility.words,
        "doubts": list(read.doubts),
    }
    found, created = TextParts.objects.get_or_create(text=text, defaults=values)
    if not created and found.reader_version < read.reader_version:
        TextParts.objects.filter(pk=found.pk).update(**values, made_at=timezone.now())
