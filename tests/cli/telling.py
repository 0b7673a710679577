# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells a story of stories.py on the command line."""

import datetime
import zoneinfo

from ckcli import DONE, QUICK


def instant(local):
    """A local day and time as the instant that --now wants."""
    there = datetime.datetime.fromisoformat(local).replace(tzinfo=zoneinfo.ZoneInfo("Europe/London"))
    return there.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def practice_vault(home):
    home.run("practice", *QUICK, code=DONE)


class Telling:
    """One story in one vault."""

    def __init__(self, home, story):
        self.home, self.story = home, story
        self.reference = None

    def run(self, verb, *args, now=None, **more):
        words = ["--now", instant(now or self.story.acts[-1][0])]
        if self.story.restricted and verb in ("show", "history", "checks", "chronology"):
            words += ["--purpose" if verb == "chronology" else "--reason", self.story.restricted]
        return self.home.run(verb, *args, *words, code=DONE, **more)

    def show(self, now=None):
        return self.run("show", self.reference, "--json", now=now)

    def named(self, now, form):
        """The form with ids and entries where the story names a thing by its words."""
        form = dict(form)
        shown = self.show(now).json if {"action", "supersedes", "referral"} & set(form) or "actions" in form.get("close", form) else {}
        if "action" in form:
            form["action"] = self.action(shown, form["action"])
        for member in ("supersedes", "referral"):
            if member in form:
                form[member] = next(f"{self.reference}/{entry['number']}" for entry in shown["entries"]
                                    if form[member] in (entry.get("facts") or ""))
        closure = form.get("close", form)
        if "actions" in closure and all("action" in settle for settle in closure["actions"]):
            closure = dict(closure, actions=[dict(settle, action=self.action(shown, settle["action"])) for settle in closure["actions"]])
            form = dict(form, close=closure) if "close" in form else closure
        return form

    @staticmethod
    def action(shown, what):
        return next(action["action_id"] for action in shown["actions"] if action["what"] == what)

    def linked(self, person):
        """Somebody of the practice vault is linked by the id."""
        if "known" not in person:
            return person
        known = [row for row in self.run("people", "--json").json if row["name"] == person["known"]]
        return {"id": known[0]["id"], **{member: value for member, value in person.items() if member != "known"}}

    def act(self, now, verb, form):
        if verb == "log":
            form = dict(form, people=[self.linked(person) for person in form.get("people", ())])
            self.reference = self.run("log", now=now, input=form).out.strip()
        elif verb == "settle":
            form = self.named(now, form)
            self.run("action", self.reference, "--settle", form["action"], "--status", form["status"], now=now, input=form)
        elif verb == "link":
            self.run("link", self.reference, form["other"], now=now, input={"why": form["why"]})
        else:
            self.run(verb, self.reference, now=now, input=self.named(now, form))

    def tell(self, acts=None):
        for now, verb, form in acts or self.story.acts:
            self.act(now, verb, form)
        return self.reference
