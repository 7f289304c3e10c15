"""A small sound folder, exactly as it is written, and ways to spoil it."""

from pathlib import Path

from saferplan.documents.folder import FolderProblems, read_folder

SMALL = {
    "partnership.yaml": """\
slug: anytown
name: Safer Anytown Partnership
area: Anytown
population: 90000
statutory_frame:
  - Crime and Disorder Act 1998
""",
    "organisations.yaml": """\
- slug: council
  name: Anytown Council
  role: responsible_authority

- slug: police
  name: Anyshire Police
  role: responsible_authority
  valid_from: 1998-07-31
""",
    "bodies.yaml": """\
- slug: board
  type: partnership_board
  local_name: Safer Anytown Board

- slug: violence-group
  type: task_and_finish_group
  local_name: Violence Group
  parent: board
  lead_organisation: police
""",
    "memberships.yaml": """\
- organisation: police
  body: board
""",
    "plan.yaml": """\
title: Safer Anytown Plan
starts: 2008-04-01
ends: 2011-03-31
priorities:
  - slug: violence
    name: Violence
    group: violence-group
""",
    "indicators.yaml": """\
- code: AN 1
  title: Assaults
  plain_title: Assaults
  aggregation: sum
  basis: year_to_date
  polarity: lower
  unit: offences
  owner: police
  priority: violence
  groups:
    - violence-group

- code: AN 2
  title: Repeat cases
  plain_title: ''
  aggregation: ratio
  basis: rolling_12
  polarity: lower
  unit: '%'
  multiplier: 100
  rule:
    tolerance: 2.5
    kind: points
""",
    "observations.csv": """\
indicator,basis,period,value,numerator,denominator,state,markers,known_on,sample,design_effect,source,reason
AN 1,month,2008-04,31,,,,,2008-05-10,,,,
AN 1,month,2008-05,28,,,,provisional estimated,2008-06-10,,,"police, by e-mail",
AN 1,month,2008-06,,,,awaited,,2008-07-10,,,,
AN 2,quarter,2008/09-Q1,,4,13,,,2008-07-10,,,,
""",
    "targets.csv": """\
indicator,basis,period,value,upper,percent_of_change,status,profile,weights,start,known_on,decided_by,source,reason
AN 1,financial_year,2008/09,400,,,set,straight,,,2008-04-01,board,,
AN 2,financial_year,2008/09,,,,to_be_set,none,,,2008-04-01,,,
""",
    "baselines.csv": """\
indicator,basis,period,value,known_on,source,reason
AN 1,financial_year,2007/08,420,2008-04-20,,
""",
}


def put(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the small folder; ``changes`` replace whole files, None leaves one out."""
    folder.mkdir(exist_ok=True)
    for name, text in {**SMALL, **(changes or {})}.items():
        if isinstance(text, bytes):
            (folder / name).write_bytes(text)
        elif text is not None:
            (folder / name).write_bytes(text.encode())
    return folder


def spoilt(name: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """One file with one text in it changed."""
    assert SMALL[name].count(old) == 1, f"{old!r} stands {SMALL[name].count(old)} times"
    return {name: SMALL[name].replace(old, new)}


def sentences(folder: Path) -> list[str]:
    """Everything that is wrong with a folder, a sentence each."""
    try:
        read_folder(folder)
    except FolderProblems as wrong:
        return str(wrong).split("\n")
    return []
