"""What may not stand in a remark."""

from __future__ import annotations

from saferplan.core.returns.checking_speech import Speaker
from saferplan.core.returns.depersonalised import Personal, personal_columns
from saferplan.core.returns.messages import Message
from saferplan.core.wording import is_plain_text

LONGEST_REMARK = 1_000


def remark_errors(remark: str, speak: Speaker) -> list[Message]:
    """What is wrong with a remark: too long, unreadable, or about a person?

    A remark that points at a person is refused, since it is printed.
    """
    if len(remark) > LONGEST_REMARK:
        return [
            speak.error(
                "remark_too_long",
                "remark",
                f"The remark has {len(remark):,} letters.",
                f"{LONGEST_REMARK:,} letters is the most.",
                "Shorten it. There is room for more in the commentary.",
            )
        ]
    if not is_plain_text(remark):
        return [
            speak.error(
                "remark_unreadable",
                "remark",
                "The remark has signs in it that cannot be seen.",
                "Plain words are expected.",
                "Type it again by hand.",
            )
        ]
    return _personal(remark, speak)


def _personal(remark: str, speak: Speaker) -> list[Message]:
    """A remark is printed: nobody should be found by it."""
    found = [
        column.kind
        for column in personal_columns([""], [[remark]])
        # A titled name may be that of a chair or a report.
        if column.kind is not Personal.NAME
    ]
    return [
        speak.error(
            "personal",
            "remark",
            f"The remark seems to hold {kind.words}.",
            "Nothing about a single person or home belongs in a return.",
            "Take it out, and say it in general words.",
        )
        for kind in found
    ]
