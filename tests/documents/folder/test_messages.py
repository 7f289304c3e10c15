"""Every kind of problem, with the exact sentence a person reads about it."""

from pathlib import Path
from typing import NamedTuple

import pytest

from saferplan.core.indicators.rag import RagRule
from saferplan.documents.folder.laws import LAWS
from tests.documents.folder.a_folder import SMALL, put, sentences, spoilt

PARTNERSHIP, PLAN = "partnership.yaml", "plan.yaml"
ORGANISATIONS, BODIES = "organisations.yaml", "bodies.yaml"
MEMBERSHIPS, INDICATORS = "memberships.yaml", "indicators.yaml"
OBSERVATIONS, TARGETS, BASELINES = "observations.csv", "targets.csv", "baselines.csv"


class Case(NamedTuple):
    """In this file this text becomes that one; this sentence is what it brings."""

    name: str
    file: str
    old: str
    new: str
    sentence: str


CELLS = [
    Case(
        "number_in_words",
        OBSERVATIONS,
        "04,31",
        "04,twelve",
        'observations.csv, line 2, column value: found "twelve", expected a '
        "number; write it in digits, for example 12.",
    ),
    Case(
        "number_with_separators",
        OBSERVATIONS,
        "04,31",
        '04,"1,031"',
        'observations.csv, line 2, column value: found "1,031", expected a '
        "number; write 1031, without separators, spaces or signs.",
    ),
    Case(
        "number_with_percent_sign",
        OBSERVATIONS,
        "04,31",
        "04,31%",
        'observations.csv, line 2, column value: found "31%", expected a '
        "number; write 31, without separators, spaces or signs.",
    ),
    Case(
        "number_shortened",
        OBSERVATIONS,
        "04,31",
        "04,1.2E+07",
        'observations.csv, line 2, column value: found "1.2E+07", expected a '
        "number; write all its digits; a spreadsheet has shortened it.",
    ),
    Case(
        "number_too_large",
        OBSERVATIONS,
        "04,31",
        "04," + "9" * 400,
        "observations.csv, line 2, column value: found "
        '"999999999999999999999999999999999999999999999999999999999999…", '
        "expected 0, or a number from 0.000000001 to 1000000000000000; check where "
        "the decimal point stands.",
    ),
    Case(
        "date_british",
        OBSERVATIONS,
        "2008-05-10",
        "10/05/2008",
        'observations.csv, line 2, column known_on: found "10/05/2008", '
        "expected a date like 2008-12-31; write 2008-05-10.",
    ),
    Case(
        "date_impossible",
        OBSERVATIONS,
        "2008-05-10",
        "2008-02-30",
        'observations.csv, line 2, column known_on: found "2008-02-30", '
        "expected a date; there is no such day; correct it.",
    ),
    Case(
        "date_absent",
        OBSERVATIONS,
        "2008-05-10",
        "",
        "observations.csv, line 2, column known_on: found nothing, expected a"
        " date like 2008-12-31; write it.",
    ),
    Case(
        "date_without_hyphens",
        OBSERVATIONS,
        "2008-05-10",
        "20080510",
        'observations.csv, line 2, column known_on: found "20080510", '
        "expected a date like 2008-12-31; write year, month and day, for "
        "example 2008-12-31.",
    ),
    Case(
        "month_by_excel",
        OBSERVATIONS,
        "month,2008-04",
        "month,Apr-08",
        'observations.csv, line 2, column period: found "Apr-08", expected a '
        "month such as 2008-12; write 2008-04; a spreadsheet has changed it.",
    ),
    Case(
        "month_as_day",
        OBSERVATIONS,
        "month,2008-04",
        "month,01/04/2008",
        'observations.csv, line 2, column period: found "01/04/2008", '
        "expected a month such as 2008-12; write 2008-04; a spreadsheet has "
        "changed it.",
    ),
    Case(
        "month_thirteen",
        OBSERVATIONS,
        "month,2008-04",
        "month,2008-13",
        'observations.csv, line 2, column period: found "2008-13", expected a'
        " month such as 2008-12; write it like 2008-12.",
    ),
    Case(
        "quarter_five",
        OBSERVATIONS,
        "quarter,2008/09-Q1",
        "quarter,2008/09-Q5",
        'observations.csv, line 5, column period: found "2008/09-Q5", '
        "expected a quarter of a financial year such as 2008/09-Q3; write it "
        "like 2008/09-Q3.",
    ),
    Case(
        "rolling_year_of_eight_months",
        OBSERVATIONS,
        "month,2008-04",
        "rolling_12,2008-04..2008-11",
        'observations.csv, line 2, column period: found "2008-04..2008-11", '
        "expected twelve whole months such as 2008-01..2008-12; write it like"
        " 2008-01..2008-12.",
    ),
    Case(
        "period_backwards",
        OBSERVATIONS,
        "month,2008-04",
        "window,2008-11..2008-04",
        'observations.csv, line 2, column period: found "2008-11..2008-04", '
        "expected whole months such as 2008-04..2008-06; write the earlier "
        "month first.",
    ),
    Case(
        "basis_misspelt",
        OBSERVATIONS,
        "month,2008-04",
        "mnth,2008-04",
        'observations.csv, line 2, column basis: found "mnth", expected one '
        "of month, quarter, year_to_date, financial_year, calendar_year, "
        'rolling_12, snapshot, survey_wave, cohort, window; write "month".',
    ),
    Case(
        "indicator_absent",
        OBSERVATIONS,
        "AN 1,month,2008-04",
        ",month,2008-04",
        "observations.csv, line 2, column indicator: found nothing, expected "
        "the code of an indicator; write it.",
    ),
    Case(
        "marker_misspelt",
        OBSERVATIONS,
        "provisional estimated",
        "provisonal estimated",
        'observations.csv, line 3, column markers: found "provisonal", '
        "expected one of provisional, revised, estimated, forecast, break, "
        "unreliable, low, back_loaded, not_signed_off; "
        'write "provisional".',
    ),
    Case(
        "state_unknown",
        OBSERVATIONS,
        "awaited",
        "late",
        'observations.csv, line 4, column state: found "late", expected one '
        "of not_available, not_applicable, suppressed, awaited; write one of "
        "these words.",
    ),
    Case(
        "weight_in_words",
        TARGETS,
        "straight,,",
        "straight,1 two,",
        'targets.csv, line 2, column weights: found "two", expected a number;'
        " write it in digits, for example 12.",
    ),
    Case(
        "too_many_cells",
        OBSERVATIONS,
        '"police, by e-mail"',
        "police, by e-mail",
        "observations.csv, line 3: found 14 cells, expected 13, as in the "
        "first line; count the commas; put a text that has a comma in quotes.",
    ),
]

