"""A test cannot reach the network, only the machine it runs on."""

from __future__ import annotations

import socket

import pytest

# An address set aside for documentation (RFC 5737): nobody answers there.
ELSEWHERE = ("192.0.2.1", 80)


@pytest.mark.filterwarnings("ignore:A test tried to use:UserWarning")
def test_network_is_shut() -> None:
    with (
        socket.socket() as client,
        pytest.raises(RuntimeError, match="tried to use"),
    ):
        client.connect(ELSEWHERE)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
