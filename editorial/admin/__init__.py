"""The editors' desk in the Django admin: the queue, the review page, and lists to look at."""

from editorial.admin import lists

__all__ = ["lists"]
