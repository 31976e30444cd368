"""Which hosts we may contact.

An entry is `host`, `host:port` or `http://host[:port]` (or https). Only the entries that name
a loopback or private address (`127.0.0.1`, `localhost`, `10.0.0.5`) or begin with `http://` allow plain
http and an address that is not public; every other host must be https on a public address.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from motions.source.errors import SourceRefused

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class AllowedHost:
    """One entry; `port` None means any port, `inside` that http and private addresses are meant."""

    name: str
    port: int | None
    inside: bool

    @classmethod
    def parse(cls, entry: str) -> AllowedHost:
        """An entry of SOURCE_HOSTS. ValueError when it names no host."""
        scheme, _, rest = entry.strip().rpartition("://")
        parts = urlsplit(f"//{rest}")
        if not parts.hostname or scheme not in ("", *PORTS):
            raise ValueError(f"{entry!r} is not a host")
        name = parts.hostname.lower()
        return cls(name, parts.port, scheme == "http" or name == "localhost" or _is_private_literal(name))


class AllowedHosts:
    """The gate for every address that a request, redirect or next link leads to."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._hosts = [AllowedHost.parse(entry) for entry in entries if entry.strip()]

    def check(self, url: str) -> None:
        """SourceRefused unless scheme, host and port are allowed and nothing is smuggled in as user name."""
        parts = _split(url)
        if parts.scheme not in PORTS:
            raise SourceRefused(f"scheme {parts.scheme!r} is not allowed")
        if parts.username is not None or parts.password is not None:
            raise SourceRefused("an address with a user name is not allowed")
        host = self._find(parts.hostname or "", parts.port or PORTS[parts.scheme])
        if host is None:
            raise SourceRefused(f"host {parts.hostname!r} is not allowed")
        if parts.scheme == "http" and not host.inside:
            raise SourceRefused(f"plain http to {parts.hostname!r} is not allowed")

    def check_address(self, name: str, port: int, address: str) -> None:
        """SourceRefused when a host name turned out to lead to an address that is not public."""
        host = self._find(name, port)
        if host is None:
            raise SourceRefused(f"host {name!r} is not allowed")
        if not host.inside and not _is_public(address):
            raise SourceRefused(f"host {name!r} leads to the address {address}, which is not public")

    def _find(self, name: str, port: int) -> AllowedHost | None:
        fitting = [h for h in self._hosts if h.name == name.lower() and h.port in (None, port)]
        return max(fitting, key=lambda h: h.inside, default=None)


def is_same_origin(url: str, other: str) -> bool:
    """Whether two addresses have the same scheme, host and port."""
    return _origin(url) == _origin(other)


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = _split(url)
    return parts.scheme, parts.hostname or "", parts.port or PORTS.get(parts.scheme)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # a port that is no number shows only here
    except ValueError as err:
        raise SourceRefused("not an address") from err
    return parts


def _is_private_literal(name: str) -> bool:
    try:
        return not _is_public(name)
    except ValueError:
        return False


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    return ip.is_global and not ip.is_multicast
