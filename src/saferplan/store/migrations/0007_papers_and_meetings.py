"""Papers that are frozen, meetings, challenges, money, and action plans in full."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """New tables, and new columns of actions, variances, blockages and issues."""

    dependencies: ClassVar = [
        ("store", "0006_who_may_start"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AllocationVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("line", models.CharField(max_length=40)),
                ("action", models.CharField(max_length=40)),
                ("amount", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ArisingVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("meeting", models.PositiveIntegerField()),
                ("body", models.CharField(max_length=100)),
                ("what", models.TextField()),
                ("owner", models.CharField(max_length=100)),
                ("post", models.TextField(blank=True)),
                ("due", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("how", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="ChallengeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("body", models.CharField(max_length=100)),
                ("asked_on", models.DateField()),
                ("question", models.TextField()),
                ("owner", models.CharField(max_length=100)),
                ("month", models.DateField()),
                ("kind", models.CharField(max_length=20)),
                ("asked_by", models.TextField(blank=True)),
                ("indicator", models.CharField(blank=True, max_length=100)),
                ("action", models.CharField(blank=True, max_length=40)),
                ("due", models.DateField(null=True)),
                ("meeting", models.PositiveIntegerField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("evidence", models.TextField(blank=True)),
                ("answered_by", models.TextField(blank=True)),
                ("answered_on", models.DateField(null=True)),
                ("follow_up", models.TextField(blank=True)),
                ("follow_up_due", models.DateField(null=True)),
                ("followed_up_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="FundingLineVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("title", models.TextField()),
                ("identified", models.PositiveBigIntegerField()),
                ("source", models.TextField(blank=True)),
                ("group", models.CharField(blank=True, max_length=100)),
                ("starts", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("is_confirmed", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="IssuedFileRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("is_withheld", models.BooleanField()),
                ("name", models.TextField()),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="MeetingRecordVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("agenda", models.JSONField(default=list)),
                ("attendance", models.JSONField(default=list)),
                ("interests", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="RiskVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("action", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("what", models.TextField()),
                ("mitigation", models.TextField(blank=True)),
                ("likelihood", models.CharField(max_length=10)),
                ("impact", models.CharField(max_length=10)),
                ("closed_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SpendingRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("line", models.CharField(max_length=40)),
                ("action", models.CharField(max_length=40)),
                ("month", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("words", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="TargetProposalVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("indicator", models.CharField(max_length=100)),
                ("target", models.JSONField()),
                ("proposed_by", models.TextField()),
                ("proposed_on", models.DateField()),
                ("decision", models.CharField(max_length=20)),
                ("decided_by", models.TextField(blank=True)),
                ("decided_on", models.DateField(null=True)),
                ("remark", models.TextField(blank=True)),
                ("body", models.CharField(blank=True, max_length=100)),
                ("meeting", models.PositiveIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="TermsVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("title", models.TextField()),
                ("text", models.TextField()),
                ("body", models.CharField(blank=True, max_length=100)),
                ("adopted_on", models.DateField(null=True)),
                ("review_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="UptakeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("success_of", models.CharField(max_length=100)),
                ("month", models.DateField()),
                ("holder", models.CharField(max_length=100)),
                ("words", models.TextField(blank=True)),
            ],
        ),
        migrations.AddField(
            model_name="actionversion",
            name="done_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="actionversion",
            name="focus_area",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="actionversion",
            name="funding",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="actionversion",
            name="progress",
            field=models.CharField(default="not_started", max_length=20),
        ),
        migrations.AddField(
            model_name="actionversion",
            name="scope",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="actionversion",
            name="themes",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="blockageversion",
            name="action",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="blockageversion",
            name="answer",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="blockageversion",
            name="answered_by",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="blockageversion",
            name="answered_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="blockageversion",
            name="support",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="brandingversion",
            name="word_template",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="issuedpackrow",
            name="contents_hash",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="issuedpackrow",
            name="distribution",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="issuedpackrow",
            name="marking",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="issuedpackrow",
            name="paper",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="varianceversion",
            name="body",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="varianceversion",
            name="drops",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="varianceversion",
            name="meeting",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="varianceversion",
            name="new_scope",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="varianceversion",
            name="was_due",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="varianceversion",
            name="was_scope",
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name="actionversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("progress__in", ["not_started", "under_way", "done", "dropped"])
                ),
                name="action_progress_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_on__isnull", False), ("progress", "done")),
                    models.Q(
                        models.Q(("progress", "done"), _negated=True),
                        ("done_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="action_done_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedpackrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "paper__in",
                        ["report", "overview", "group", "scrutiny", "brief", ""],
                    )
                ),
                name="issued_paper_is_known",
            ),
        ),
        migrations.AddField(
            model_name="allocationversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="allocationversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="arisingversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="arisingversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="challengeversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="challengeversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="fundinglineversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="fundinglineversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="issuedfilerow",
            name="issued",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="files",
                to="store.issuedpackrow",
            ),
        ),
        migrations.AddField(
            model_name="meetingrecordversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="meetingrecordversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="riskversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="riskversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="spendingrow",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="spendingrow",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="targetproposalversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="targetproposalversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="termsversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="termsversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddField(
            model_name="uptakeversion",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.ledgerentry",
            ),
        ),
        migrations.AddField(
            model_name="uptakeversion",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.partnershiprow",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocationversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "line", "action"), name="allocation_once_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="arisingversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "number"), name="arising_once_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="arisingversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number__gte", 1), ("number__isnull", True), _connector="OR"
                ),
                name="arising_starts_at_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "number"), name="challenge_once_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["question", "comment"])),
                name="challenge_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number__gte", 1), ("number__isnull", True), _connector="OR"
                ),
                name="challenges_start_at_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="challengeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_on__isnull", True)),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("answered_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="challenge_answer_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="fundinglineversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "code"), name="funding_line_once_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="fundinglineversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends__gte", models.F("starts")),
                    ("starts__isnull", True),
                    ("ends__isnull", True),
                    _connector="OR",
                ),
                name="funding_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedfilerow",
            constraint=models.UniqueConstraint(
                fields=("issued", "kind", "is_withheld"), name="issued_file_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingrecordversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "number"), name="meeting_record_once_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "action", "number"), name="risk_once_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("likelihood__in", ["low", "medium", "high"])),
                name="risk_likelihood_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="riskversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("impact__in", ["low", "medium", "high"])),
                name="risk_impact_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="spendingrow",
            constraint=models.UniqueConstraint(
                fields=("partnership", "number"), name="spending_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="spendingrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True),
                name="spending_is_not_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="spendingrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number__gte", 1), ("number__isnull", True), _connector="OR"
                ),
                name="spending_starts_at_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetproposalversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "number"), name="target_proposal_once_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="targetproposalversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decision__in", ["requested", "approved", "refused", "withdrawn"])
                ),
                name="target_decision_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "number"), name="terms_once_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="termsversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["terms_of_reference", "constitution"])
                ),
                name="terms_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_on__gte", models.F("adopted_on")),
                    ("adopted_on__isnull", True),
                    ("review_on__isnull", True),
                    _connector="OR",
                ),
                name="terms_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="uptakeversion",
            constraint=models.UniqueConstraint(
                fields=("entry", "success_of", "month", "holder"),
                name="uptake_once_an_entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="uptakeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("success_of", models.F("holder")), _negated=True),
                name="uptake_is_of_another_group",
            ),
        ),
    ]
