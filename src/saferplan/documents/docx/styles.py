"""The styles of a paper: the house look, or what a partnership's template lacks of it.

A style that the template has under the same name is used as it is.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lxml import etree

from saferplan.documents.docx.names import qn

_LOOK = files("saferplan.documents.docx") / "look.xml"
_SAFE = etree.XMLParser(
    remove_blank_text=True, remove_comments=True, resolve_entities=False
)
_SHORT = {
    "title": (38, 0, 30),
    "subtitle": (21, 0, 40),
    "heading 1": (26, 180, 60),
    "heading 2": (21, 140, 30),
    "lead": (20, 0, 80),
    "partnership name": (21, 0, 40),
    "note bullet": (18, 0, 20),
    "note": (19, 20, 40),
}
"""Of short papers: half points of a letter, space above and below in twentieths."""
_TEXT_OF_SHORT = 19
LINE = 1.15
"""Height of a line of Arial set solid, as a multiple of the size of its letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How our own styles are set: the colour of headings, and how large."""

    colour: str
    is_short: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a style asks of the page: letters, spaces and indent, in points."""

    size: float
    before: float
    after: float
    leading: float
    indent: float
    bold: bool


class Styles:
    """The styles that a document has, by their names."""

    def __init__(self, root: Any) -> None:
        self._held = {_name(style): style for style in root.iter(qn("w:style"))}
        self._by_id = {s.get(qn("w:styleId")): s for s in self._held.values()}
        self._defaults = root.find(qn("w:docDefaults"))
        self.id_of = cache(self._id_of)
        self.metrics = cache(self._metrics)

    @property
    def face(self) -> str:
        """In which face is ordinary text set? Empty where only the theme says."""
        held = [*self._chain(self._held["normal"]), self._defaults]
        found = (one.find(f".//{qn('w:rFonts')}") for one in held if one is not None)
        faces = (one.get(qn("w:ascii")) for one in found if one is not None)
        return next((face for face in faces if face), "")

    def stops(self, name: str) -> tuple[str, ...]:
        """Where do tabs stop in this style?"""
        chain = self._chain(self._held[name.lower()])
        found = (stop for style in chain for stop in style.iter(qn("w:tab")))
        return tuple(dict.fromkeys(str(stop.get(qn("w:pos"))) for stop in found))

    def _id_of(self, name: str) -> str:
        return str(self._held[name.lower()].get(qn("w:styleId")))

    def _metrics(self, name: str) -> Metrics:
        """How is it set, with all that it is based on?"""
        chain = list(self._chain(self._held[name.lower()]))
        spaces = {k: v for s in reversed(chain) for k, v in _spaces(s).items()}
        rule, line = spaces.get("lineRule", "auto"), float(spaces.get("line", 240))
        size = self._size(chain)
        leading = line / 20 if rule == "exact" else size * LINE * line / 240
        indents = [i for s in chain if (i := _indent(s)) is not None]
        return Metrics(
            size=size,
            before=float(spaces.get("before", 0)) / 20,
            after=float(spaces.get("after", 0)) / 20,
            leading=leading,
            indent=indents[0] if indents else 0.0,
            bold=any(s.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for s in chain),
        )

    def _chain(self, style: Any) -> Any:
        """The style, what it is based on, and so on; a circle is left."""
        seen = set()
        while style is not None and id(style) not in seen:
            seen.add(id(style))
            yield style
            base = style.find(qn("w:basedOn"))
            style = None if base is None else self._by_id.get(base.get(qn("w:val")))

    def _size(self, chain: list[Any]) -> float:
        held = [*chain, *(() if self._defaults is None else [self._defaults])]
        found = (one.find(f".//{qn('w:rPr')}/{qn('w:sz')}") for one in held)
        sizes = [float(one.get(qn("w:val"))) / 2 for one in found if one is not None]
        return sizes[0] if sizes else 10.0


def house_styles(root: Any, look: Look, bullet: str) -> Styles:
    """Put the house look in place of all styles that the document had."""
    for old in [root.find(qn("w:docDefaults")), *root.findall(qn("w:style"))]:
        root.remove(old)
    made = _house(look, bullet)
    root.insert(0, made.find(qn("w:docDefaults")))
    root.extend(made.findall(qn("w:style")))
    return Styles(root)


