"""Settings of the test suite: those of the portal, in an environment of its own."""

import os
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="motieportal-tests-"))
os.environ.update(
    {
        "DEBUG": "0",
        "SECRET_KEY": "only-for-tests-" + "0" * 50,
        "VAR_DIR": str(_home),
        "MEDIA_ROOT": str(_home / "media"),
        "SOURCE_HOSTS": "127.0.0.1,localhost",
        "SOURCE_REQUESTS_PER_SECOND": "0",
        "EMAIL_URL": "memorymail://",
        "PUBLIC_BASE_URL": "",
        "REDIS_URL": "",
        "LOG_LEVEL": "WARNING",
    }
)

from motieportal.settings import *  # noqa: E402, F403
from motieportal.settings import DATABASES, IS_SQLITE, STORAGES  # noqa: E402

if IS_SQLITE:  # a file, as in real life: threads and processes of a test see the same database
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CELERY_TASK_ALWAYS_EAGER = CELERY_TASK_STORE_EAGER_RESULT = True
(_home / "static").mkdir()
(_home / "media").mkdir()
