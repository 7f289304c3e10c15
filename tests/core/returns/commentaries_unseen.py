"""A second table of commentaries, never looked at while the linter was mended.

Written at the same time as the first and in the same form; it says how well the rules
do on words they were not made for.
"""

UNSEEN = """
burglary  | done | Offences continue to rise, mainly insecure sheds in Paston |
burglary  | done | Still on course to deliver the year-end figure        | contradicts
burglary  | done | We have not met the target                            |
burglary  | done | The target has not been achieved this quarter         |
burglary  | done | It would be wrong to say that we are on track         |
burglary  | done | Nobody could claim we are on target                   |
burglary  | done | We were on track until November                       |
burglary  | done | Our actions are on track but the figure is not        |
burglary  | done | Anti-social behaviour fell by 4% over the same period |
burglary  | done | The police precept was reduced                        |
burglary  | done | We need fewer sheds left open                         |
burglary fires | done | Everything is on target | contradicts
burglary fires | done | NI33 remains ahead of target                          |
burglary fires | done | NI33 is off track | contradicts
burglary  | next | Target hardening of 60 homes may follow               | no_date
burglary  | next | Locks go out from Monday 9th                          |
burglary  | next | We will monitor the situation                         | no_date
burglary  | next | Discuss at the next meeting                           |
burglary  | next | Gosod cloeon erbyn mis Ebrill                         |
burglary  | why  | Nothing to report                                     | no_cause
burglary  | why  | See last month                                        | no_cause
burglary | why | A good clear-up rate and strong partnership working | only_good_news
burglary  | why  | Good weather kept people out of their homes           |
burglary  | why  | Well-known offenders were released in October         |
burglary  | why  | Nid ydym ar y trywydd iawn                            |
burglary  | why  | Wzrost włamań do szop                                 |
burglary  | why  | چوریاں بڑھ گئیں                                       |
burglary  | success | Great response from residents                         |
fires     | done | We missed the target this month                       | contradicts
fires     | done | We narrowly avoided missing the target                |
fires     | done | Unlike last year, we have not missed the target       |
fires     | done | A further fall of 47 is necessary                     |
fires     | success | A school that teaches fire safety                     |
shops     | done | Retailers reported increased footfall before Christmas |
shops     | done | The value of goods stolen rose to £40,000             |
shops     | done | Shoplifting increased on the month before             | contradicts
treatment | done | Numbers have gone up since the clinic opened          | contradicts
treatment | done | The number of users fell as the Bretton clinic closed |
treatment | done | Drop-out rates fell after the new keyworkers started  |
treatment | done | To hit 809 a fall of 65 is necessary                  | contradicts
treatment | done | We need fewer missed appointments to reach 809        |
repeats   | done | The rate has fallen for the third month in a row      | contradicts
repeats   | done | A falling rate is what we want to see by March        |
reoffending | done | Offending is down by a third on the baseline          | contradicts
reoffending | done | Twelve of the cohort are in custody, so offending should fall |
perceptions | done | Results are on track to be published in February      |
"""

LEFT = """
cases     | done | Referrals are low and we are behind where we should be | contradicts
"""
"""What is not found, and stays so: words nobody wrote a rule for."""
