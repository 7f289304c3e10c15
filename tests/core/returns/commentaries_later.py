"""Commentaries of two later rounds, each written before the linter was run on it.

The rules were mended after each round where a plain improvement existed; what they
still get wrong stands in `LEFT`.
"""

THIRD = """
burglary  | done | Overall, burglary has reduced by 4% year on year      | contradicts
burglary  | done | We have seen a significant reduction                  | contradicts
burglary  | done | Vehicle crime decreased while burglary increased      |
burglary | done | Although burglary has fallen slightly, we remain behind target | \
    contradicts
burglary  | done | Burglary is lower than last year                      | contradicts
burglary  | done | Car crime continues to fall                           | contradicts
burglary  | done | The rate has come down                                | contradicts
burglary  | done | Levels are reducing                                   | contradicts
burglary  | done | Trend is downward                                     | contradicts
burglary  | done | A downward trend in the number of young offenders was seen |
burglary  | done | Fewer repeat victims came forward                     |
burglary  | done | The number of arrests fell                            |
burglary  | done | Detections rose to 22%                                |
burglary  | done | Burglary would have fallen but for one series in Orton |
burglary  | done | Had the series not occurred we would have met the target |
burglary  | done | We achieved target in three of the five beats         |
burglary  | done | On current performance we will meet the target        |
burglary  | done | Green waste bins were used to climb in                |
burglary  | done | All officers are on target with their training        |
burglary  | done | Operation Target ran in December                      |
burglary  | done | We hit the target                                     | contradicts
burglary  | done | Target achieved                                       | contradicts
burglary  | done | Target met.                                           | contradicts
burglary  | done | On track                                              | contradicts
burglary  | done | on-target                                             | contradicts
burglary  | done | Is this on track? Sadly it is not.                    |
burglary  | done | Not yet on target                                     |
burglary  | done | Burglary is performing above expectations             |
burglary  | done | Performance: GREEN                                    |
burglary  | done | Performance is currently green                        | contradicts
burglary  | done | NI16 performing well against target                   | contradicts
burglary  | done | Last month's dip has been reversed                    |
fires     | done | Deliberate fires are up on last month                 | contradicts
fires     | done | Red route bins were removed                           |
fires     | done | The fire service missed the target for home checks    |
fires     | done | We are off target                                     | contradicts
fires     | done | The number of bins set on fire rose                   |
fires     | done | Fires have increased again                            | contradicts
fires     | done | Increased fires in Paston                             |
fires     | done | Target was missed                                     | contradicts
cases     | done | Cases fell                                            | contradicts
cases     | done | Fewer cases were heard                                | contradicts
cases     | done | There were fewer referrals from health                |
cases     | done | More cases were heard than planned                    |
cases     | done | Performance is worse than target                      | contradicts
treatment | done | Performance has improved                              | contradicts
treatment | done | Improved access to the clinic                         |
treatment | done | Treatment completions rose by 5%                      |
treatment | done | Waiting times have reduced to two weeks               |
treatment | done | We met the waiting time target                        |
shops     | done | An increase in shoplifting was recorded               | contradicts
shops     | done | Shoplifting is getting worse                          | contradicts
shops     | done | More shoplifters were caught                          |
shops     | done | We saw an increase                                    | contradicts
shops     | done | Reporting has increased                               |
shops     | done | Retail theft has gone up                              |
repeats   | done | Repeats are down                                      | contradicts
repeats   | done | Fewer women came back to the conference               |
reoffending | done | Reoffending is down                                   | contradicts
burglary fires cases | done | All indicators are green | contradicts
burglary fires cases | done | Two indicators are green and one is red               |
burglary fires cases | done | Most targets were met                                 |
burglary fires cases | done | All targets were met | contradicts
burglary fires cases | done | Performance is good overall                           |
burglary fires cases | done | Deliberate fires rose | contradicts
burglary  | next | Visit each home within 48 hours                       |
burglary  | next | Report back in April                                  |
burglary  | next | Locks by Easter                                       |
burglary  | next | Target group 1 and 2 homes                            | no_date
burglary  | next | Complete by Q4 2008/09                                |
burglary  | next | Review at Delivery Board on 22/1                      |
burglary  | next | Mar 09: patrols                                       |
burglary  | next | We may march on                                       | no_date
burglary  | next | Raise with the Board                                  | no_date
burglary  | next | Ring 01733 747474                                     | no_date
burglary  | next | Fit locks to 1999 sheds                               | no_date
burglary  | why  | Seasonal                                              |
burglary  | why  | As above.                                             | no_cause
burglary  | why  | Burglary rose                                         |
"""

