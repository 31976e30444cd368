"""Addresses of the desk, below /admin/."""

from django.urls import path

from editorial.admin import by_hand, preview, published, pulse, queue_view, review, stored_file, undoing

urlpatterns = [
    path("wachtrij/", queue_view.queue, name="desk_queue"),
    path("wachtrij/zonder-concept/", queue_view.without_draft, name="desk_without_draft"),
    path("beoordelen/<int:draft_id>/", review.review, name="desk_review"),
    path("beoordelen/<int:draft_id>/polsslag/", pulse.pulse, name="desk_pulse"),
    path("beoordelen/<int:draft_id>/ongedaan/", undoing.undo, name="desk_undo"),
    path("schrijven/<int:motion_id>/", by_hand.write, name="desk_write"),
    path("tekst/<int:motion_id>/", by_hand.correct_text, name="desk_correct_text"),
    path("terugtrekken/<int:explanation_id>/", published.withdraw, name="desk_withdraw"),
    path("terugzetten/<int:explanation_id>/", published.restore, name="desk_restore"),
    path("verbeteren/<int:explanation_id>/", published.correct, name="desk_correct"),
    path("bevestigen/<int:explanation_id>/", published.confirm, name="desk_confirm"),
    path("bestand/<str:sha256>/", stored_file.stored_file, name="desk_file"),
    path("voorbeeld/", preview.preview, name="desk_preview"),
    path("geen-upload/", preview.no_upload, name="desk_no_upload"),
]
