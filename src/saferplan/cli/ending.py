"""How a command ends when it cannot do what was asked."""

from __future__ import annotations


class BadInput(Exception):
    """What was given cannot be used: each sentence says what, and how to mend it."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def explained(error: Exception) -> tuple[str, ...]:
    """The sentences of an error that is the user's to mend; empty if it is ours."""
    from django.core.exceptions import ImproperlyConfigured

    from saferplan.documents.folder import FolderProblems
    from saferplan.usecases.errors import NotFound, NotPermitted, Refused

    if isinstance(error, (FolderProblems, Refused)):
        return tuple(str(problem) for problem in error.problems)
    if isinstance(error, (ImproperlyConfigured, NotFound, NotPermitted)):
        return (str(error),)
    if isinstance(error, UnicodeEncodeError) and error.reason == _NO_TEXT:
        return ("A word holds bytes that are no text; type it again as UTF-8.",)
    return ()


_NO_TEXT = "surrogates not allowed"
"""What Python says of bytes from the terminal that it could not read as text."""
