"""Work to do and work done. The Job table is the queue; a broker only rings the bell (jobs.py)."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Run(models.Model):
    """One run of a command or of a scheduled sync, with what it counted."""

    kind = models.CharField("soort", max_length=50)
    started_at = models.DateTimeField("begonnen", default=timezone.now)
    finished_at = models.DateTimeField("klaar", null=True, blank=True)
    counts = models.JSONField("tellingen", default=dict, blank=True)
    problems = models.JSONField("problemen", default=list, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "run", "runs"
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["kind", "-started_at"], name="run_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {timezone.localtime(self.started_at):%Y-%m-%d %H:%M}"


class JobState(models.TextChoices):
    WAITING = "waiting", "wacht"
    RUNNING = "running", "loopt"
    DONE = "done", "klaar"
    FAILED = "failed", "mislukt"


class JobQuerySet(models.QuerySet["Job"]):
    def waiting(self) -> Self:
        return self.filter(state=JobState.WAITING)

    def running(self) -> Self:
        return self.filter(state=JobState.RUNNING)

    def unfinished(self) -> Self:
        return self.filter(state__in=(JobState.WAITING, JobState.RUNNING))

    def failed(self) -> Self:
        return self.filter(state=JobState.FAILED)

    def due(self) -> Self:
        """Waiting jobs whose time has come, oldest first, leaving out those whose key is running now."""
        same_key = Job.objects.running().filter(kind=models.OuterRef("kind"), key=models.OuterRef("key"))
        return self.waiting().filter(~models.Exists(same_key), due__lte=timezone.now()).order_by("due", "pk")

    def lapsed(self) -> Self:
        """Running jobs whose worker stopped renewing its lease."""
        return self.running().filter(lease_until__lt=timezone.now())


class Job(models.Model):
    """A piece of work that survives its worker. Unique by kind and key while waiting, and while running."""

    kind = models.CharField("soort", max_length=50)
    key = models.CharField("sleutel", max_length=200)
    args = models.JSONField("gegevens", default=dict, blank=True)
    state = models.CharField("toestand", max_length=10, choices=JobState, default=JobState.WAITING)
    due = models.DateTimeField("niet voor", default=timezone.now)
    attempts = models.PositiveSmallIntegerField(
        "pogingen",
        default=0,
        help_text="Sinds de laatste geplande herhaling; na drie is de taak mislukt.",
    )
    retries = models.PositiveSmallIntegerField("geplande herhalingen", default=0)
    lease = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField("geleend tot", null=True, blank=True)
    rung_at = models.DateTimeField(null=True, editable=False)
    reason = models.TextField("reden", blank=True, default="")
    run = models.ForeignKey(Run, models.SET_NULL, null=True, blank=True, related_name="jobs", verbose_name="run")
    created_at = models.DateTimeField("gemaakt", default=timezone.now)
    finished_at = models.DateTimeField("klaar", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "taak", "taken"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], condition=Q(state="waiting"), name="one_waiting_job_a_key"),
            models.UniqueConstraint(fields=["kind", "key"], condition=Q(state="running"), name="one_running_job_a_key"),
        ]
        indexes = [
            models.Index(fields=["state", "due"], name="job_next"),
            models.Index(fields=["run", "state"], name="job_by_run"),
            models.Index(fields=["rung_at"], condition=Q(state="waiting"), name="job_rung"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Heartbeat(models.Model):
    """When something that should be alive last said so: the worker, the beat."""

    name = models.CharField("naam", max_length=50, primary_key=True)
    seen_at = models.DateTimeField("gezien")

    class Meta:
        verbose_name, verbose_name_plural = "teken van leven", "tekens van leven"

    def __str__(self) -> str:
        return self.name
