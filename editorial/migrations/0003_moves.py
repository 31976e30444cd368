"""The permissions of the desk, and room in an event for a hint and for what an undo must restore."""

from django.db import migrations, models

from motieportal.operations import append_only


class Migration(migrations.Migration):
    dependencies = [("editorial", "0002_append_only")]
    operations = [
        migrations.AlterModelOptions(
            name="draft",
            options={
                "ordering": ["-pk"],
                "permissions": [
                    ("review_draft", "Mag concepten beoordelen"),
                    ("approve_draft", "Mag concepten goedkeuren"),
                    ("withdraw_explanation", "Mag uitleg terugtrekken en herstellen"),
                ],
                "verbose_name": "concept",
                "verbose_name_plural": "concepten",
            },
        ),
        migrations.AddField(
            model_name="event",
            name="details",
            field=models.JSONField(
                blank=True, default=dict, help_text="Aanwijzing, en wat eerst gold.", verbose_name="bijzonderheden"
            ),
        ),
        append_only.operation(("editorial_generation", "editorial_revision", "editorial_event")),
    ]
