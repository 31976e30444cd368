"""The search index over public facts and published words, the same on SQLite (FTS5) and PostgreSQL (tsvector).

`refresh` is the one writer, called by ingest and publishing in their transaction; `search` the one reader.
"""

from motions.search.analyser import VERSION
from motions.search.index import is_outdated, rebuild, refresh
from motions.search.query import Hits, search
from motions.search.snippets import snippet

__all__ = ["VERSION", "Hits", "is_outdated", "rebuild", "refresh", "search", "snippet"]
