"""Send an invitation or a link for a new password, where e-mail is set up."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail

from saferplan.usecases.partnership.links import Invitation

NOT_REAL = ("console", "dummy", "filebased")
_LOG = logging.getLogger(__name__)


def is_mail_set_up() -> bool:
    """Was it said by which server e-mail goes out?"""
    backend = str(settings.EMAIL_BACKEND)
    return not any(f".{kind}." in backend for kind in NOT_REAL)


def send_link(made: Invitation, *, address: str, partnership_name: str) -> bool:
    """Send the link to its account's e-mail address; was it handed to the server?

    Nothing is kept, and nothing is logged but that it failed.
    """
    if not (made.email and made.token and is_mail_set_up()):
        return False
    try:
        sent = send_mail(
            subject=_subject(made, partnership_name),
            message=_words(made, address, partnership_name),
            from_email=None,
            recipient_list=[made.email],
        )
    except (SMTPException, OSError) as error:
        _LOG.warning("A link could not be sent by e-mail: %s", type(error).__name__)
        return False
    return bool(sent)


def _subject(made: Invitation, partnership_name: str) -> str:
    if made.is_reset:
        return f"A new password for {partnership_name}"
    return f"You are invited to {partnership_name}"


def _words(made: Invitation, address: str, partnership_name: str) -> str:
    days = "one day" if made.is_reset else "seven days"
    what = (
        "Somebody asked for a new password for your account"
        if made.is_reset
        else "You have been given an account"
    )
    return (
        f"{what} ({made.account}) in saferplan, where {partnership_name} works on its "
        f"community safety plan.\n\nSet your password here, within {days}:\n\n"
        f"{address}\n\nThe link works once. If you did not expect it, leave it and "
        "tell your partnership manager.\n"
    )
