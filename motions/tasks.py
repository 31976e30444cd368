"""What the worker has to know of this room: the handlers of its jobs."""

from motions.ingest import retrieving

__all__ = ["retrieving"]
