"""A partnership from nothing to a dashboard with figures, by forms alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.test import Client

from saferplan.documents.folder.reading import read_folder
from saferplan.documents.folder.writing import in_folder_order, write_folder
from saferplan.store import models
from saferplan.store.append_only import lifted
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.partnership.export_partnership import export_partnership
from saferplan.usecases.partnership.let_start import let_start
from saferplan.usecases.partnership.load_partnership import load_partnership
from saferplan.usecases.recent import forget_everything
from tests.web.clients import signed_in, text_of

pytestmark = pytest.mark.django_db
SLUG = "sometown"
SET_UP = f"/{SLUG}/set-up"
RULE = {"tolerance": "5", "tolerance_kind": "percent", "sensitive": "no"}
TARGET = {
    "period": "financial_year|2025/26",
    "status": "number",
    "profile": "none",
    "decided_by": "Partnership Board",
    "known_on": "20/3/2025",
}


class Manager:
    """Somebody who fills in forms, and is never refused."""

    def __init__(self) -> None:
        let_start(
            account="me", name="A manager", password="three purple herons", by=OPERATOR
        )
        self.client: Client = signed_in("me")

    def sends(self, address: str, **typed: object) -> str:
        """Send a form, and follow to the page it leads to."""
        page = self.client.get(address)
        assert page.status_code == 200, address
        sent = self.client.post(address, typed)
        assert isinstance(sent, HttpResponseRedirect), problems(sent)
        return text_of(self.client, sent.url)


def problems(response: HttpResponseBase) -> list[tuple[str, str]]:
    assert isinstance(response, HttpResponse)
    page = response.content.decode()
    summary = re.search(r"govuk-error-summary__list.*?</ul>", page, re.DOTALL)
    return re.findall(r'href="#([\w-]+)">([^<]+)<', summary[0]) if summary else []


def _who(manager: Manager) -> None:
    manager.sends(
        "/new-partnership/",
        name="Safer Sometown Partnership",
        area="Sometown",
        nation="England",
        area_code="E07000099",
        population="120,000",
        vision="Fewer victims, safer streets.",
    )
    manager.sends(
        f"{SET_UP}/organisations/usual/",
        **{
            "council": "Sometown Borough Council",
            "police": "Someshire Police",
            "fire": "Someshire Fire and Rescue",
            "integrated-care-board": "Someshire Integrated Care Board",
            "probation": "The Probation Service",
            "social-landlords": "Sometown Homes",
        },
    )
    manager.sends(
        f"{SET_UP}/organisations/new/",
        name="Women’s Aid Sometown",
        role="invitee_to_participate",
        represents="Specialist services",
        legal_basis="",
        valid_from="1/4/2020",
    )
    manager.sends(
        f"{SET_UP}/groups/usual/",
        **{
            "partnership-board": "Safer Sometown Board",
            "delivery-board": "Delivery Board",
            "groups": "Domestic Abuse Group\nTheft Group\n",
        },
    )
    manager.sends(
        f"{SET_UP}/group/theft-group/",
        local_name="Theft Group",
        type="task_and_finish_group",
        parent="delivery-board",
        lead_post="Chief Inspector, Sometown",
        lead_organisation="police",
        meets="six-weekly",
        purpose="Less theft.",
        focus_areas="shops\nbikes",
        duties="",
        valid_to="",
    )
    manager.sends(
        f"{SET_UP}/seats/new/",
        body="delivery-board",
        organisation=["council", "police", "fire"],
        capacity="member",
        post="",
        valid_from="",
    )


def _what(manager: Manager) -> None:
    manager.sends(
        f"{SET_UP}/plan/about/",
        title="Community Safety Plan 2025 to 2028",
        edition="",
        starts="1/4/2025",
        ends="31/3/2028",
        vision="",
    )
    for name, group in (
        ("Theft", "theft-group"),
        ("Domestic abuse", "domestic-abuse-group"),
    ):
        manager.sends(
            f"{SET_UP}/plan/priorities/new/",
            name=name,
            group=group,
            summary="",
            focus_areas="",
        )
    manager.sends(
        f"{SET_UP}/plan/themes/",
        themes="Alcohol and drugs\nEquality",
        linked_plans="Police and Crime Plan; Police and Crime Commissioner",
    )


def _measures(manager: Manager) -> None:
    library = f"{SET_UP}/indicators/library/today"
    manager.sends(
        f"{library}/shop-theft/",
        plain_title="Shoplifting",
        title="Shop theft",
        code="SHOP-THEFT",
        owner="police",
        groups=["theft-group"],
        priority="theft",
        polarity="lower",
        **RULE,
    )
    manager.sends(
        f"{library}/marac-repeats/",
        plain_title="Cases that come back",
        title="",
        code="REPEATS",
        owner="domestic-abuse-group",
        groups=["domestic-abuse-group"],
        priority="domestic-abuse",
        polarity="lower",
        **RULE | {"sensitive": "no", "tolerance_kind": "points", "tolerance": "2"},
    )
    manager.sends(
        f"{library}/deliberate-fires/",
        plain_title="Fires started on purpose",
        title="",
        code="FIRES",
        owner="fire",
        groups=[],
        priority="",
        polarity="lower",
        **RULE,
    )
    manager.sends(
        f"{SET_UP}/target/REPEATS/new/", value="25", start="", reason="", **TARGET
    )
    manager.sends(
        f"{SET_UP}/target/SHOP-THEFT/new/", value="500", start="", reason="", **TARGET
    )
    manager.sends(
        f"{SET_UP}/target/SHOP-THEFT/baseline/",
        period="financial_year|2024/25",
        value="520",
        known_on="2/5/2025",
        source="police recorded crime",
        reason="",
    )


def _figures(manager: Manager) -> None:
    """Twelve months of shares, 4 of 20 in the first and 5 of 16 in every other."""
    for month in range(12):
        year, number = (2025, 4 + month) if month < 9 else (2026, month - 8)
        manager.sends(
            f"/{SLUG}/indicators/REPEATS/record/",
            period=f"month|{year}-{number:02}",
            state="given",
            numerator="4" if month == 0 else "5",
            denominator="20" if month == 0 else "16",
            known_on="10/4/2026",
            source="the conference",
        )
    manager.sends(
        f"/{SLUG}/indicators/SHOP-THEFT/record/",
        another_period="2025-04..2026-03",
        state="given",
        value="488",
        known_on="10/4/2026",
        source="police return",
    )


def everything() -> Manager:
    """Set up a whole partnership by its forms."""
    manager = Manager()
    _who(manager)
    _what(manager)
    _measures(manager)
    _figures(manager)
    return manager


def row_of(page: str, name: str) -> str:
    """The words of an indicator's row of the dashboard."""
    found = re.search(rf"<tr[^>]*>(?:(?!</tr>).)*{name}.*?</tr>", page, re.DOTALL)
    assert found is not None, name
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_partnership_set_up_by_forms_alone_has_positions_with_colours() -> None:
    manager = everything()
    page = text_of(manager.client, f"/{SLUG}/indicators/?as_at=2026-03-31")
    repeats = row_of(page, "Cases that come back")
    # 4 + 11 x 5 = 59 of 20 + 11 x 16 = 196: 30.1%, 5.1 points above the target.
    assert "30.1%" in repeats
    assert "25.0%" in repeats
    assert "Red" in repeats
    shops = row_of(page, "Shoplifting")
    assert "488" in shops
    assert "500" in shops
    assert "Green" in shops
    assert "Missing" in row_of(page, "Fires started on purpose")


