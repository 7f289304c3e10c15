"""The addresses of this room, below a partnership's own."""

from __future__ import annotations

from django.urls import URLPattern, path

from saferplan.web.plan import (
    asking,
    keeping,
    line_form,
    money,
    money_forms,
    one,
    risks,
    steps,
    views,
)

# An action or a funding line may have any word as its code: no fixed word stands
# where a code does.
ACTION = "actions/<str:code>/"
MILESTONE = f"{ACTION}milestones/<int:number>/"
RISK = f"{ACTION}risks/<int:number>/"
LINE = "money/<str:code>/"

urlpatterns: list[URLPattern] = [
    path("actions/", views.actions, name="actions"),
    path("new-action/", keeping.new_action, name="action-new"),
    path(ACTION, one.action, name="action"),
    path(f"{ACTION}change/", keeping.change_action, name="action-change"),
    path(f"{ACTION}progress/", keeping.progress, name="action-progress"),
    path(f"{ACTION}milestones/add/", steps.new_milestone, name="milestone-new"),
    path(MILESTONE, steps.milestone, name="milestone"),
    path(f"{MILESTONE}change/", steps.change_milestone, name="milestone-change"),
    path(f"{ACTION}risks/log/", risks.new_risk, name="risk-new"),
    path(RISK, risks.risk, name="risk"),
    path(f"{RISK}close/", risks.end_risk, name="risk-close"),
    path(f"{ACTION}variance/", asking.new_variance, name="variance-new"),
    path(f"{ACTION}blockage/", asking.new_blockage, name="blockage-new"),
    path("variances/<int:number>/withdraw/", asking.withdraw, name="variance-withdraw"),
    path("money/", money.money, name="money"),
    path("new-funding-line/", line_form.new_line, name="funding-line-new"),
    path(LINE, money.funding_line, name="funding-line"),
    path(f"{LINE}change/", line_form.change_line, name="funding-line-change"),
    path(f"{LINE}allocate/", money_forms.give, name="allocate"),
    path(f"{LINE}spend/", money_forms.enter, name="spend"),
]