ROWS = [
    Case(
        "nothing",
        OBSERVATIONS,
        "04,31",
        "04,",
        "observations.csv, line 2, column value: found nothing, expected a "
        "value, or a numerator and a denominator, or a state; write the "
        "figure, or say in column state why there is none.",
    ),
    Case(
        "figure_and_state",
        OBSERVATIONS,
        "06,,",
        "06,5,",
        "observations.csv, line 4, column state: found a figure and the state"
        ' "awaited" together, expected one or the other; empty the state if '
        "there is a figure, or the figure if there is none.",
    ),
    Case(
        "value_and_quotient",
        OBSERVATIONS,
        ",4,13",
        "5,4,13",
        "observations.csv, line 5, column value: found a value beside a "
        "numerator or denominator, expected one or the other; empty the "
        "value; it is worked out from the two.",
    ),
    Case(
        "numerator_absent",
        OBSERVATIONS,
        "4,13",
        ",13",
        "observations.csv, line 5, column numerator: found nothing, expected "
        "the number that goes with the denominator; write the numerator.",
    ),
    Case(
        "denominator_absent",
        OBSERVATIONS,
        "4,13",
        "4,",
        "observations.csv, line 5, column denominator: found nothing, "
        "expected the number that goes with the numerator; write the "
        "denominator.",
    ),
    Case(
        "denominator_negative",
        OBSERVATIONS,
        "4,13",
        "-14,-13",
        "observations.csv, line 5, column denominator: found -13, expected a "
        "number that is not negative; write 0 or more.",
    ),
    Case(
        "numerator_above_denominator",
        OBSERVATIONS,
        "4,13",
        "14,13",
        "observations.csv, line 5, column numerator: found 14, expected no "
        "more than the denominator 13; check whether the two are the wrong "
        "way round.",
    ),
    Case(
        "broken_count",
        OBSERVATIONS,
        "04,31",
        "04,31.5",
        "observations.csv, line 2, column value: found 31.5, expected a whole"
        " number, because AN 1 is a count; correct it, add the marker "
        '"estimated", or give the indicator "digits: 1".',
    ),
    Case(
        "value_of_a_ratio",
        OBSERVATIONS,
        ",4,13",
        "31,,",
        "observations.csv, line 5, column value: found the value 31, expected"
        " a numerator and a denominator, because AN 2 is a ratio; write the "
        'two numbers, or give it the aggregation "published_rate" if only the'
        " result is published.",
    ),
    Case(
        "quotient_of_a_count",
        OBSERVATIONS,
        "04,31,,",
        "04,,3,10",
        "observations.csv, line 2, column numerator: found a numerator and a "
        "denominator, expected a value, because AN 1 is a sum; write the "
        'value, or give it the aggregation "ratio" or "rate".',
    ),
    Case(
        "second_row_of_a_period",
        OBSERVATIONS,
        "month,2008-05,28,,,,provisional estimated,2008-06-10",
        "month,2008-04,28,,,,provisional estimated,2008-05-10",
        'observations.csv, line 3, column period: found "2008-04" a second '
        "time (first on line 2), expected one row for each period; delete "
        "one; if it is a correction, give it a later known_on, or say why in "
        "column reason.",
    ),
    Case(
        "second_target",
        TARGETS,
        "2008-04-01,board,,\n",
        "2008-04-01,board,,\nAN 1,financial_year,2008/09,390,,,,,,,2008-04-01,,,\n",
        'targets.csv, line 3, column period: found "2008/09" a second time '
        "(first on line 2), expected one row for each period; delete one; if "
        "it is a correction, give it a later known_on, or say why in column "
        "reason.",
    ),
    Case(
        "second_baseline",
        BASELINES,
        "2008-04-20,,\n",
        "2008-04-20,,\nAN 1,financial_year,2007/08,421,2008-04-20,,\n",
        'baselines.csv, line 3, column period: found "2007/08" a second time '
        "(first on line 2), expected one row for each period; delete one; if "
        "it is a correction, give it a later known_on, or say why in column reason.",
    ),
    Case(
        "set_target_without_value",
        TARGETS,
        "400,",
        ",",
        "targets.csv, line 2, column value: found nothing, expected the "
        'target, or a percent_of_change; write the number, or "to_be_set" in '
        "column status if none is agreed.",
    ),
    Case(
        "to_be_set_with_value",
        TARGETS,
        ",,,,to_be_set",
        ",5,,,to_be_set",
        'targets.csv, line 3, column status: found "to_be_set" beside the '
        'value 5, expected no value, or the status "set"; write "set", or '
        "empty the value.",
    ),
    Case(
        "band_upside_down",
        TARGETS,
        "400,,",
        "400,300,",
        "targets.csv, line 2, column upper: found 300, expected the top of a "
        "range that starts at the value; write the lower number under value "
        "and the higher under upper.",
    ),
    Case(
        "weights_absent",
        TARGETS,
        "straight",
        "weighted",
        "targets.csv, line 2, column weights: found 0 weights, expected 12 "
        "for the profile weighted; write twelve numbers with spaces between, "
        "the year's first month first.",
    ),
    Case(
        "weights_negative",
        TARGETS,
        "straight,,",
        "straight,1 -1,",
        'targets.csv, line 2, column weights: found "1 -1", expected weights '
        "of 0 or more, and some above 0; correct the negative ones, or give "
        "some month a weight.",
    ),
]

