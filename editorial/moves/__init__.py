"""The moves of the review desk, T0 to T16: the one writer of a draft's state, and the only caller of publishing.

Every move locks the row of the motion, changes the draft by one conditional update on its version, and records its
event in the same transaction. Desk, admin, commands and background work all call these functions; there is no other
way, and the system cannot approve. Who, when and with which words is judged in `editorial.guards`.
"""

from editorial.actors import COMMAND, SYSTEM, Actor
from editorial.guards import AlreadyDecided, Blocked, Conflict, NotAllowed
from editorial.moves.deciding import RejectReason, approve, reject, send_back, undo
from editorial.moves.proposing import correct_text, lapse, propose, write
from editorial.moves.published import correct, reconfirm, restore, take_over, withdraw
from editorial.moves.revising import defer, revise, take_alternative

__all__ = [
    "COMMAND",
    "SYSTEM",
    "Actor",
    "AlreadyDecided",
    "Blocked",
    "Conflict",
    "NotAllowed",
    "RejectReason",
    "approve",
    "correct",
    "correct_text",
    "defer",
    "lapse",
    "propose",
    "reconfirm",
    "reject",
    "restore",
    "revise",
    "send_back",
    "take_alternative",
    "take_over",
    "undo",
    "withdraw",
    "write",
]
