"""Flask in one file. LOGIN=1 uses Flask-Login with its remember cookie."""
import os
import pathlib

from flask import Flask, redirect, request, session

here = pathlib.Path(__file__).parent
decor = os.environ["DECOR"].split()
app = Flask(__name__)
app.secret_key = os.urandom(32)
with_login = os.environ.get("LOGIN") == "1"

if with_login:
    from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

    manager = LoginManager(app)

    class User(UserMixin):
        def __init__(self, name):
            self.id = name

    @manager.user_loader
    def load(name):
        return User(name)


def user():
    if with_login:
        return current_user.id if current_user.is_authenticated else None
    return session.get("user")


def page(title, body=""):
    scripts = "".join(f"<script>{{{(here / 'decor' / (name + '.js')).read_text()}}}</script>" for name in ["kit", *decor])
    who = '<p id="who">Welcome back, Ada</p>' if user() else "<p>You are a visitor.</p>"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">{scripts}</head>'
        f"<body><h1>{title}</h1>{who}{body}</body></html>"
    )


@app.get("/")
def home():
    return page("Weather")


@app.route("/login", methods=["GET", "POST"])
def login():
    form = '<form id="login" method="post"><input name="user"><input name="password" type="password"><button>Log in</button></form>'
    if request.method == "GET":
        return page("Log in", form)
    if request.form["user"] != "ada" or request.form["password"] != "lovelace":
        return page("Log in", "<p>Wrong.</p>" + form)
    if with_login:
        login_user(User("ada"), remember=True)
    else:
        session.clear()
        session["user"] = "ada"
        session["visits"] = 0
    return redirect("/stations")


@app.get("/stations")
@app.get("/stations/<part>")
def stations(part=""):
    if not user():
        return redirect("/login?next=/stations")
    if not with_login:
        session["visits"] += 1
    return page("Stations", '<a id="logout" href="/logout">Log out</a>')


@app.get("/logout")
def leave():
    if with_login:
        logout_user()
    else:
        session.clear()
    return redirect("/")


app.run("127.0.0.1", int(os.environ["PORT"]))