TABLES = [
    Case(
        "header_misspelt",
        OBSERVATIONS,
        "indicator,basis",
        "indicater,basis",
        'observations.csv, line 1: found the column "indicater", expected a '
        'known column; write "indicator".',
    ),
    Case(
        "header_unknown",
        OBSERVATIONS,
        "reason\n",
        "reason,colour\n",
        'observations.csv, line 1: found the column "colour", expected a '
        "known column; use only indicator, basis, period, value, numerator, "
        "denominator, state, markers, known_on, sample, design_effect, "
        "source, reason.",
    ),
    Case(
        "header_twice",
        OBSERVATIONS,
        "reason\n",
        "reason,value\n",
        'observations.csv, line 1: found the column "value" twice, expected '
        "each column once; delete one of the two.",
    ),
    Case(
        "header_lacks_a_column",
        OBSERVATIONS,
        ",known_on",
        "",
        "observations.csv, line 1: found no column known_on, expected one; "
        "add it to the first line and to every row.",
    ),
    Case(
        "quote_never_closed",
        OBSERVATIONS,
        '"police, by e-mail"',
        '"police, by e-mail',
        "observations.csv, line 3: found a quotation mark that is never "
        "closed, expected a closing quotation mark; add it; a quotation mark "
        'inside a text is written twice ("").',
    ),
    Case(
        "quote_closed_early",
        OBSERVATIONS,
        '"police, by e-mail"',
        '"police" by e-mail',
        "observations.csv, line 3: found text after a closing quotation mark,"
        " expected a comma there; write a quotation mark inside a text twice "
        '("").',
    ),
]

