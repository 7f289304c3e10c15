"""A new partnership's folder: complete, commented, with today's indicators."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.partnership.structure import (
    Body,
    BodyType,
    Organisation,
    Partnership,
    StatutoryRole,
)
from saferplan.core.plan.priorities import Plan, Priority
from saferplan.documents.folder.library import TODAY, library
from saferplan.documents.folder.writing import write_folder

# Words of a name that say what it is, not where: not part of its short name.
COMMON_WORDS = {"safer", "community", "safety", "partnership", "the", "csp"}

BASIS = "Crime and Disorder Act 1998, section 5"
AUTHORITIES = (
    ("council", "The council"),
    ("police", "The police force"),
    ("fire", "The fire and rescue authority"),
    ("integrated-care-board", "The integrated care board"),
    ("probation", "The Probation Service"),
)

COMMENTS = {
    "partnership.yaml": (
        "The partnership itself. Lines that start with # are for you to read: change",
        "the rest. `slug` is its short name in addresses and must stay as it is once",
        "the folder has been loaded. area_code is the area's ONS code (E22000017).",
    ),
    "organisations.yaml": (
        "Every organisation, with its role: responsible_authority, co_operating_body,",
        "invitee_to_participate or other. The five below are the responsible",
        "authorities of England today; write their real names, add the others.",
    ),
    "bodies.yaml": (
        "Boards and groups. `type` is what the rules know (partnership_board,",
        "delivery_board, task_and_finish_group, sub_group, stakeholder_group, ...);",
        "`local_name` is what you call it, and what is printed. `parent` is the slug",
        "of the body it answers to. Name posts (lead_post), not people.",
    ),
    "memberships.yaml": (
        "Who sits where. An example, to copy without the #:",
        "- organisation: council",
        "  body: delivery-board",
        "  capacity: member",
    ),
    "plan.yaml": (
        "The frame of the plan: its years, priorities, themes and linked plans.",
        "An indicator joins a priority by the priority's slug in indicators.yaml.",
    ),
    "indicators.yaml": (
        "What you watch: today's set of the library. Delete what you do not use, set",
        "`owner` (an organisation or body) and `priority`. `rule` sets the colours:",
        "  rule:",
        "    tolerance: 10",
        "    kind: percent",
        "Figures go into observations.csv, targets into targets.csv.",
    ),
}


class FolderInUse(ValueError):
    """The folder to start in already holds something."""


def start_folder(name: str, path: Path, starts: date) -> str:
    """Write a folder that loads at once for a partnership of this name.

    ``starts`` is the first day of its plan. Gives the short name made from its
    name.

    Raises:
        FolderInUse: there is something in the folder already; it is left alone.
        ValueError: the name has no letters to make a short name from.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FolderInUse(
            f"{path} is not an empty folder; name one that is empty or not there yet."
        )
    holdings = starting_holdings(name, starts)
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".saferplan-", dir=path.parent) as beside:
        fresh = Path(beside) / "fresh"
        write_folder(holdings, fresh)
        _comment(fresh)
        if path.exists():
            path.rmdir()
        shutil.move(fresh, path)
    return holdings.partnership.slug


def short_name(name: str) -> str:
    """``anytown`` from "Safer Anytown Partnership".

    Raises:
        ValueError: nothing is left to make it from.
    """
    words = re.findall(r"[a-z0-9]+", name.lower())
    telling = [w for w in words if w not in COMMON_WORDS] or words
    if not telling:
        raise ValueError(
            f"No short name can be made from {name!r}; use some letters or digits."
        )
    return "-".join(telling)


def starting_holdings(name: str, starts: date) -> Holdings:
    """A whole partnership to begin with: frame, boards, plan, indicators."""
    return Holdings(
        partnership=_partnership(name),
        plan=_plan(starts),
        series=tuple(Series(indicator=i) for i in library(TODAY)),
    )


def _partnership(name: str) -> Partnership:
    slug = short_name(name)
    return Partnership(
        slug=slug,
        name=name,
        area=slug.replace("-", " ").title(),
        statutory_frame=(
            "Crime and Disorder Act 1998, sections 5 to 7 and 17",
            "SI 2007/1830: strategy group, strategic assessment, partnership plan",
        ),
        organisations=tuple(
            Organisation(
                slug=authority,
                name=title,
                role=StatutoryRole.RESPONSIBLE_AUTHORITY,
                legal_basis=BASIS,
            )
            for authority, title in AUTHORITIES
        ),
        bodies=(
            Body(
                slug="partnership-board",
                type=BodyType.PARTNERSHIP_BOARD,
                local_name="Partnership Board",
                purpose="Sets direction, priorities and targets.",
            ),
            Body(
                slug="delivery-board",
                type=BodyType.DELIVERY_BOARD,
                local_name="Delivery Board",
                parent="partnership-board",
                purpose="Watches performance and action plans, and approves variances.",
            ),
        ),
    )


def _plan(starts: date) -> Plan:
    return Plan(
        title="Community Safety Plan",
        starts=starts,
        ends=date(starts.year + 3, 3, 31),
        priorities=(Priority(slug="first-priority", name="Your first priority"),),
    )


def _comment(folder: Path) -> None:
    for name, lines in COMMENTS.items():
        file = folder / name
        said = "".join(f"# {line}\n" for line in lines)
        text = file.read_text(encoding="utf-8")
        # An empty list would have to go before anything could be added below it.
        kept = "" if text.strip() == "[]" else text
        file.write_text(f"{said}{kept}", encoding="utf-8", newline="\n")
