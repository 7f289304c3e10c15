"""The one settings module; what differs between places comes from the environment.

``SAFERPLAN_HOME``        the folder for database, secret key and data (~/.saferplan)
``DATABASE_URL``          postgres://user:password@host:5432/name; SQLite without it
``SAFERPLAN_PRODUCTION``  on: cookies over HTTPS alone, hosts must be named
``SAFERPLAN_HOSTS``       the names it answers to, separated by commas
``SAFERPLAN_DEBUG``       on: errors are shown in the page; never in production
``SAFERPLAN_EMAIL_URL``   smtp://user:password@host:587?tls=1; files at home without it
``SAFERPLAN_EMAIL_FROM``  who e-mails come from
``SAFERPLAN_ADDRESS``     https://plan.anytown.gov.uk: how links in e-mails begin
"""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from saferplan.config import environment

PACKAGE = Path(__file__).resolve().parent.parent
HOME = environment.home()
DATA = HOME / "data"
PRODUCTION = environment.flag("SAFERPLAN_PRODUCTION")
DEBUG = environment.flag("SAFERPLAN_DEBUG")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured(
        "SAFERPLAN_DEBUG shows the inside of saferplan to everybody; leave it out "
        "in production."
    )

SECRET_KEY = environment.secret_key(HOME)
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = environment.words("SAFERPLAN_HOSTS", () if PRODUCTION else LOCAL_HOSTS)
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "In production the names it answers to must be given: set SAFERPLAN_HOSTS, "
        "for example to plan.anytown.gov.uk."
    )
CSRF_TRUSTED_ORIGINS = (
    [f"https://{host}" for host in ALLOWED_HOSTS] if PRODUCTION else []
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "saferplan.store",
    "saferplan.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before the static files, so that what they forbid holds for those as well.
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "saferplan.web.privacy.keep_out_of_caches",
    "saferplan.web.bounds.refuse_what_is_too_large",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for an account unless it says that it does not.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "saferplan.config.urls"
WSGI_APPLICATION = "saferplan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "saferplan.web.jinja.environment"},
    },
]

DATABASES = {"default": environment.database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "store.User"
PASSWORD_RULES = "django.contrib.auth.password_validation"  # noqa: S105 - a module
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{PASSWORD_RULES}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("account", "name", "email")},
    },
    {"NAME": f"{PASSWORD_RULES}.MinimumLengthValidator"},
    {"NAME": f"{PASSWORD_RULES}.CommonPasswordValidator"},
]
# Wrong passwords are counted here, each process for itself: with more processes
# more guesses are let through. Room enough that a flood of names pushes none out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
# A return of two hundred lines is one form of a thousand fields and more.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Each e-mail is a file in the home folder until a mail server is named.
_EMAIL = environment.email(HOME)
EMAIL_BACKEND = _EMAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _EMAIL.get("EMAIL_FILE_PATH")
EMAIL_HOST = _EMAIL.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _EMAIL.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _EMAIL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _EMAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = _EMAIL.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = _EMAIL.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = _EMAIL.get("EMAIL_TIMEOUT")
DEFAULT_FROM_EMAIL = _EMAIL["DEFAULT_FROM_EMAIL"]
SITE_ADDRESS = environment.site_address(ALLOWED_HOSTS, PRODUCTION)
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    folder for folder in [PACKAGE / "web" / "assets"] if folder.is_dir()
]
# Assets are served from where they were built: no second copy to make or forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# A working day: nobody stays signed in at a desk overnight.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    ONE_YEAR = 365 * 24 * 60 * 60
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = ONE_YEAR
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # In production it stands behind a server that speaks HTTPS and says so.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