KEYS = [
    Case(
        "key_absent",
        INDICATORS,
        "  basis: year_to_date\n",
        "",
        "indicators.yaml, line 1, column 3: found no basis, expected one of "
        "month, quarter, year_to_date, financial_year, calendar_year, "
        "rolling_12, snapshot, survey_wave, cohort, window; add a line that "
        "starts with basis:.",
    ),
    Case(
        "key_misspelt",
        INDICATORS,
        "basis: year_to_date",
        "bassis: year_to_date",
        'indicators.yaml, line 5, column 3: found the key "bassis", expected '
        'a known key; write "basis".',
    ),
    Case(
        "key_unknown",
        PARTNERSHIP,
        "area: Anytown",
        "area: Anytown\nmayor: x",
        'partnership.yaml, line 4, column 1: found the key "mayor", expected '
        "a known key; use one of slug, name, area, area_code, population, "
        "nation, language, statutory_frame, vision, note.",
    ),
    Case(
        "key_twice",
        INDICATORS,
        "basis: year_to_date",
        "basis: month\n  basis: month",
        'indicators.yaml, line 6, column 3: found the key "basis" again '
        "(first on line 5), expected each key once; delete one of the two.",
    ),
    Case(
        "key_within_misspelt",
        INDICATORS,
        "kind: points",
        "kinds: points",
        'indicators.yaml, line 23, column 5: found the key "kinds", expected '
        'a known key; write "kind".',
    ),
    Case(
        "key_is_a_list",
        PARTNERSHIP,
        "area: Anytown",
        "area: Anytown\n? [a]\n: b",
        "partnership.yaml, line 4, column 3: found a list as a key, expected "
        "a known key; use one of slug, name, area, area_code, population, "
        "nation, language, statutory_frame, vision, note.",
    ),
    Case(
        "text_wanted",
        PARTNERSHIP,
        "area: Anytown",
        "area: [Any, town]",
        "partnership.yaml, line 3, column 7, key area: found a list, expected"
        " text; write one value after the colon; put a text with brackets in "
        "quotes.",
    ),
    Case(
        "required_value_empty",
        ORGANISATIONS,
        "name: Anytown Council\n  role: responsible_authority",
        "name: Anytown Council\n  role:",
        "organisations.yaml, line 3, column 8, key role: found nothing, "
        "expected one of responsible_authority, co_operating_body, "
        "invitee_to_participate, other; write it.",
    ),
    Case(
        "list_wanted",
        INDICATORS,
        "  groups:\n    - violence-group\n",
        "  groups: violence-group\n",
        'indicators.yaml, line 10, column 11, key groups: found "violence-'
        'group", expected a list; write each item on a line of its own after '
        "a hyphen and a space.",
    ),
    Case(
        "one_value_wanted",
        INDICATORS,
        "multiplier: 100",
        "lag_days:\n    - 3",
        "indicators.yaml, line 21, column 5, key lag_days: found a list, "
        "expected a whole number; write one value after the colon; put a text"
        " with brackets in quotes.",
    ),
    Case(
        "entry_is_a_text",
        PLAN,
        "priorities:\n",
        "priorities:\n  - violence\n",
        'plan.yaml, line 5, column 5, key priorities: found "violence", '
        "expected keys with values; write slug: first.",
    ),
    Case(
        "entries_wanted",
        MEMBERSHIPS,
        "- organisation: police\n  body: board\n",
        "organisation: police\nbody: board\n",
        "memberships.yaml, line 1, column 1: found keys with values, expected"
        " a list of entries; start each entry with a hyphen and a space.",
    ),
    Case(
        "number",
        INDICATORS,
        "tolerance: 2.5",
        "tolerance: some",
        'indicators.yaml, line 22, column 16, key tolerance: found "some", '
        "expected a number; write it in digits, for example 12.",
    ),
    Case(
        "whole_number",
        INDICATORS,
        "multiplier: 100",
        "digits: 1.5",
        'indicators.yaml, line 20, column 11, key digits: found "1.5", '
        "expected a whole number; write it in digits, for example 12.",
    ),
    Case(
        "population_with_separators",
        PARTNERSHIP,
        "population: 90000",
        "population: 90,000",
        'partnership.yaml, line 4, column 13, key population: found "90,000",'
        " expected a whole number; write 90000, without separators, spaces or"
        " signs.",
    ),
    Case(
        "yes_or_no",
        INDICATORS,
        "multiplier: 100",
        "sensitive: perhaps",
        'indicators.yaml, line 20, column 14, key sensitive: found "perhaps",'
        " expected true or false; write true or false.",
    ),
    Case(
        "vocabulary",
        INDICATORS,
        "polarity: lower\n  unit: offences",
        "polarity: low\n  unit: offences",
        'indicators.yaml, line 6, column 13, key polarity: found "low", '
        "expected one of lower, higher, band, neutral, context; write "
        '"lower".',
    ),
]

