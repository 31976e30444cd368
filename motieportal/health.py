"""/health: whether the portal can do its work, for a monitor."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motieportal.operations import status
from motions.site.views import machines


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 where readers are served and jobs are worked; else 503 and what is wrong, each in a sentence."""
    try:
        faults = [*machines.faults(), *status.faults()]
    except DatabaseError as err:
        faults = [f"de database antwoordt niet: {type(err).__name__}"]
    return JsonResponse({"status": "fault" if faults else "ok", "faults": faults}, status=503 if faults else 200)
