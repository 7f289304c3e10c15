"""What the environment says, read with a type and an error that says how to mend it.

Everything saferplan keeps stands in one folder, named by ``SAFERPLAN_HOME``: the
database, the secret key and the data. Nothing is written anywhere else.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

HOME = "SAFERPLAN_HOME"
DATABASE_URL = "DATABASE_URL"
EMAIL_URL = "SAFERPLAN_EMAIL_URL"
EMAIL_FROM = "SAFERPLAN_EMAIL_FROM"
ADDRESS = "SAFERPLAN_ADDRESS"
DEFAULT_HOME = "~/.saferplan"
"""In the user's own folder, the same on every platform and from every folder."""
DATABASE_FILE = "saferplan.sqlite3"
SECRET_KEY_FILE = "secret-key"  # noqa: S105 - the name of a file, not a secret
YES, NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
WRITER_WAITS = 20
"""Seconds a writer waits for another before giving up."""
MAIL_WAITS = 20
"""Seconds to wait for a mail server before giving up."""
SHORTEST_KEY = 50
"""Characters Django's own check asks of a secret key."""

Reading = Mapping[str, str]


def flag(name: str, environ: Reading = os.environ) -> bool:
    """Is this switch on? Off where it is not set."""
    text = environ.get(name, "").strip().lower()
    if text not in YES + NO:
        raise ImproperlyConfigured(
            f"{name} is {text!r}; set it to 1 (on) or 0 (off), or leave it out."
        )
    return text in YES


def words(
    name: str, default: tuple[str, ...], environ: Reading = os.environ
) -> list[str]:
    """Which words stand here, separated by commas or spaces?"""
    found = environ.get(name, "").replace(",", " ").split()
    return found or list(default)


def home(environ: Reading = os.environ) -> Path:
    """Which folder holds everything? It is made where it is missing."""
    named = environ.get(HOME, "").strip() or DEFAULT_HOME
    folder = Path(named).expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{HOME} names {folder}, which is not a folder that can be made or used "
            f"({error.strerror}); set it to a folder you may write to."
        ) from error
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions: made once, readable by its owner alone."""
    path = folder / SECRET_KEY_FILE
    if not path.exists():
        _make_key(path)
    key = path.read_text(encoding="ascii").strip()
    if len(key) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"The secret key in {path} is too short; delete the file, and a new one "
            "is made (everybody has to sign in again)."
        )
    return key


def _make_key(path: Path) -> None:
    """Write whole, then give it its name: two starting at once end with one key."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(SHORTEST_KEY) + "\n")
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def database(folder: Path, environ: Reading = os.environ) -> dict[str, Any]:
    """Which database is used: PostgreSQL by ``DATABASE_URL``, else a file at home."""
    address = environ.get(DATABASE_URL, "").strip()
    return postgresql(address) if address else sqlite(folder / DATABASE_FILE)


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite with a write-ahead log, where writers wait their turn from the start.

    A transaction that began by reading and then writes would fail at once when
    another wrote meanwhile: IMMEDIATE takes the turn when it begins. REPLACE would
    take rows away without asking the triggers, if these were not told to recur.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": WRITER_WAITS,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA recursive_triggers=ON;",
        },
        # A file, as in earnest: threads and a live server each have a connection.
        "TEST": {"NAME": str(path.with_name("test-" + path.name))},
    }


def postgresql(address: str) -> dict[str, Any]:
    """The database an address like ``postgres://user:word@host:5432/name`` names.

    Query parameters are handed to the driver (``?sslmode=require``); ``host``
    among them may be the folder of a socket.
    """
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise ImproperlyConfigured(
            f"{DATABASE_URL} must be written like "
            "postgres://user:password@host:5432/name; leave it out to use SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": _port(parts.netloc, address),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _port(netloc: str, address: str) -> str:
    try:
        port = urlsplit(address).port
    except ValueError:
        raise ImproperlyConfigured(
            f"{DATABASE_URL} has a port that is not a number; write it like "
            "postgres://user:password@host:5432/name."
        ) from None
    return str(port) if port and netloc else ""


def email(folder: Path, environ: Reading = os.environ) -> dict[str, Any]:
    """How does e-mail go out? Django's settings, by name.

    ``SAFERPLAN_EMAIL_URL`` is written like ``smtp://user:password@host:587?tls=1``
    (``tls=1`` begins in the clear and turns to TLS, ``smtps://`` is TLS from the
    start). Without it, each e-mail becomes a file in the folder ``mail`` of the home.
    """
    sender = environ.get(EMAIL_FROM, "").strip() or "saferplan@localhost"
    address = environ.get(EMAIL_URL, "").strip()
    if not address:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder / "mail"),
            "DEFAULT_FROM_EMAIL": sender,
        }
    return _smtp(address) | {"DEFAULT_FROM_EMAIL": sender}


def _smtp(address: str) -> dict[str, Any]:
    wrong = ImproperlyConfigured(
        f"{EMAIL_URL} must be written like smtp://user:password@host:587?tls=1, or "
        "smtps://user:password@host:465; leave it out to write e-mails to files."
    )
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise wrong from None
    options = dict(parse_qsl(parts.query))
    use_tls = flag("tls", options)
    secure = parts.scheme == "smtps"
    strange = set(options) - {"tls"}
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or strange:
        raise wrong
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if secure else 587 if use_tls else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": use_tls and not secure,
        "EMAIL_TIMEOUT": MAIL_WAITS,
    }


def site_address(
    hosts: list[str], production: bool, environ: Reading = os.environ
) -> str:
    """By which address do people reach the pages? Links in e-mails begin with it.

    ``SAFERPLAN_ADDRESS``; else the first host that is named, over HTTPS in
    production, and this machine's own port elsewhere.
    """
    named = environ.get(ADDRESS, "").strip().rstrip("/")
    if named:
        parts = urlsplit(named)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ImproperlyConfigured(
                f"{ADDRESS} is {named!r}; write it like https://plan.anytown.gov.uk."
            )
        return named
    if production:
        return f"https://{hosts[0].lstrip('.')}"
    return f"http://127.0.0.1:{environ.get('PORT', '').strip() or '8000'}"