ENTRIES = [
    Case(
        "slug",
        BODIES,
        "slug: violence-group",
        "slug: Violence Group",
        'bodies.yaml, line 5, column 9, key slug: found "Violence Group", '
        "expected a short name of lower-case letters, digits and hyphens; "
        'write "violence-group".',
    ),
    Case(
        "name_empty",
        PARTNERSHIP,
        "name: Safer Anytown Partnership",
        "name:",
        "partnership.yaml, line 2, column 6, key name: found nothing, "
        "expected the partnership's name; write it.",
    ),
    Case(
        "local_name_empty",
        BODIES,
        "local_name: Violence Group",
        "local_name:",
        "bodies.yaml, line 7, column 14, key local_name: found nothing, "
        "expected its local name; write it.",
    ),
    Case(
        "dates_backwards",
        BODIES,
        "lead_organisation: police",
        "valid_from: 2009-01-01\n  valid_to: 2008-01-01",
        'bodies.yaml, line 10, column 13, key valid_to: found "2008-01-01", '
        "expected a date on or after 2009-01-01, when it starts; correct one "
        "of the two dates.",
    ),
    Case(
        "plan_backwards",
        PLAN,
        "ends: 2011-03-31",
        "ends: 2008-03-31",
        'plan.yaml, line 3, column 7, key ends: found "2008-03-31", expected '
        "a date after 2008-04-01, when the plan starts; correct one of the "
        "two dates.",
    ),
    Case(
        "code_with_spaces",
        INDICATORS,
        "code: AN 2",
        "code: 'AN 2 '",
        "indicators.yaml, line 13, column 9, key code: found spaces that "
        'cannot be seen around "AN 2", expected single spaces, and none at '
        "the ends; write AN 2 without quotes.",
    ),
    Case(
        "title_empty",
        INDICATORS,
        "title: Repeat cases",
        "title: ''",
        "indicators.yaml, line 14, column 10, key title: found nothing, "
        "expected a title; write it.",
    ),
    Case(
        "frequency",
        INDICATORS,
        "multiplier: 100",
        "frequency: monthly",
        'indicators.yaml, line 20, column 14, key frequency: found "monthly",'
        " expected one of month, quarter, year, two_years, irregular; write "
        '"month".',
    ),
    Case(
        "year_starts",
        INDICATORS,
        "multiplier: 100",
        "year_starts: 7",
        "indicators.yaml, line 20, column 16, key year_starts: found 7, "
        "expected 4 (April) or 1 (January); write 4 for financial years or 1 "
        "for calendar years.",
    ),
    Case(
        "lag_negative",
        INDICATORS,
        "multiplier: 100",
        "lag_days: -1",
        "indicators.yaml, line 20, column 13, key lag_days: found -1, "
        "expected a number that is not negative; write 0 or more.",
    ),
    Case(
        "multiplier_zero",
        INDICATORS,
        "multiplier: 100",
        "multiplier: 0",
        "indicators.yaml, line 20, column 15, key multiplier: found 0, "
        "expected a number above 0; write 100 for per cent, 1000 for a rate "
        "per thousand, or leave it out.",
    ),
    Case(
        "tolerance_negative",
        INDICATORS,
        "tolerance: 2.5",
        "tolerance: -2.5",
        "indicators.yaml, line 22, column 16, key tolerance: found -2.5, "
        "expected a number that is not negative; write 0 or more.",
    ),
    Case(
        "survey_by_the_year",
        INDICATORS,
        "aggregation: ratio",
        "aggregation: survey",
        'indicators.yaml, line 17, column 10, key basis: found "rolling_12", '
        "expected survey_wave for the aggregation survey; write "
        '"survey_wave", or correct the aggregation.',
    ),
]

NAMES = [
    Case(
        "indicator_of_a_row",
        OBSERVATIONS,
        "AN 1,month,2008-04",
        "AN1,month,2008-04",
        'observations.csv, line 2, column indicator: found "AN1", expected '
        'the code of an indicator in indicators.yaml; write "AN 1", or add it'
        " to indicators.yaml.",
    ),
    Case(
        "indicator_of_a_target",
        TARGETS,
        "AN 1",
        "NI 99",
        'targets.csv, line 2, column indicator: found "NI 99", expected the '
        "code of an indicator in indicators.yaml; correct the name, or add it"
        " to indicators.yaml.",
    ),
    Case(
        "owner",
        INDICATORS,
        "owner: police",
        "owner: plice",
        'indicators.yaml, line 8, column 10, key owner: found "plice", '
        "expected the slug of an organisation in organisations.yaml or the "
        'slug of a body in bodies.yaml; write "police", or add it to '
        "organisations.yaml.",
    ),
    Case(
        "priority",
        INDICATORS,
        "priority: violence",
        "priority: arson",
        'indicators.yaml, line 9, column 13, key priority: found "arson", '
        "expected the slug of a priority in plan.yaml; correct the name, or "
        "add it to plan.yaml.",
    ),
    Case(
        "group",
        INDICATORS,
        "    - violence-group\n",
        "    - violence-group\n    - violent-group\n",
        'indicators.yaml, line 12, column 7, key groups: found "violent-'
        'group", expected the slug of a body in bodies.yaml; write "violence-'
        'group", or add it to bodies.yaml.',
    ),
    Case(
        "group_of_a_priority",
        PLAN,
        "group: violence-group",
        "group: team",
        'plan.yaml, line 7, column 12, key group: found "team", expected the '
        "slug of a body in bodies.yaml; correct the name, or add it to "
        "bodies.yaml.",
    ),
    Case(
        "parent",
        BODIES,
        "parent: board",
        "parent: bord",
        'bodies.yaml, line 8, column 11, key parent: found "bord", expected '
        'the slug of a body in bodies.yaml; write "board", or add it to '
        "bodies.yaml.",
    ),
    Case(
        "lead_organisation",
        BODIES,
        "lead_organisation: police",
        "lead_organisation: fire",
        'bodies.yaml, line 9, column 22, key lead_organisation: found "fire",'
        " expected the slug of an organisation in organisations.yaml; correct"
        " the name, or add it to organisations.yaml.",
    ),
    Case(
        "member",
        MEMBERSHIPS,
        "organisation: police",
        "organisation: police-force",
        "memberships.yaml, line 1, column 17, key organisation: found "
        '"police-force", expected the slug of an organisation in '
        'organisations.yaml; write "police", or add it to organisations.yaml.',
    ),
    Case(
        "seat",
        MEMBERSHIPS,
        "body: board",
        "body: cabinet",
        'memberships.yaml, line 2, column 9, key body: found "cabinet", '
        "expected the slug of a body in bodies.yaml; correct the name, or add"
        " it to bodies.yaml.",
    ),
    Case(
        "body_twice",
        BODIES,
        "  lead_organisation: police\n",
        "  lead_organisation: police\n"
        "\n"
        "- slug: board\n"
        "  type: team\n"
        "  local_name: Team\n",
        'bodies.yaml, line 11, column 9, key slug: found "board" a second '
        "time (first on line 1), expected each slug once; give one of the two"
        " another, or delete it.",
    ),
    Case(
        "code_twice",
        INDICATORS,
        "  groups:\n    - violence-group\n",
        "\n"
        "- code: AN 1\n"
        "  title: Assaults\n"
        "  plain_title: ''\n"
        "  aggregation: sum\n"
        "  basis: month\n"
        "  polarity: lower\n"
        "  unit: offences\n",
        'indicators.yaml, line 11, column 9, key code: found "AN 1" a second '
        "time (first on line 1), expected each code once; give one of the two"
        " another, or delete it.",
    ),
    Case(
        "priority_named_as_a_theme",
        PLAN,
        "priorities:\n",
        "themes:\n  - slug: violence\n    name: Violence\npriorities:\n",
        'plan.yaml, line 8, column 11, key slug: found "violence" a second '
        "time (first on line 5), expected each slug once; give one of the two"
        " another, or delete it.",
    ),
    Case(
        "circle",
        BODIES,
        "  local_name: Safer Anytown Board",
        "  local_name: Safer Anytown Board\n  parent: violence-group",
        "bodies.yaml, line 4, column 11, key parent: found a circle of "
        "parents (board to violence-group to board), expected a body at the "
        "top without a parent; leave out the parent of the one at the top.",
    ),
]