def added_styles(root: Any, look: Look, bullet: str) -> Styles:
    """Add what a template lacks; what it has keeps its look and its identity."""
    theirs = {_name(s): s.get(qn("w:styleId")) for s in root.iter(qn("w:style"))}
    taken = set(theirs.values())
    ours = list(_house(look, bullet).iter(qn("w:style")))
    ids = {}
    for style in ours:
        known = style.get(qn("w:styleId"))
        ids[known] = theirs.get(_name(style)) or _free(known, taken)
    for style in ours:
        if _name(style) not in theirs:
            root.append(_renamed(style, ids))
    _one_default_each(root)
    return Styles(root)


def _one_default_each(root: Any) -> None:
    """The template's own default stays the only one of its kind."""
    told: set[str] = set()
    for style in root.iter(qn("w:style")):
        if style.get(qn("w:default")) in (None, "0", "false"):
            continue
        kind = style.get(qn("w:type"), "")
        if kind in told:
            style.attrib.pop(qn("w:default"))
        told.add(kind)


def _free(wanted: str, taken: set[str]) -> str:
    made, count = wanted, 1
    while made in taken:
        count += 1
        made = f"{wanted}{count}"
    taken.add(made)
    return made


def _renamed(style: Any, ids: dict[str, str]) -> Any:
    """The style with the identities of this document."""
    made = deepcopy(style)
    made.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
    for name in ("w:basedOn", "w:next", "w:link"):
        for link in made.findall(qn(name)):
            link.set(qn("w:val"), ids[link.get(qn("w:val"))])
    return made


def _house(look: Look, bullet: str) -> Any:
    text = _look_text().replace("BRAND", look.colour.removeprefix("#").upper())
    root = etree.fromstring(text.replace("BULLET", bullet).encode(), _SAFE)
    if look.is_short:
        _make_short(root)
    if look.scale != 1:
        _scale(root, look.scale)
    return root


@lru_cache(maxsize=1)
def _look_text() -> str:
    return _LOOK.read_text(encoding="utf-8")


def _make_short(root: Any) -> None:
    """Titles and headings of a size that leaves room for what they are about."""
    for name in ("w:sz", "w:szCs"):
        root.find(f".//{qn('w:rPrDefault')}//{qn(name)}").set(
            qn("w:val"), str(_TEXT_OF_SHORT)
        )
    for style in root.iter(qn("w:style")):
        if _name(style) in _SHORT:
            size, before, after = _SHORT[_name(style)]
            look = _within(style, "w:rPr")
            for name in ("w:sz", "w:szCs"):
                _within(look, name).set(qn("w:val"), str(size))
            space = _within(_within(style, "w:pPr"), "w:spacing")
            space.set(qn("w:before"), str(before))
            space.set(qn("w:after"), str(after))


def _within(parent: Any, name: str) -> Any:
    found = parent.find(qn(name))
    return etree.SubElement(parent, qn(name)) if found is None else found


def _scale(root: Any, scale: float) -> None:
    """Everything smaller by the same share, so that a page holds what it must."""
    for size in (*root.iter(qn("w:sz")), *root.iter(qn("w:szCs"))):
        size.set(qn("w:val"), str(round(int(size.get(qn("w:val"))) * scale)))
    for space in root.iter(qn("w:spacing")):
        for side in (qn("w:before"), qn("w:after")):
            space.set(side, str(round(int(space.get(side, 0)) * scale)))


def _name(style: Any) -> str:
    named = style.find(qn("w:name"))
    return "" if named is None else str(named.get(qn("w:val"))).lower()


def _spaces(style: Any) -> dict[str, str]:
    space = style.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    if space is None:
        return {}
    return {etree.QName(key).localname: value for key, value in space.attrib.items()}


def _indent(style: Any) -> float | None:
    """How much narrower does it make the lines?"""
    held = style.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if held is None:
        return None
    sides = ("w:left", "w:start", "w:right", "w:end")
    return sum(float(held.get(qn(side), 0)) for side in sides) / 20
