"""The pages of people: inviting, links, clearance, handing over, the log."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.html import escape

from saferplan.store import models
from saferplan.usecases.actor import resolve
from saferplan.web.accounts import attempts
from tests.cast import QUICK
from tests.factories.holdings import ANYTOWN
from tests.factories.plan import with_actions
from tests.web.clients import client_of, signed_in, text_of

pytestmark = pytest.mark.django_db
PEOPLE = f"/{ANYTOWN}/people/"
GOOD = "three purple herons"


@pytest.fixture(autouse=True)
def _quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = QUICK  # type: ignore[attr-defined] # pytest-django's
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # type: ignore[attr-defined] # as above
    cache.clear()


def invited(manager: Client, **more: str) -> str:
    """The address of the link, as the page shows it once."""
    sent = {"account": "j.smith", "name": "Jo Smith", "role": "reader"} | more
    page = manager.post(f"{PEOPLE}invite/", sent).content.decode()
    found = re.search(r"http://testserver(/invitation/[\w-]+/)", page)
    assert found is not None, page
    return found[1]


def test_the_link_of_an_invitation_sets_a_password_and_leads_to_signing_in() -> None:
    manager = client_of("manager")
    link = invited(manager)
    visitor = Client()
    page = visitor.get(link)
    assert page.status_code == 200
    assert "j.smith" in page.content.decode()
    answer = visitor.post(link, {"password": GOOD, "again": GOOD})
    assert answer.url == "/sign-in/"
    visitor.post("/sign-in/", {"account": "j.smith", "password": GOOD})
    assert visitor.get(f"/{ANYTOWN}/").status_code == 200
    assert Client().get(link).status_code == 404
    assert "Jo Smith" in text_of(manager, PEOPLE)


def test_the_link_is_shown_once_and_kept_nowhere_else() -> None:
    manager = client_of("manager")
    link = invited(manager)
    token = link.split("/")[2]
    for address in (PEOPLE, f"{PEOPLE}account/j.smith/", f"{PEOPLE}log/"):
        assert token not in text_of(manager, address)


@pytest.mark.parametrize("is_used", [False, True])
def test_no_request_from_the_page_of_a_link_tells_its_address(is_used: bool) -> None:
    link = invited(client_of("manager"))
    visitor = Client()
    answer = (
        visitor.post(link, {"password": GOOD, "again": GOOD})
        if is_used
        else visitor.get(link)
    )
    # Not no-referrer: browsers then send a form's origin as "null", which is refused.
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["Cache-Control"] != ""
    assert "no-store" in answer.headers["Cache-Control"]


def test_two_different_passwords_and_a_weak_one_are_told_and_change_nothing() -> None:
    link = invited(client_of("manager"))
    visitor = Client()
    page = visitor.post(link, {"password": GOOD, "again": "other"}).content.decode()
    assert "The two are not the same" in page
    assert GOOD not in page
    assert (
        "too short"
        in visitor.post(link, {"password": "x", "again": "x"}).content.decode()
    )
    assert "Enter the password" in visitor.post(link, {}).content.decode()
    assert visitor.get(link).status_code == 200


def test_links_cannot_be_guessed_for_long() -> None:
    link = invited(client_of("manager"))
    visitor = Client()
    for at in range(attempts.MOST_FOR_ACCOUNT):
        assert visitor.get(f"/invitation/guess-{at}/").status_code == 404
    assert visitor.get(link).status_code == 429
    cache.clear()
    assert visitor.get(link).status_code == 200


def test_what_was_typed_stays_when_it_is_refused() -> None:
    manager = client_of("manager")
    sent = {"account": "a b", "name": "Jo", "role": "reader", "post": "Clerk"}
    page = manager.post(f"{PEOPLE}invite/", sent).content.decode()
    assert "There is a problem" in page
    assert 'href="#account"' in page
    assert all(f'value="{text}"' in page for text in ("a b", "Jo", "Clerk"))
    assert "Choose a role." in manager.post(f"{PEOPLE}invite/", {}).content.decode()


def test_the_only_manager_is_told_why_they_stay() -> None:
    manager = client_of("manager")
    page = manager.post(f"{PEOPLE}account/manager/end/").content.decode()
    assert "the only manager of anytown" in page
    assert resolve("manager").grants


def test_a_post_is_handed_over_with_what_it_says_moves() -> None:
    manager = client_of("manager")
    with_actions()
    held = "theme_lead|burglary-group|"
    address = f"{PEOPLE}account/theme-lead/hand-over/"
    page = text_of(manager, f"{address}?held={held}")
    assert "Moves: 2 actions." in page
    answer = manager.post(address, {"held": held, "to_account": "reader"})
    assert answer.url == f"{PEOPLE}account/reader/"
    assert "The post is reader’s now." in text_of(manager, answer.url)
    assert manager.get(f"{PEOPLE}account/theme-lead/").status_code == 404


def test_a_clearance_is_given_with_a_reason_and_shown() -> None:
    manager = client_of("manager")
    address = f"{PEOPLE}account/reader/clearance/"
    assert "Say why they need it" in manager.post(address, {}).content.decode()
    wrong = manager.post(address, {"reason": "audit", "until": "soon"})
    assert "is not a date" in wrong.content.decode()
    manager.post(address, {"reason": "audit of 2009", "until": "31/3/2099"})
    page = text_of(manager, f"{PEOPLE}account/reader/")
    assert "Cleared until 31 March 2099. Reason: audit of 2009" in page
    assert "until 31 March 2099" in text_of(manager, PEOPLE)


def test_the_list_names_role_body_post_and_when_somebody_was_seen() -> None:
    manager = client_of("manager")
    models.GrantRow.objects.filter(user__account="theme-lead").update(post="Inspector")
    page = text_of(manager, PEOPLE)
    assert "Theme lead, Burglary Group" in page
    assert "Inspector" in page
    assert "never" in page


def test_what_somebody_typed_is_text_and_no_markup() -> None:
    manager = client_of("manager")
    evil = "<script>alert(1)</script>"
    invited(manager, name=evil, post=evil)
    for address in (PEOPLE, f"{PEOPLE}account/j.smith/", f"{PEOPLE}log/"):
        page = text_of(manager, address)
        assert evil not in page
    assert escape(evil) in text_of(manager, PEOPLE)


def test_the_log_is_narrowed_and_paged_and_taken_away() -> None:
    manager = client_of("manager")
    for name in ("a", "b", "c"):
        invited(manager, account=f"{name}.smith")
    page = text_of(manager, f"{PEOPLE}log/?what=invite")
    assert page.count("Invited somebody</th>") == 3
    assert page.count("role: reader") == 3
    assert "account: a.smith" in page
    taken = manager.get(f"{PEOPLE}log.csv?what=invite&account=manager")
    assert taken.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in taken.headers["Content-Disposition"]
    assert taken.content.decode("utf-8-sig").count("\r\n") > 3
    assert "is not a date" in text_of(manager, f"{PEOPLE}log/?since=soon")
    for odd in ("-1", "0", "9" * 400, "x", "²"):
        assert manager.get(f"{PEOPLE}log/", {"page": odd}).status_code == 200


def test_a_manager_finds_people_and_an_analyst_the_log_in_the_navigation() -> None:
    assert f'href="{PEOPLE}"' in text_of(client_of("manager"), f"/{ANYTOWN}/")
    analysts = text_of(signed_in("analyst"), f"/{ANYTOWN}/")
    assert f'href="{PEOPLE}log/"' in analysts
    assert f'href="{PEOPLE}"' not in analysts
    assert f"{PEOPLE}log/" not in text_of(signed_in("reader"), f"/{ANYTOWN}/")


def test_the_list_begins_with_how_many_there_are_and_who_never_came() -> None:
    manager = client_of("manager")
    held = models.User.objects.filter(grants__partnership__slug=ANYTOWN).distinct()
    never = held.filter(last_login=None).count()
    page = text_of(manager, PEOPLE)
    told = f"{held.count()} people have an account; {never} have never signed in."
    assert never > 1
    assert told in page


def test_everybody_may_declare_an_interest_of_their_own() -> None:
    reader = client_of("reader")
    with_actions()
    address = f"{PEOPLE}interests/"
    assert "Choose the action" in reader.post(address, {}).content.decode()
    code = models.ActionVersion.objects.filter(is_commissioning=True).get().code
    assert code in text_of(reader, address)
    reader.post(address, {"action": code, "words": "my employer bids"})
    page = text_of(reader, address)
    assert "my employer bids" in page
    assert f'value="{code}"' not in page
    assert "End it" not in page
    manager = signed_in("manager")
    assert "End it" in text_of(manager, address)
    manager.post(f"{address}end/", {"account": "reader", "action": code})
    assert f'value="{code}"' in text_of(reader, address)


def test_whoever_ends_their_own_access_is_out() -> None:
    manager = client_of("manager")
    manager.post(
        f"{PEOPLE}account/analyst/role/",
        {"held": "analyst||", "role": "manager", "body": "", "organisation": ""},
    )
    answer = manager.post(f"{PEOPLE}account/manager/end/")
    assert answer.url == "/"
    assert "/sign-in/" in manager.get("/").url
