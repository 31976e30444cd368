from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "motieportal.operations"
    label = "operations"
    verbose_name = "Beheer"
