"""How often may somebody try to sign in?

Five wrong passwords for one account from one address close that door for a
quarter of an hour; fifty wrong ones from one address close it for all accounts.
The count stands in Django's cache, so it says nothing about who exists.
"""

from __future__ import annotations

from hashlib import sha256

from django.core.cache import cache

MOST_FOR_ACCOUNT, MOST_FOR_ADDRESS = 5, 50
MINUTES = 15


def is_closed(account: str, address: str) -> bool:
    """Have there been too many wrong passwords of late?"""
    of_account, of_address = (cache.get(key, 0) for key in _keys(account, address))
    return bool(of_account >= MOST_FOR_ACCOUNT or of_address >= MOST_FOR_ADDRESS)


def count_failure(account: str, address: str) -> None:
    """Note one wrong password."""
    for key in _keys(account, address):
        cache.add(key, 0, timeout=MINUTES * 60)
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two calls
            cache.set(key, 1, timeout=MINUTES * 60)


def forget(account: str, address: str) -> None:
    """The password was right: start the count for this account anew."""
    cache.delete(_keys(account, address)[0])


def _keys(account: str, address: str) -> tuple[str, str]:
    return (
        _key("account", f"{account.strip().lower()}\n{address}"),
        _key("address", address),
    )


def _key(kind: str, text: str) -> str:
    return f"sign-in-{kind}-{sha256(text.encode()).hexdigest()}"
