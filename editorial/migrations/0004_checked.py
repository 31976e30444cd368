"""Counts of findings a revision, so that the queue can be filtered by them."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editorial", "0003_moves")]
    operations = [
        migrations.CreateModel(
            name="Checked",
            fields=[
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="checked",
                        serialize=False,
                        to="editorial.revision",
                        verbose_name="revisie",
                    ),
                ),
                ("blocking", models.PositiveSmallIntegerField(verbose_name="fouten")),
                ("warnings", models.PositiveSmallIntegerField(verbose_name="waarschuwingen")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="nagekeken")),
            ],
            options={"verbose_name": "controle", "verbose_name_plural": "controles"},
        ),
    ]
