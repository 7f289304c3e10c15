"""What is offered to begin with: the usual organisations, boards and words.

The responsible authorities are those of section 5 of the Crime and Disorder Act 1998
as it stands; the co-operating bodies those prescribed by SI 1998/2452 with its
amendments, as far as most partnerships have them.
"""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.partnership.structure import BodyType, StatutoryRole

NATIONS = tuple(
    (name, name) for name in ("England", "Wales", "Scotland", "Northern Ireland")
)
ACT = "Crime and Disorder Act 1998, section 5"
STATUTE = {
    nation: (
        "Crime and Disorder Act 1998, sections 5 to 7 and 17",
        rules,
    )
    for nation, rules in (
        ("England", "SI 2007/1830: strategy group, strategic assessment, plan"),
        ("Wales", "SI 2007/3076 (W. 268): strategic assessment and plan in Wales"),
    )
}
"""What the law asks of a partnership there; none where that Act does not reach."""


@dataclass(frozen=True, slots=True)
class Usual:
    """An organisation that most partnerships have."""

    slug: str
    label: str
    hint: str
    role: StatutoryRole
    legal_basis: str


def _authority(slug: str, label: str, hint: str, part: str) -> Usual:
    role = StatutoryRole.RESPONSIBLE_AUTHORITY
    return Usual(slug, label, hint, role, f"{ACT}(1)({part})")


_COUNCIL = _authority(
    "council", "Council", "The district, borough or unitary council.", "a"
)
_COUNTY = _authority(
    "county-council",
    "County council",
    "Only where there are two councils for the area.",
    "a",
)
_PROBATION = _authority("probation", "Provider of probation services", "", "aa")
_POLICE = _authority("police", "Police force", "", "b")
_FIRE = _authority("fire", "Fire and rescue authority", "", "d")
AUTHORITIES: dict[str, tuple[Usual, ...]] = {
    "England": (
        _COUNCIL,
        _COUNTY,
        _POLICE,
        _FIRE,
        _authority("integrated-care-board", "Integrated care board", "", "e"),
        _PROBATION,
    ),
    "Wales": (
        _COUNCIL,
        _POLICE,
        _FIRE,
        _authority("local-health-board", "Local Health Board", "", "f"),
        _PROBATION,
    ),
}
CO_OPERATING = tuple(
    Usual(slug, label, "", StatutoryRole.CO_OPERATING_BODY, f"{ACT}(2)")
    for slug, label in (
        ("parish-councils", "Parish, town or community councils"),
        ("nhs-trusts", "NHS trusts"),
        ("schools-and-colleges", "Schools and colleges"),
        ("social-landlords", "Social landlords"),
    )
)


def authorities(nation: str) -> tuple[Usual, ...]:
    """The responsible authorities there; elsewhere only a council and the police."""
    return AUTHORITIES.get(
        nation,
        tuple(
            Usual(one.slug, one.label, one.hint, StatutoryRole.OTHER, "")
            for one in (_COUNCIL, _POLICE, _FIRE)
        ),
    )


@dataclass(frozen=True, slots=True)
class UsualBody:
    """A board that most partnerships have, and what it is there for."""

    slug: str
    type: BodyType
    name: str
    parent: str
    purpose: str
    meets: str


USUAL_BODIES = (
    UsualBody(
        "partnership-board",
        BodyType.PARTNERSHIP_BOARD,
        "Partnership Board",
        "",
        "Sets direction, priorities and targets.",
        "quarterly",
    ),
    UsualBody(
        "delivery-board",
        BodyType.DELIVERY_BOARD,
        "Delivery Board",
        "partnership-board",
        "Watches performance and action plans, and approves variances.",
        "monthly",
    ),
)
BODY_TYPES = tuple((one.value, one.words.capitalize()) for one in BodyType)
ROLES = tuple((one.value, one.words.capitalize()) for one in StatutoryRole)
MEETS = (
    ("", "Not known yet"),
    ("monthly", "Monthly"),
    ("six-weekly", "Every six weeks"),
    ("quarterly", "Quarterly"),
    ("as needed", "As needed"),
)
CAPACITIES = (
    ("member", "Member"),
    ("chair", "Chair"),
    ("vice-chair", "Vice-chair"),
    ("adviser", "Adviser"),
    ("observer", "Observer"),
)
