"""Django in one file: its own sessions, login and CSRF protection. ENGINE names the store of the sessions."""
import os
import pathlib
import sys
import tempfile

import django
from django.conf import settings
from django.core.management import call_command, execute_from_command_line

here = pathlib.Path(__file__).parent
port = os.environ["PORT"]
decor = os.environ["DECOR"].split()
settings.configure(
    DEBUG=True,
    SECRET_KEY=os.urandom(32).hex(),
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(tempfile.mkdtemp(), "db.sqlite3")}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage",
    SESSION_ENGINE=os.environ["ENGINE"],
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    SESSION_COOKIE_SECURE=os.environ.get("SECURE") == "1",
    CSRF_COOKIE_SECURE=os.environ.get("SECURE") == "1",
    LOGIN_URL="/accounts/login/",
)
django.setup()

from django.contrib import messages  # noqa: E402
from django.contrib.auth import authenticate, login, logout  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.http import HttpResponse, HttpResponseRedirect  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from django.urls import path  # noqa: E402


def page(request, title, body=""):
    scripts = "".join(f"<script>{{{(here / 'decor' / (name + '.js')).read_text()}}}</script>" for name in ["kit", *decor])
    who = '<p id="who">Welcome back, Ada</p>' if request.user.is_authenticated else "<p>You are a visitor.</p>"
    said = "".join(f"<p>{one}</p>" for one in messages.get_messages(request))
    return HttpResponse(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">{scripts}</head>'
        f"<body><h1>{title}</h1>{who}{said}{body}</body></html>"
    )


def token(request):
    return f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">'


def home(request):
    return page(request, "Recipes")


def enter(request):
    if request.method == "POST":
        user = authenticate(request, username=request.POST["user"], password=request.POST["password"])
        if user is not None:
            login(request, user)
            messages.success(request, "Good to see you")
            return HttpResponseRedirect("/recipes/")
    form = f'<form id="login" method="post">{token(request)}<input name="user"><input name="password" type="password"><button>Log in</button></form>'
    return page(request, "Log in", form)


@login_required
def recipes(request, part=""):
    return page(request, "Your recipes", f'<form method="post" action="/accounts/logout/">{token(request)}<button id="logout">Log out</button></form>')


def leave(request):
    logout(request)
    return HttpResponseRedirect("/")


urlpatterns = [
    path("", home),
    path("accounts/login/", enter),
    path("accounts/logout/", leave),
    path("recipes/", recipes),
    path("recipes/<part>/", recipes),
]

if __name__ == "__main__":
    from django.contrib.auth.models import User

    call_command("migrate", verbosity=0)
    User.objects.create_user("ada", password="lovelace")
    execute_from_command_line([sys.argv[0], "runserver", "--noreload", f"127.0.0.1:{port}"])
