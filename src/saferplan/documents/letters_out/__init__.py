"""Letters that go out: a reminder, a polite question. Plain words, no pressure."""
