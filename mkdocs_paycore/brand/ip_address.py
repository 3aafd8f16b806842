"""Public IP addresses of a platform: single ones and networks, IPv4 and IPv6."""

from __future__ import annotations

import ipaddress
from typing import TypeAlias

from mkdocs_paycore.source.model import unexpected

Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

_SAMPLES = tuple(
    map(ipaddress.ip_network, ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"))
)
"""Set aside for documentation: RFC 5737, RFC 3849 and RFC 9637."""
_WIDEST = {4: 8, 6: 16}
"""The prefix of the widest network by version: nobody has more of the internet (IANA hands out no larger blocks)."""


def public_address(text: str) -> str:
    """Return an address or a network as it is usually written, without a prefix that says but one address.

    Raises:
        PydanticCustomError: it is none, or none that a provider could meet on the internet.
    """
    try:
        network = ipaddress.ip_network(text, strict=False)
    except ValueError:
        raise unexpected(
            "an IP address or a network", "as in 192.0.2.10, 203.0.113.64/29 or 2001:db8:100::/64"
        ) from None
    if "/" in text and _single(text) != network.network_address:
        raise unexpected(
            "a network, which begins with its first address, or one address of it",
            f"as in {network} or {_single(text)}",
        )
    if network.prefixlen < _WIDEST[network.version]:
        raise unexpected("a smaller network: this one is most of the internet", "name the addresses themselves")
    if network.is_multicast or not (network.is_global or is_sample(network)):
        raise unexpected("a public address: this one is of a private network or set aside", "ask who runs the network")
    return _written(network)


def is_sample(network: Network) -> bool:
    """Return whether a network is set aside for documentation, so that nobody ever calls from it."""
    return any(each.version == network.version and network.subnet_of(each) for each in _SAMPLES)  # type: ignore[arg-type] # of one version


def network_of(address: str) -> Network:
    """Return an address or network that `public_address` gave."""
    return ipaddress.ip_network(address)


def _single(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    return ipaddress.ip_address(text.partition("/")[0])


def _written(network: Network) -> str:
    return str(network.network_address if network.num_addresses == 1 else network)