FOURTH = """
burglary  | done | Offending has fallen sharply over Christmas           | contradicts
burglary | done | Burglary figures have dropped below the level of 2007/08 | contradicts
burglary  | done | The gap to target has narrowed                        |
burglary  | done | We are confident that the target will be met          |
burglary  | done | Delivery of the action plan is on track               |
burglary  | done | The scheme is ahead of schedule                       |
burglary  | done | Car crime is now ahead of target                      | contradicts
burglary  | done | Performance is on target for the year end             | contradicts
burglary  | done | Performance is neither on track nor improving         |
burglary  | done | There has been little reduction                       |
burglary  | done | Reductions in burglary have not been sustained        |
burglary  | done | Fear of crime has fallen                              |
burglary  | done | Domestic abuse reports increased by 8%                |
burglary  | done | Criminal damage fell; burglary did not                |
burglary  | done | The previous reduction has been lost                  |
burglary  | done | We lost two analysts, which reduced our capacity      |
burglary  | done | Burglary was lower in December than in November       | contradicts
burglary  | done | The target of a 12% reduction remains challenging     |
burglary  | done | We need a bigger reduction than planned               |
burglary  | done | A rise in burglary is expected each winter            |
fires     | done | Fires have gone up in Paston but down elsewhere       |
fires     | done | We are behind schedule on the bin locks               |
fires     | done | There were more fires than last month                 |
fires     | done | Fires doubled                                         | contradicts
fires     | done | Performance is off track                              | contradicts
fires     | done | We have exceeded the target                           |
cases     | done | We have exceeded the target                           |
cases     | done | The number of cases went down                         | contradicts
cases     | done | The target has been missed                            | contradicts
cases     | done | Police referrals have declined                        |
treatment | done | Performance remains on course                         | contradicts
treatment | done | A small increase was seen                             | contradicts
treatment | done | Numbers declined again                                |
treatment | done | Recruitment of keyworkers has improved                |
treatment | done | The number of drug users in treatment has grown       | contradicts
shops     | done | Shoplifting is up by a fifth on last year             | contradicts
shops     | done | Thefts of alcohol have risen                          |
shops     | done | The rise in shoplifting continues                     | contradicts
shops     | done | A rise in unemployment may be behind it               |
repeats   | done | The repeat rate is falling                            | contradicts
reoffending | done | The cohort was reduced to 60                          |
burglary fires | done | Burglary and car crime and deliberate fires are both on \
    track | contradicts
burglary fires | done | Deliberate fires have fallen and burglary and car crime has \
    risen |
burglary fires | done | Fires are down, burglary is up                        |
burglary fires | done | Fires are up, burglary is down | contradicts
burglary  | next | Operation begins week commencing 12 Jan               |
burglary  | next | Locks to be fitted in the coming weeks                |
burglary  | next | To be agreed                                          | no_date
burglary  | next | To be confirmed                                       | no_action
burglary  | next | Apply for funding (deadline 30/1/09)                  |
burglary  | next | Patrols between 4pm and 7pm                           | no_date
burglary  | why  | Same as last month                                    | no_cause
burglary  | why  | See comments above                                    | no_cause
burglary  | why  | Not known yet                                         |
burglary | why | A really positive month for the team | only_good_news
burglary | why | Great work by officers, who arrested five | only_good_news
burglary  | why  | The great majority were sheds left open               |
"""

LEFT = """
burglary  | done | On target: no                                         |
burglary | done | Lower than the same month last year, but still behind the profile \
    | contradicts
treatment | done | More people are in effective treatment                | contradicts
reoffending | done | The cohort's offending has fallen by 32%              | contradicts
burglary  | why  | Dim newid                                             | no_cause
burglary | done | The force has recorded a fall in domestic burglary of 6% | contradicts
burglary fires | done | Performance is on track across the board | contradicts
"""
