"""The project: settings, addresses and Celery join the rooms motions and editorial."""

from motieportal.celery import app as celery_app

__all__ = ["celery_app"]
