"""Whether an issued pack is what was sent, and what was changed in a file of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saferplan.core.boards.issued import IssuedFile, IssuedPack
from saferplan.core.boards.papers import Paper
from saferplan.core.periods import Month
from saferplan.documents.comparing.edits import Edit
from saferplan.documents.json.differing import Differing
from saferplan.documents.json.positions import Wire


def verified_object(
    issued: IssuedPack,
    *,
    is_unchanged: bool,
    has_contents: bool,
    counted: int,
    damaged: Sequence[IssuedFile],
    figures: Sequence[Differing],
    words: Sequence[Differing],
) -> Wire:
    """One issue, made again: how much was compared, and everything that differs."""
    return {
        "body": issued.body,
        "month": str(issued.month),
        "version": issued.version,
        "paper": issued.paper.value,
        "cut": issued.cut,
        "is_unchanged": is_unchanged,
        "has_contents": has_contents,
        "figures_compared": counted,
        "files": len(issued.files),
        "damaged": [one.name for one in damaged],
        "figures": _differing(figures),
        "words": _differing(words),
    }


def _differing(found: Iterable[Differing]) -> list[Wire]:
    return [
        {"path": one.path, "before": one.before, "after": one.after} for one in found
    ]


def edit_object(one: Edit) -> Wire:
    """One thing that was changed by hand: where, of what kind, before and after."""
    return {
        "where": one.where,
        "kind": one.kind.value,
        "before": one.before or None,
        "after": one.after or None,
        "trace": one.trace or None,
        "what": one.what or None,
        "count": one.count,
    }


def compared_object(
    *,
    partnership: str,
    body: str,
    month: Month,
    paper: Paper,
    version: int,
    entry: int,
    is_frozen: bool,
    summary: str,
    left_out: int,
    remarks: Sequence[str],
    edits: Sequence[Edit],
) -> Wire:
    """A file that came back: which pack it is of, and what was changed in it.

    ``is_frozen``: it was compared with the very file that was issued; ``left_out``
    are changes beyond those that are told one by one.
    """
    return {
        "partnership": partnership,
        "body": body,
        "month": str(month),
        "paper": paper.value,
        "issued_version": version or None,
        "entry": entry,
        "is_frozen": is_frozen,
        "summary": summary,
        "left_out": left_out,
        "remarks": list(remarks),
        "edits": [edit_object(one) for one in edits],
    }
