"""Refuse changes to what is only ever added to."""

from django.db import migrations

from motieportal.operations import append_only


class Migration(migrations.Migration):
    dependencies = [("editorial", "0001_initial")]
    operations = [append_only.operation(("editorial_generation", "editorial_revision", "editorial_event"))]
