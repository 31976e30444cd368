"""The files that we hold: once by their sha256, below MEDIA_ROOT/files, the bytes always before the row.

A crash can leave a temporary file or bytes without a row, never a row without its bytes. Storing the same bytes again
puts right what is missing.
"""

import errno
import hashlib
import os
import uuid
from pathlib import Path

from motions.models import StoredFile
from motions.reading.kinds import Kind, judge_kind

READABLE = frozenset({Kind.PDF, Kind.XML, Kind.DOCX})
"""The kinds of document that motions.reading knows; everything else is set apart."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class StorageFailed(Exception):
    """The disk did not take or give the bytes; the message says in Dutch why. Trying again later may help."""


class FileDamaged(StorageFailed):
    """The bytes on disk are gone, or are no longer those that were stored."""


def store(data: bytes, *, expected: Kind | None = None) -> StoredFile:
    """Keep these bytes and give their row; the same bytes are kept once.

    The kind is judged by the first bytes. What is no readable document, or another kind than `expected`, is set apart:
    held for the record, never served. Raises StorageFailed, and then nothing has changed.
    """
    kind = judge_kind(data)
    set_apart = kind not in READABLE or (expected is not None and kind != expected)
    file = StoredFile(sha256=hashlib.sha256(data).hexdigest(), size=len(data), kind=kind, set_apart=set_apart)
    if not _holds(file.path, data):
        _write(file.path, data)
    stored, _ = StoredFile.objects.get_or_create(
        sha256=file.sha256, defaults={"size": file.size, "kind": file.kind, "set_apart": file.set_apart}
    )
    if stored.set_apart and not set_apart:  # first met under a wrong name, now under its own
        stored.set_apart = False
        stored.save(update_fields=["set_apart"])
    return stored


def read_bytes(file: StoredFile) -> bytes:
    """The bytes of a file, proven to be those that were stored. Raises FileDamaged or StorageFailed."""
    try:
        data = file.path.read_bytes()
    except FileNotFoundError as err:
        raise FileDamaged(f"Het bestand {file.sha256} is weg.") from err
    except OSError as err:
        raise StorageFailed(_explain(err)) from err
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise FileDamaged(f"Het bestand {file.sha256} is veranderd of beschadigd.")
    return data


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _write(path: Path, data: bytes) -> None:
    """Write beside the final name, bring it to disk, then rename: readers see all of the bytes or none."""
    temporary = path.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as err:
        raise StorageFailed(_explain(err)) from err


def _sync_folder(folder: Path) -> None:
    """Bring the new name to disk too: without it a power cut leaves a row whose bytes are gone."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _explain(err: OSError) -> str:
    if err.errno in _FULL:
        return "De schijf is vol: het bestand kon niet worden opgeslagen."
    if err.errno in _FORBIDDEN:
        return "In de map met bestanden mag niet worden geschreven of gelezen."
    return f"Het bestand kon niet worden opgeslagen of gelezen ({err.strerror or type(err).__name__})."
