#!/usr/bin/env python3
"""Run a management command of the motieportal."""

import os
import sys


def main() -> None:
    """Hand the arguments of the shell to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motieportal.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
