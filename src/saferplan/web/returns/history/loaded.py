"""What was loaded, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.indicators.withholding import WHO_MAY
from saferplan.core.wording import plural
from saferplan.usecases.returns.loaded_history import LoadedBefore
from saferplan.web.returns.once import Banner


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPage:
    """What the page after loading shows; holders: slug, name, is it withheld?"""

    heading: str
    file: str
    by: str
    lines: tuple[tuple[str, str, str, bool], ...]
    holders: tuple[tuple[str, str, bool], ...]
    who_may: str
    month: str
    month_words: str
    banner: Banner | None

    @property
    def has_actions(self) -> bool:
        """Did actions of a plan come in as well?"""
        return bool(self.banner and self.banner.more)


def loaded_page(made: LoadedBefore, banner: Banner | None) -> LoadedPage:
    """How much came in, and for whom next month's returns can be written out."""
    total = sum(count for _, _, count, _ in made.lines)
    if not made.entry:
        heading = "No new figures"
    else:
        heading = (
            f"{plural(total, 'figure')} of {plural(len(made.lines), 'indicator')} "
            "loaded as history"
        )
    return LoadedPage(
        heading=heading,
        file=made.file,
        by=made.by,
        lines=tuple(
            (code, name, plural(count, "figure"), is_new)
            for code, name, count, is_new in made.lines
        ),
        holders=tuple(
            (slug, name, slug in made.withheld) for slug, name in made.holders
        ),
        who_may=WHO_MAY,
        month=str(made.next_month) if made.next_month else "",
        month_words=made.next_month.label if made.next_month else "",
        banner=banner,
    )