YAML = [
    Case(
        "alias",
        BODIES,
        "local_name: Violence Group",
        "local_name: *group",
        "bodies.yaml, line 7, column 15: found an anchor or alias (& or *), "
        "expected the text itself; write it out, or put a text that starts "
        "with & or * in quotes.",
    ),
    Case(
        "anchor",
        BODIES,
        "local_name: Violence Group",
        "local_name: &x group",
        "bodies.yaml, line 7, column 15: found an anchor or alias (& or *), "
        "expected the text itself; write it out, or put a text that starts "
        "with & or * in quotes.",
    ),
    Case(
        "tag",
        BODIES,
        "local_name: Violence Group",
        "local_name: !!python/object:os.system x",
        "bodies.yaml, line 7, column 15: found a tag (!), expected a plain "
        "value; leave it out, or put a text that starts with ! in quotes.",
    ),
    Case(
        "colon",
        BODIES,
        "local_name: Violence Group",
        "local_name: Violence: Group",
        "bodies.yaml, line 7, column 23: found a colon where none can stand, "
        "expected one value after the key; put a text that has a colon in "
        "quotes, and line keys up with those above.",
    ),
    Case(
        "tab",
        BODIES,
        "  parent: board",
        "\tparent: board",
        "bodies.yaml, line 8, column 1: found a tab, expected spaces; indent "
        "with spaces only.",
    ),
    Case(
        "depth",
        BODIES,
        "local_name: Violence Group",
        "local_name: " + "[" * 5000,
        "bodies.yaml, line 7, column 25: found lists or keys nested more than"
        " 12 deep, expected entries with keys; check the brackets and the "
        "indentation.",
    ),
    Case(
        "quote_never_closed",
        BODIES,
        "local_name: Violence Group",
        "local_name: 'x",
        "bodies.yaml, line 7, column 15: found a quotation mark that is never"
        " closed, expected a closing quotation mark; add it at the end of the"
        " text.",
    ),
    Case(
        "sign",
        BODIES,
        "local_name: Violence Group",
        "local_name: @x",
        "bodies.yaml, line 7, column 15: found a text that starts with a "
        "sign, expected a letter, a digit or a quotation mark first; put the "
        "text in quotes.",
    ),
    Case(
        "colon_absent",
        BODIES,
        "local_name: Violence Group",
        "local_name",
        "bodies.yaml, line 7, column 3: found a line without a colon, "
        "expected a key, a colon and a value; add the colon, or indent the "
        "line if it belongs to the text above.",
    ),
    Case(
        "control_character",
        BODIES,
        "local_name: Violence Group",
        "local_name: \x01",
        "bodies.yaml, line 7: found a control character, expected printable "
        "text; delete it and type the text again.",
    ),
    Case(
        "text_after_quotes",
        PARTNERSHIP,
        "name: Safer",
        "name: 'a' Safer",
        "partnership.yaml, line 2, column 11: found a line that does not line"
        " up with those above, expected the same indentation; begin it in the"
        " same column; put a whole text in quotes, not a part.",
    ),
    Case(
        "second_document",
        PARTNERSHIP,
        "area: Anytown",
        "area: Anytown\n---\na: b",
        "partnership.yaml, line 4, column 1: found a second document (---), "
        "expected one document; delete the line ---.",
    ),
    Case(
        "bracket_never_closed",
        PARTNERSHIP,
        "area: Anytown",
        "area: [Anytown",
        "partnership.yaml, line 4, column 11: found text that is not YAML, "
        "expected keys, colons and values; check quotes, brackets and "
        "indentation near here (expected ',' or ']', but got ':').",
    ),
]