@pytest.mark.django_db(transaction=True)
def test_partnership_set_up_by_forms_exports_loads_and_exports_the_same(
    tmp_path: Path,
) -> None:
    everything()
    held = export_partnership(slug=SLUG, by=OPERATOR)
    write_folder(held, tmp_path / "first")
    _empty_the_store()
    given = read_folder(tmp_path / "first")
    load_partnership(holdings=given, by=OPERATOR, source="the folder")
    again = export_partnership(slug=SLUG, by=OPERATOR)
    assert in_folder_order(again) == in_folder_order(held)
    write_folder(again, tmp_path / "second")
    for file in sorted((tmp_path / "first").iterdir()):
        assert (tmp_path / "second" / file.name).read_text() == file.read_text()
    assert len(held.series) == 3
    assert held.plan is not None
    assert [p.name for p in held.plan.priorities] == ["Theft", "Domestic abuse"]


def test_everything_that_was_set_up_is_in_the_log_under_the_managers_name() -> None:
    everything()
    entries = models.LedgerEntry.objects.order_by("number")
    assert {e.account for e in entries} == {"me"}
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    for entry in entries:
        told = entry.detail.get("changed", [entry.detail])
        assert all("after" in one for one in told), entry.what


def _empty_the_store() -> None:
    with lifted(connection):
        call_command("flush", interactive=False, verbosity=0)
    forget_everything()
