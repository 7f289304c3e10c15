"""What theme leads write, and what a fair senior analyst would ask back.

A row is: indicators watched | box | words | rules expected (empty: nothing to ask).
The other boxes hold a cause, an action and a date, so that only these words matter.
The expectations were written down before the linter was run on them.
"""

CAUSE_ACTION_DATE = """
burglary  | why  | TBC                                                   | no_cause
burglary  | why  | .                                                     | no_cause
burglary  | why  | No change                                             | no_cause
burglary  | why  | As previously reported                                | no_cause
burglary  | why  | See attached report.                                  | no_cause
burglary  | why  | N/A at this time                                      | no_cause
burglary  | why  | Offenders left prison in October                      |
treatment | why  | none                                                  | no_cause
fires     | why  | n/a                                                   |
perceptions | why  | TBC                                                   |
burglary  | next | More patrols                                          | no_date
burglary  | next | More patrols, starting Monday                         |
burglary  | next | Patrols every Friday from 9 February                  |
burglary  | next | More patrols as and when resources allow              | no_date
burglary  | next | Patrols may be increased                              | no_date
burglary  | next | Deliver 2000 leaflets                                 | no_date
burglary  | next | Cut visits to the same homes by 12.5 per cent         | no_date
burglary  | next | A march against burglary through Paston               | no_date
burglary  | next | Locks fitted by end Sept                              |
burglary  | next | Locks fitted by w/c 12th January                      |
burglary  | next | Locks fitted by the 15th                              |
burglary  | next | Locks fitted in Q4                                    |
burglary  | next | Locks fitted by 15/03/09                              |
burglary  | next | Locks fitted within the next two weeks                |
burglary  | next | Locks fitted over the next three months               |
burglary  | next | Locks fitted by month end                             |
burglary  | next | Locks fitted by end of month                          |
burglary  | next | Locks fitted in the new year                          |
burglary  | next | Work continues with the panels                        | no_date
burglary  | next | Ongoing                                               | no_action
burglary  | next | Gosod cloeon ym mis Mawrth                            |
"""

AGAINST_THE_COLOUR = """
burglary  | done | We are on track                                       | contradicts
burglary  | done | We are not on track                                   |
burglary  | done | We are no longer on track                             |
burglary  | done | We aren't on track                                    |
burglary  | done | We will be back on track by June                      |
burglary  | done | We are nowhere near on track                          |
burglary  | done | It is too early to say we are on track                |
burglary  | done | We were on track until October                        |
burglary  | done | Unless we act we will not be on track                 |
burglary  | done | We are on track, not least because of the patrols     | contradicts
burglary  | done | We are performing well                                | contradicts
burglary  | done | Good progress has been made on sheds                  |
burglary  | done | We are ahead of target                                | contradicts
burglary  | done | We are better than target                             | contradicts
burglary  | done | We are above target                                   |
burglary  | done | Burglary exceeded the target by 336                   |
burglary  | done | This is still above our target                        |
burglary  | done | The April target was met                              |
burglary  | done | Last year we met the target                           |
burglary  | done | We met our target for home visits                     |
burglary  | done | Work on target hardening continues                    |
burglary  | done | Patrols hit target addresses at night                 |
burglary  | done | The January meeting targets hot streets               |
burglary  | done | Two officers are on course this month                 |
burglary  | done | The lock fitting is on schedule                       |
burglary  | done | All milestones are on track                           |
burglary  | done | Activity is green                                     |
burglary  | done | Burglary remains red                                  |
reoffending | done | We remain on track with a Q2 reduction against baseline of 32% \
    against a target of 22% | contradicts
treatment | done | We are on target                                      | contradicts
treatment | done | We are above target                                   | contradicts
treatment | done | We are below target                                   |
cases     | done | We are behind target                                  | contradicts
cases     | done | We are below target                                   | contradicts
fires     | done | We are below target                                   |
fires     | done | We are not on track                                   | contradicts
fires     | done | We are on target                                      |
perceptions | done | We are on track                                       |
leaders   | done | We are on track                                       |
burglary fires | done | We are on track | contradicts
burglary fires | done | We are not on track                                   |
burglary fires | done | Deliberate fires are on target                        |
burglary fires | done | Fires are on target                                   |
burglary fires | done | NI 16 is on track | contradicts
burglary fires | done | Burglary and car crime is off track but deliberate fires \
    are on track |
burglary  | done | Rydym ar y trywydd iawn                               |
"""

