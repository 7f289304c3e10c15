"""Amounts and funding lines as forms ask for them."""

from __future__ import annotations

from saferplan.core.plan.funding import FundingLine, Money, read_pounds
from saferplan.web.plan.forms import SECTION
from saferplan.web.plan.money import line_words
from saferplan.web.setting_up.answering import Saved, at
from saferplan.web.setting_up.questions import Answers, FormPage, Question
from saferplan.web.visit import Visit

AMOUNT = "In pounds, like 4,000 or 4,000.50."


def amount_question(
    label: str, hint: str, name: str = "amount", mode: str = "decimal"
) -> Question:
    """How much? A phone shows digits for it: without a minus, unless ``mode`` says."""
    return Question(name=name, label=label, hint=hint, width="10", mode=mode)


def read_amount(answers: Answers, missing: str, name: str = "amount") -> int:
    """The amount typed, in pence; 0 where there is none or it is wrong."""
    typed = answers.text(name, missing)
    if not typed:
        return 0
    try:
        return read_pounds(typed)
    except ValueError as error:
        answers.wrong(name, str(error))
        return 0


def about_line(
    visit: Visit,
    line: FundingLine,
    title: str,
    button: str,
    found: Money | None = None,
) -> FormPage:
    """A form about this line, with the way back; ``found`` says how it stands."""
    return FormPage(
        title=title,
        caption=f"{line.code}: {line.title}",
        back=(at(visit, "funding-line", code=line.code), f"Line {line.code}"),
        asked=(),
        intro=(line_words(found),) if found else (),
        button=button,
        section=SECTION,
    )


def back_to_line(visit: Visit, code: str, told: str) -> Saved:
    """It is done: say so on the page of the line."""
    return Saved(told, at(visit, "funding-line", code=code))
