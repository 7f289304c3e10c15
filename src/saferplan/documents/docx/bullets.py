"""The list of bullets that our styles use, in a document's definitions of lists."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.parts.numbering import NumberingPart

from saferplan.documents.docx.names import qn

_LIST = (
    "<w:abstractNum {names} w:abstractNumId='{number}'>"
    "<w:multiLevelType w:val='singleLevel'/>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='bullet'/>"
    "<w:lvlText w:val='\N{BULLET}'/><w:lvlJc w:val='left'/>"
    "<w:pPr><w:ind w:left='220' w:hanging='220'/></w:pPr></w:lvl>"
    "</w:abstractNum>"
)
_USE = "<w:num {names} w:numId='{number}'><w:abstractNumId w:val='{of}'/></w:num>"


def bullet_list(document: Any, *, afresh: bool = False) -> str:
    """Which list has our bullets? It is added; ``afresh`` drops all others."""
    root = _part(document)._element
    if afresh:
        for old in list(root):
            root.remove(old)
    kinds, uses = root.findall(qn("w:abstractNum")), root.findall(qn("w:num"))
    kind = _next(kinds, "w:abstractNumId")
    use = max(1, _next(uses, "w:numId"))
    names = nsdecls("w")
    root.insert(
        root.index(kinds[-1]) + 1 if kinds else 0,
        parse_xml(_LIST.format(names=names, number=kind)),
    )
    made = parse_xml(_USE.format(names=names, number=use, of=kind))
    root.insert(root.index(uses[-1]) + 1 if uses else len(root), made)
    return str(use)


def _next(held: list[Any], name: str) -> int:
    """A number that none of them has yet."""
    return max((int(one.get(qn(name))) for one in held), default=-1) + 1


def _part(document: Any) -> Any:
    """The definitions of lists; the library cannot make them where there are none."""
    try:
        return document.part.part_related_by(RT.NUMBERING)
    except KeyError:
        root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        made = NumberingPart(name, CT.WML_NUMBERING, root, document.part.package)
        document.part.relate_to(made, RT.NUMBERING)
        return made
