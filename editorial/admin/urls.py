"""Addresses of the desk, below /admin/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
