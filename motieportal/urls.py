"""All addresses: the public site at the root, the editors' desk below /admin/."""

from django.contrib import admin
from django.urls import include, path

from motieportal.health import health

admin.site.site_header = "Motieportal – redactie"
admin.site.site_title = "Motieportal"
admin.site.index_title = "Redactie"

urlpatterns = [
    path("admin/", include("editorial.admin.urls")),
    path("admin/", admin.site.urls),
    path("health", health, name="health"),
    path("", include("motions.site.urls")),
]
