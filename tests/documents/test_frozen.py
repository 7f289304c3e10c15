"""The contents of a pack as they are frozen: the same pack, the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from saferplan.core.boards.pack import Pack
from saferplan.documents.frozen import contents_bytes, contents_of, hash_of
from saferplan.documents.json.packs import pack_object
from tests.documents.brought_pack import brought_pack
from tests.documents.packs import a_pack, hostile_pack, usual_pack

PACKS = {
    "usual": usual_pack,
    "brought": brought_pack,
    "hostile": hostile_pack,
    "empty": lambda: a_pack([]),
}


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest) -> Pack:
    return PACKS[request.param]()


def test_the_same_pack_made_twice_has_the_same_bytes(
    pack: Pack, request: pytest.FixtureRequest
) -> None:
    again = PACKS[request.node.callspec.params["pack"]]()
    assert contents_bytes(pack) == contents_bytes(again)


def test_contents_come_back_as_the_object_they_were(pack: Pack) -> None:
    assert contents_of(contents_bytes(pack)) == json.loads(
        json.dumps(pack_object(pack))
    )


def test_bytes_are_plain_sorted_json_that_anybody_can_read(pack: Pack) -> None:
    content = contents_bytes(pack)
    held = json.loads(content.decode("utf-8"))
    assert list(held) == sorted(held)
    assert b"NaN" not in content
    assert b"Infinity" not in content
    assert b"\\u" not in content.replace(b"\\\\", b"")


def test_one_word_or_number_changes_the_bytes() -> None:
    pack = brought_pack()
    others = [
        replace(pack, entry=8),
        replace(pack, marking="OFFICIAL-SENSITIVE"),
        replace(pack, brought=replace(pack.brought, risks=())),
    ]
    assert len({contents_bytes(one) for one in (pack, *others)}) == 4


@pytest.mark.parametrize(
    ("content", "known"),
    [
        # The values that FIPS 180-4 gives as examples.
        (b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ],
)
def test_hash_is_sha_256(content: bytes, known: str) -> None:
    assert hash_of(content) == known


def test_hash_of_a_pack_is_that_of_its_bytes() -> None:
    content = contents_bytes(brought_pack())
    assert hash_of(content) == sha256(content).hexdigest()