AGAINST_THE_FIGURE = """
burglary  | done | There has been a reduction in burglary                | contradicts
burglary  | done | Crime is down                                         | contradicts
burglary  | done | Burglary halved                                       | contradicts
burglary  | done | Burglary was cut by a third                           | contradicts
burglary  | done | Performance improved on November                      | contradicts
burglary | done | Serious acquisitive crime has decreased over the analysis period \
    due to reductions in all offences | contradicts
burglary  | done | No reduction yet                                      |
burglary  | done | Burglary did not fall                                 |
burglary  | done | Burglary fell in the north but rose in the south      |
burglary  | done | It fell at first, then rose                           |
burglary  | done | The increase has slowed                               |
burglary  | done | We aim to reduce burglary by a tenth                  |
burglary  | done | Our target is a reduction of 12% by 2010/11           |
burglary  | done | The LAA target is a 12% reduction in serious acquisitive crime |
burglary  | done | We focus on reducing burglary                         |
burglary  | done | Reducing burglary is our priority                     |
burglary  | done | We hope for a reduction next quarter                  |
burglary  | done | We expect numbers to fall in spring                   |
burglary  | done | Numbers should fall once the locks are fitted         |
burglary  | done | We reduced the team by 3 officers                     |
burglary  | done | Two fewer officers were on shift                      |
burglary  | done | Staff numbers fell to six in December                 |
burglary  | done | A reduction in funding has hit patrols                |
burglary  | done | Despite the reduction in staff we went to 40 homes    |
burglary  | done | Drop-in sessions ran at the library                   |
burglary  | done | We dropped leaflets at 300 homes                      |
burglary  | done | Lower-level offenders were let out                    |
shops     | done | Shoplifting rose again                                | contradicts
shops     | done | Performance improved on November                      |
shops     | done | Crime is down                                         |
shops     | done | There was no increase                                 |
shops     | done | Increased patrols helped                              |
shops     | done | An increase in patrols by 20% took place              |
shops     | done | We have increased the number of visits to shops       |
shops     | done | Higher visibility in the precinct                     |
shops     | done | The growth of the Christmas market brought more people |
shops     | done | Most thefts were in Rose Street                       |
treatment | done | Treatment numbers are up                              | contradicts
treatment | done | Numbers in treatment rose                             | contradicts
treatment | done | Fewer users came because the clinic shut              |
treatment | done | To achieve the March 2010 target figure, a reduction of 8.7% is \
    required from the position as at August 2008 | contradicts
treatment | done | A decrease is needed to reach 809                     | contradicts
treatment | done | An increase of 65 is needed to reach the target       |
treatment | done | Increasing referrals is our next step                 |
treatment | done | The waiting list must be reduced to reach the target  |
fires | done | A reduction of 6.1% is required from the position as at December 2008 |
burglary  | done | A reduction of 10.5% is required                      |
burglary  | done | Offending must fall by 10% to reach the target        |
reoffending | done | Offences fell by 10 against the baseline              | contradicts
repeats   | done | The repeat rate has dropped                           | contradicts
leaders   | done | Volunteers increased                                  |
"""

ONLY_GOOD_NEWS = """
burglary | why | Excellent partnership work by all agencies | only_good_news
burglary | why | The team achieved a fantastic result with its campaign | only_good_news
burglary  | why  | Excellent work, but burglary rose                     |
burglary  | why  | A good month for patrols, though burglary is up       |
burglary  | why  | Record numbers of offences over Christmas             |
burglary  | why  | The best explanation is that sheds were left open     |
burglary  | why  | Well lit streets were few; sheds stood open           |
burglary  | why  | Offenders came out of prison. We thank residents      |
burglary  | why  | Officers delivered letters after two families moved back |
burglary  | success | Three arrests at once                                 |
fires     | why  | Excellent partnership work by all agencies            |
fires     | success | Three bins saved                                      |
"""
