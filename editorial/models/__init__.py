"""From draft to published words: prompts, generations, drafts with their revisions, and the log of what happened."""

from editorial.models.checked import Checked
from editorial.models.draft import (
    PENDING,
    Claim,
    Draft,
    DraftState,
    Revision,
    RevisionOrigin,
    Scratch,
)
from editorial.models.event import Action, ActorKind, Event
from editorial.models.generation import Generation, Refusal, Trigger
from editorial.models.prompt import Prompt, PromptKind

APPEND_ONLY = ("editorial_generation", "editorial_revision", "editorial_event")

__all__ = [
    "APPEND_ONLY",
    "PENDING",
    "Action",
    "ActorKind",
    "Checked",
    "Claim",
    "Draft",
    "DraftState",
    "Event",
    "Generation",
    "Prompt",
    "PromptKind",
    "Refusal",
    "Revision",
    "RevisionOrigin",
    "Scratch",
    "Trigger",
]
