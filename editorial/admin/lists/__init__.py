"""The read-only lists of the admin: facts, words, and work. Everything that changes goes through a move or a job."""

from editorial.admin.lists import facts, words, work

__all__ = ["facts", "words", "work"]
