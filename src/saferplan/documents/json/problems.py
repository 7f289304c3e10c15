"""What is wrong, as an object on the wire: one shape for every refusal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from saferplan.core.returns.messages import Message, Tier
from saferplan.documents.json.positions import Wire
from saferplan.documents.json.shapes import TEXT, many, said, thing, word_of

PROBLEM = thing(
    {
        "where": said(TEXT, "Where it is, as a person says it; may be empty."),
        "found": said(TEXT, "What was found."),
        "expected": said(TEXT, "What was expected; may be empty."),
        "mend": said(TEXT, "How to mend it; may be empty."),
        "sentence": said(TEXT, "All of it on one line, as pages and commands say it."),
        "tier": said(
            word_of(Tier),
            "An error blocks submission, a query wants an answer, a note nothing.",
        ),
        "code": said(TEXT, "The indicator’s code; empty where it is about none."),
        "field": said(TEXT, "The column, key or parameter; may be empty."),
        "sheet": said(TEXT, "The sheet of the file, if it was in one."),
        "cell": said(TEXT, "The cell of the file, if it was in one."),
        "key": said(TEXT, "What an answer to it is sent under; empty but in returns."),
    }
)
REFUSAL = thing({"error": TEXT, "problems": many(PROBLEM)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with a request itself, not with the data of a return."""

    found: str
    field: str = ""
    expected: str = ""
    mend: str = ""

    @property
    def sentence(self) -> str:
        """All of it, on one line."""
        said = " ".join(part for part in (self.found, self.expected, self.mend) if part)
        return f"{self.field}: {said}" if self.field else said


def message_object(message: Message) -> Wire:
    """One message about a return: the words that pages and commands use."""
    return {
        "where": message.where,
        "found": message.found,
        "expected": message.expected,
        "mend": message.mend,
        "sentence": message.sentence,
        "tier": message.tier.value,
        "code": message.code,
        "field": message.field,
        "sheet": message.sheet,
        "cell": message.cell,
        "key": message.key,
    }


def fault_object(fault: Fault) -> Wire:
    """One thing wrong with a request."""
    return {
        "where": fault.field,
        "found": fault.found,
        "expected": fault.expected,
        "mend": fault.mend,
        "sentence": fault.sentence,
        "tier": Tier.ERROR.value,
        "code": "",
        "field": fault.field,
        "sheet": "",
        "cell": "",
        "key": "",
    }


def refusal_object(error: str, problems: Iterable[Message | Fault] = ()) -> Wire:
    """Why something was not done: one sentence, and each problem by itself."""
    return {
        "error": error,
        "problems": [
            message_object(one) if isinstance(one, Message) else fault_object(one)
            for one in problems
        ],
    }
