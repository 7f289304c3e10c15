"""The frame of a plan: its years, priorities with focus areas, themes, linked plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.partnership.structure import require_slug

LONGEST_LEVEL = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """One thing the plan puts first; ``group`` is the body that leads on it."""

    slug: str
    name: str
    summary: str = ""
    group: str = ""
    focus_areas: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_slug(self.slug, "priority")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Something every action plan must carry, whatever its priority."""

    slug: str
    name: str
    summary: str = ""

    def __post_init__(self) -> None:
        require_slug(self.slug, "theme")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPlan:
    """Another strategy this plan contributes to, or depends on."""

    name: str
    owner: str = ""
    level: str = "local"

    def __post_init__(self) -> None:
        if len(self.level) > LONGEST_LEVEL:
            raise ValueError(f"A level has {LONGEST_LEVEL} letters at most.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One edition of the partnership plan, as far as its frame goes."""

    title: str
    starts: date
    ends: date
    edition: str = ""
    vision: str = ""
    priorities: tuple[Priority, ...] = ()
    themes: tuple[Theme, ...] = ()
    linked_plans: tuple[LinkedPlan, ...] = ()

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise ValueError("A plan ends after it starts.")
        slugs = [p.slug for p in self.priorities] + [t.slug for t in self.themes]
        twice = sorted({s for s in slugs if slugs.count(s) > 1})
        if twice:
            raise ValueError(f"{twice[0]} names two priorities or themes.")

    def priority(self, slug: str) -> Priority | None:
        """The priority with this slug, or None."""
        return next((p for p in self.priorities if p.slug == slug), None)