@pytest.mark.parametrize(
    "case",
    [*CELLS, *ROWS, *TABLES, *KEYS, *ENTRIES, *NAMES, *YAML],
    ids=lambda case: f"{case.file}-{case.name}",
)
def test_one_fault_is_one_sentence(case: Case, tmp_path: Path) -> None:
    folder = put(tmp_path / "spoilt", spoilt(case.file, case.old, case.new))

    assert sentences(folder) == [case.sentence]


SAVE = 'save it as "CSV UTF-8 (comma delimited)"'
AGAIN = 'save it again as "CSV UTF-8 (comma delimited)"'
MOVE = "rename it, or move it out of the folder"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "observations.xlsx",
            b"PK\x03\x04",
            "observations.xlsx: found a workbook, expected observations.csv; open it "
            f"and {SAVE}, then move the workbook out of the folder.",
        ),
        (
            "accounts.ods",
            b"PK\x03\x04",
            "accounts.ods: found a workbook, expected no workbooks; open it and "
            f"{SAVE}, then move the workbook out of the folder.",
        ),
        (
            "observations.csv",
            b"PK\x03\x04\x14",
            "observations.csv: found a workbook, expected plain text; open it and "
            f"{SAVE}.",
        ),
        (
            "observations.csv",
            "indicator,basis\n".encode("utf-16"),
            f"observations.csv: found the encoding UTF-16, expected UTF-8; {AGAIN}.",
        ),
        (
            "baselines.csv",
            b"indicator,basis,period,value,known_on,source\n,,,,,\xa35\n",
            "baselines.csv, line 2: found a character that is not UTF-8 (in Windows "
            f'encoding: "£"), expected UTF-8; {AGAIN}.',
        ),
        (
            "organisations.yaml",
            b"- slug: \xe9\n",
            "organisations.yaml, line 1: found a character that is not UTF-8 (in "
            'Windows encoding: "é"), expected UTF-8; save it again with the encoding '
            "UTF-8.",
        ),
        (
            "baselines.csv",
            b"indicator;basis;period;value;known_on;source\n",
            "baselines.csv, line 1: found semicolons between the columns, expected "
            f"commas; {AGAIN}.",
        ),
        (
            "baselines.csv",
            b"",
            "baselines.csv: found nothing, expected the names of the columns; start "
            "with indicator,basis,period,value,known_on,source,reason.",
        ),
        (
            "baselines.csv",
            b"AN 1,financial_year,2007/08,420,2008-04-20,\n",
            'baselines.csv, line 1: found "AN 1", expected the names of the columns; '
            "start with indicator,basis,period,value,known_on,source,reason.",
        ),
        (
            "baselines.csv",
            b"x" * 20_000_001,
            "baselines.csv: found 20,000,001 bytes, expected at most 20,000,000; "
            "check that this is the right file, or split the partnership.",
        ),
        (
            "partnership.yaml",
            b"# nothing yet\n",
            "partnership.yaml: found nothing, expected keys with values; write one "
            "key on each line, each with a colon and a value.",
        ),
        (
            "Observation.csv",
            b"",
            "Observation.csv: found a file of this name, expected observations.csv; "
            f"{MOVE}.",
        ),
        (
            "observations.csv.txt",
            b"",
            "observations.csv.txt: found a file of this name, expected "
            f"observations.csv; {MOVE}.",
        ),
        (
            "plan.yml",
            b"",
            f"plan.yml: found a file of this name, expected plan.yaml; {MOVE}.",
        ),
        (
            "zebra.csv",
            b"",
            "zebra.csv: found a file of this name, expected no data files but "
            "partnership.yaml, organisations.yaml, bodies.yaml, memberships.yaml, "
            "plan.yaml, indicators.yaml, observations.csv, targets.csv, "
            "baselines.csv; move it out of the folder.",
        ),
    ],
)
def test_file_that_is_not_as_it_should_be(
    name: str, content: bytes, sentence: str, tmp_path: Path
) -> None:
    assert sentences(put(tmp_path / "spoilt", {name: content})) == [sentence]


def test_key_misspelt_once_and_right_once(tmp_path: Path) -> None:
    changes = spoilt(PARTNERSHIP, "area: Anytown", "aera: Anytown\narea: Anytown")

    assert sentences(put(tmp_path / "spoilt", changes)) == [
        'partnership.yaml, line 3, column 1: found the key "aera", expected a known '
        'key; write "area".'
    ]


