"""The facts of the Chamber, the texts of motions, and the words that were published about them."""

from motions.models.document import (
    Document,
    DocumentVersion,
    MotionText,
    Publication,
    Retrieval,
    RetrievalState,
    StoredFile,
    TextOrigin,
    TextParts,
)
from motions.models.dossier import Dossier
from motions.models.explanation import Explanation, ExplanationState
from motions.models.motion import Address, AddressKind, Motion, Origin, Submitter
from motions.models.oldpage import OldPage
from motions.models.people import Member, Party
from motions.models.sync import SyncCursor
from motions.models.vote import Decision, Vote

APPEND_ONLY = ("motions_motiontext",)

__all__ = [
    "APPEND_ONLY",
    "Address",
    "AddressKind",
    "Decision",
    "Document",
    "DocumentVersion",
    "Dossier",
    "Explanation",
    "ExplanationState",
    "Member",
    "Motion",
    "MotionText",
    "OldPage",
    "Origin",
    "Party",
    "Publication",
    "Retrieval",
    "RetrievalState",
    "StoredFile",
    "Submitter",
    "SyncCursor",
    "TextOrigin",
    "TextParts",
    "Vote",
]