def test_partnership_file_absent(tmp_path: Path) -> None:
    assert sentences(put(tmp_path / "spoilt", {PARTNERSHIP: None})) == [
        "partnership.yaml: found no such file, expected one in every partnership "
        "folder; add it, with at least slug, name and area."
    ]


def test_file_absent_that_others_refer_to_is_told_once_for_each(
    tmp_path: Path,
) -> None:
    assert sentences(put(tmp_path / "spoilt", {INDICATORS: None})) == [
        f'indicators.yaml: found no such file, expected an indicator "AN 1", which '
        f"{name} names; add the file."
        for name in (OBSERVATIONS, TARGETS, BASELINES)
    ]


def test_file_that_cannot_be_read_brings_no_complaint_about_what_it_holds(
    tmp_path: Path,
) -> None:
    folder = put(tmp_path / "spoilt", {INDICATORS: "- code: [\n"})

    assert [s.partition(":")[0] for s in sentences(folder)] == [
        "indicators.yaml, line 2, column 1"
    ]


def test_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    folder = put(tmp_path / "spoilt", {BASELINES: None})
    (folder / BASELINES).mkdir()

    assert sentences(folder) == [
        "baselines.csv: found a folder, expected a file; move it elsewhere."
    ]


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    assert sentences(tmp_path / "nowhere") == [
        f"{tmp_path / 'nowhere'}: found nothing of this name, expected a partnership "
        "folder; give the folder that holds partnership.yaml."
    ]


def test_all_problems_are_told_at_once_in_the_order_of_the_files(
    tmp_path: Path,
) -> None:
    changes = {
        **spoilt(BODIES, "parent: board", "parent: bord"),
        **spoilt(INDICATORS, "tolerance: 2.5", "tolerance: some"),
        **spoilt(OBSERVATIONS, "month,2008-04,31", "mnth,2008-04,twelve"),
        **spoilt(TARGETS, "straight", "weighted"),
        "observations.xlsx": b"PK\x03\x04",
    }

    told = sentences(put(tmp_path / "spoilt", changes))

    assert [s.partition(": ")[0] for s in told] == [
        "observations.xlsx",
        "bodies.yaml, line 8, column 11, key parent",
        "indicators.yaml, line 22, column 16, key tolerance",
        "observations.csv, line 2, column basis",
        "observations.csv, line 2, column value",
        "targets.csv, line 2, column weights",
    ]


def test_every_sentence_is_one_line_and_ends_with_a_full_stop(tmp_path: Path) -> None:
    spoils = spoilt(INDICATORS, "title: Assaults\n  plain", 'titel: "a\\nb"\n  plain')

    (told,) = sentences(put(tmp_path / "spoilt", spoils))

    assert told == (
        'indicators.yaml, line 2, column 3: found the key "titel", expected a known '
        'key; write "title".'
    )


def test_stock_on_a_basis_that_adds_up(tmp_path: Path) -> None:
    stock = spoilt(
        INDICATORS,
        "aggregation: sum\n  basis: year_to_date",
        "aggregation: snapshot\n  basis: snapshot",
    )
    table = "indicator,basis,period,value,known_on\nAN 1,month,2008-04,31,2008-05-10\n"

    told = sentences(put(tmp_path / "spoilt", {**stock, OBSERVATIONS: table}))

    assert told == [
        'observations.csv, line 2, column basis: found "month", expected snapshot, '
        'because AN 1 is a snapshot; write "snapshot" and its period, or correct the '
        "aggregation."
    ]


def test_cell_too_long(tmp_path: Path) -> None:
    table = SMALL[BASELINES].replace("2008-04-20,", "2008-04-20," + "x" * 131_073)

    assert sentences(put(tmp_path / "spoilt", {BASELINES: table})) == [
        "baselines.csv, line 2: found a cell that cannot be read, expected at most "
        "131,072 characters; shorten it."
    ]


def test_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert sentences(tmp_path / "file") == [
        f"{tmp_path / 'file'}: found a file, expected a partnership folder; give the "
        "folder that holds partnership.yaml."
    ]


def test_impossible_british_date_brings_no_offer(tmp_path: Path) -> None:
    spoils = spoilt(OBSERVATIONS, "2008-05-10", "31/02/2008")

    assert sentences(put(tmp_path / "spoilt", spoils)) == [
        'observations.csv, line 2, column known_on: found "31/02/2008", expected a '
        "date like 2008-12-31; write year, month and day, for example 2008-12-31."
    ]


def test_law_of_core_without_a_sentence_here_is_told_in_the_words_of_core(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LAWS, RagRule, ())
    spoils = spoilt(INDICATORS, "tolerance: 2.5", "tolerance: -2.5")

    assert sentences(put(tmp_path / "spoilt", spoils)) == [
        "indicators.yaml, line 22: found an entry that contradicts itself, expected "
        "one that holds together; A tolerance cannot be negative."
    ]
