# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells a story of tests/cli/stories.py in the window, as a person does: by the forms, their buttons and the keyboard."""

import re

from hands import BUTTONS, Hands
from journey import Program, children, name, pause, role, text, wait_for, walk
from ckcli import PASSPHRASE
from telling import instant

# what the window says for the tokens of the forms
KINDS = {"child": "About a child", "between-children": "Between children", "allegation": "Allegation about an adult",
         "low-level": "Low-level concern about an adult", "organisation": "About the organisation"}
PEOPLE = {"child": "A child", "adult": "An adult", "unknown": "Not known"}
ANSWERS = {"yes": "Yes", "no": "No", "unknown": "Not known"}
CATEGORIES = {"nudes": "Nudes and semi-nudes", "data-breach": "Personal data breach", "hate": "Hate or discrimination"}
STRANDS = {"harmed": "Person harmed", "bystanders": "Bystanders and witnesses", "responsible": "Person alleged responsible",
           "organisation": "The organisation"}
TRIGGERS = (("adult_involved", "^Is an adult involved"), ("coercion", "^Was anyone coerced"), ("violent_or_atypical", "^Are the acts"),
            ("under_13", "^Are there sexual acts"), ("immediate_risk", "^Is anyone at immediate risk"))
TABS = ("radio button", "toggle button", "page tab", "tab", "push button")
PLAN = {"harmed": "The person harmed", "responsible": "The person alleged responsible"}
STANDINGS = {"met": "Met", "partly": "Partly", "not": "Not"}
BODIES = {"police": "Police", "social-care": "Children’s social care", "lado": "Designated officer (LADO)", "ceop": "CEOP",
          "iwf": "IWF or Report Remove", "ico": "ICO (personal data breach)", "dbs": "DBS (barring referral)",
          "insurer": "Insurer", "other": "Another organisation"}


def spoken(token):
    """alleged-responsible: Alleged responsible."""
    return token.replace("-", " ").capitalize()


class Storybook:
    """One story in one vault, in the window."""

    def __init__(self, program_path, home, story):
        self.path, self.home, self.story = program_path, home, story
        self.program = self.hands = self.at = self.pane = None
        self.reference = None
        self.restricted = False

    # --- the window -------------------------------------------------------------------------------------------------

    def open(self, at):
        """The window at that time, unlocked."""
        self.at = at
        # GTK 4.8 lays a full text view out while it draws it, and warns of the scrollbar that moves in the midst of that
        self.program = Program([self.path, "--now=" + instant(at), self.home.vault], debug="")
        self.hands = Hands(self.program)
        self.unlock()

    def unlock(self):
        self.program.activate()
        self.program.fill("Passphrase", PASSPHRASE, hidden=True)
        self.program.key("Return")
        self.hands.sees("Overdue|Nothing is due", 60)
        self.program.activate()

    def close(self):
        self.program.activate()
        self.program.quit()

    def find(self, words):
        """Searches for it, and opens the first of what is found."""
        def do():
            self.program.key("ctrl+f")
            self.program.wait_focus("entry", "^Search everything$")
            self.program.key("ctrl+a")
            self.program.type(words)
        self.hands.until(f"{words!r} in the search", do, lambda: text(self.program.focused()) == words)
        self.program.key("Return")

    def open_case(self):
        self.hands.look_at(None)
        self.find(self.reference)
        if self.story.restricted is not None and self.restricted:
            self.dialog("Restricted Case")
            self.hands.write("Why Do You Look at It?", self.story.restricted)
            self.done("Open")
        self.case_shown()

    def case_shown(self):
        """The part of the window that shows the case is where its tabs and buttons are looked for."""
        self.hands.look_between((BUTTONS, "Print chronology"), (TABS, "Checks"))
        self.pane = self.hands.place

    def history(self):
        self.menu("History")
        self.hands.sees("^History")
        pause(0.5)

    def tab(self, title):
        self.hands.look_at(self.pane)
        self.hands.click(self.hands.find(TABS, title))
        pause(0.2)
        self.hands.look_at(self.pane)

    def menu(self, item, button="More about this case"):
        """An item of a menu."""
        hands = self.hands
        hands.look_at(self.pane)
        hands.click(hands.find(BUTTONS, button))
        hands.find("menu item", item).act()

    def gone(self, roles, title):
        """Waits until a form has gone, which it does once what it says is recorded."""
        self.hands.look_at(None)
        wait_for(f"{title!r} to be saved", lambda: self.hands.all(None, "") and not self.hands.all(roles, title), 30)
        self.hands.look_at(self.pane)

    # --- acts -------------------------------------------------------------------------------------------------------

    def tell(self):
        for at, verb, form in self.story.acts:
            if at != self.at:
                if self.program is not None:
                    self.close()
                self.open(at)
                if self.reference is not None:
                    self.open_case()
            self.act(verb, form)

    def act(self, verb, form):
        self.hands.look_at(self.pane)
        {"close": self.shut}.get(verb, getattr(self, verb.replace("-", "_")))(form)

    def log(self, form):
        hands = self.hands
        hands.look_at(None)
        self.program.key("ctrl+n")
        self.hands.sees("Enough to Save")
        hands.look_between((BUTTONS, "Save and Lock"), ("label", "Enough to Save"))
        if "immediate_danger" in form:
            hands.answer("Is anyone in immediate danger?", ANSWERS[form["immediate_danger"]])
        for person in form.get("people", ()):
            self.person(person)
        hands.choose("Kind", KINDS[form["kind"]])
        for person in form.get("people", ()):
            self.asked(person)
        hands.moment("When It Happened", form["happened"], form.get("happened_precision", "exact"))
        hands.moment("When We Were Told", form["told"], form.get("told_precision", "exact"))
        for member, field in (("source", "Who saw, said or sent it"), ("told_to", "Told to"),
                              ("title", "Title without names; from kind and category when empty")):
            if member in form:
                hands.write(field, form[member])
        if "categories" in form:
            hands.tick("Add a category", [CATEGORIES.get(token, spoken(token)) for token in form["categories"]])
        if "nudes" in form:
            self.nudes(form["nudes"])
        for member, field in (("facts", "Facts"), ("own_words", "Their Own Words"), ("opinion", "My Opinion"),
                              ("immediate_action", "Done at Once"), ("child_view", "The Child’s View")):
            if member in form:
                hands.write(field, form[member])
        if "online" in form:
            self.online(form["online"])
        for injury in form.get("injuries", ()):
            self.injury(injury)
        if "parents_told" in form:
            hands.answer("Have they been told?", ANSWERS[form["parents_told"]])
        for member, field in (("parents_reason", "How and by whom, or why not"), ("significance", "Significance for the chronology")):
            if member in form:
                hands.write(field, form[member])
        if "characteristics" in form:
            hands.tick("Add a characteristic", [spoken(token) for token in form["characteristics"]])
        if "bias" in form:
            hands.write("The motive in words", form["bias"])
        if "risk" in form:
            hands.answer("Risk", spoken(form["risk"]))
        for action in form.get("actions", ()):
            hands.write("Next action", action["what"])
            hands.choose("For whom", STRANDS[action["strand"]])
            hands.write("By whom; the lead when empty", action["owner"])
            hands.day("By when", action["due"])
        self.program.key("ctrl+Return")
        self.gone("label", "Enough to Save")
        self.case_shown()
        if self.reference is None:
            self.reference = name(hands.find("label", re.compile(r"^\d{4}-\d{4}$")))

    def person(self, person):
        called = person.get("known") or person.get("name") or person["description"]
        self.hands.click(self.hands.find("text", "Add a person: type a name"))
        self.program.type(called)
        self.hands.find("label", f"Add “{called}” as someone new")
        if "description" not in person:
            self.program.key("Return")
        else:
            self.hands.click(self.hands.find("list item", "Someone who isn’t known by name"))
        self.hands.choose(f"Role of {called}", spoken(person["role"]))
        if {"kind", "born"} & set(person):
            row = self.row(called)
            self.hands.press(f"More about {called}")
            pause(0.3)
            if "kind" in person:
                self.hands.answer("Kind of person", PEOPLE[person["kind"]], row)
            if "born" in person:
                self.hands.write("Date of birth", person["born"], row)
            self.hands.press(f"More about {called}")

    def row(self, called):
        node = self.hands.find("combo box", f"Role of {called}")
        return self.hands.around(node, "list item")

    def asked(self, person):
        if "parents_told" not in person:
            return
        row = self.row(person["name"])
        if "child_view" in person:
            self.hands.write("This child’s view", person["child_view"], row)
        self.hands.answer("Have this child’s parents been told?", ANSWERS[person["parents_told"]], row)
        self.hands.write("How this child’s parents were told, or why not", person["parents_reason"], row)

    def online(self, online):
        if self.hands.all(BUTTONS, "Add Online Details"):
            self.hands.press("Add Online Details")
        for token in online["four_cs"]:
            self.hands.answer("Risk online", spoken(token))
        for member, field in (("platform", "Platform or service"), ("handle", "Handle or address")):
            if member in online:
                self.hands.write(field, online[member])
        if "ai_made" in online:
            self.hands.choose("Made or altered by AI", ANSWERS[online["ai_made"]])

    def injury(self, injury):
        """A mark on the body map, by its list of the parts of the body."""
        hands = self.hands
        if hands.all(BUTTONS, "Add Injuries"):
            hands.press("Add Injuries")
            pause(0.3)
        hands.answer("Pictures of the body", spoken(injury["picture"]))
        before = len(hands.all("combo box", "Kind of injury"))
        part = spoken(injury["region"]) + (", from behind" if injury["picture"] == "back" else "")
        hands.choose("Part of the body", part)
        hands.press("Add Mark")
        kinds = wait_for("a line for the mark", lambda: len(found := hands.all("combo box", "Kind of injury")) > before and found, 10)
        row = hands.around(kinds[-1], "list item")
        hands.choose("Kind of injury", spoken(injury["kind"]), row)
        if "size_mm" in injury:
            hands.write("Size in millimetres, empty when it wasn’t measured", str(injury["size_mm"]), row)
        hands.write("Note about the mark", injury["note"], row)

    def nudes(self, nudes):
        hands = self.hands
        hands.find("text", "What Was Described")
        hands.answer("Has anyone here seen it already?", ANSWERS[nudes["seen"]])
        for member, field in (("described", "What Was Described"), ("described_by", "Described by whom"),
                              ("holders", "Who holds it, as far as is known"), ("seen_by", "Who saw it"),
                              ("seen_why", "Why it was seen"), ("seen_present", "Who was present"),
                              ("deletion", "Deletion: who was asked to, when; or why not yet"),
                              ("referral", "Who was told, when, their reference; or why nobody was")):
            if member in nudes:
                hands.write(field, nudes[member])
        for member, question in TRIGGERS:
            hands.answer(re.compile(question), ANSWERS[nudes[member]])

    def entry(self, form, heading, fields):
        self.hands.sees(heading)
        if "happened" in form:
            self.hands.moment("When", form["happened"], form.get("happened_precision", "exact"))
        for member, field in fields:
            if member in form:
                self.hands.write(field, form[member])

    def note(self, form):
        kinds = {"note": "Note", "contact": "Contact", "decision": "Decision"}
        self.tab("Chronology")
        self.hands.press(kinds[form["kind"]])
        self.entry(form, "Add a " + kinds[form["kind"]],
                   (("title", {"contact": "With Whom, and How", "note": "In a Few Words, if Need Be"}[form["kind"]]),
                    ("text", {"contact": "What Was Said", "note": "Facts"}[form["kind"]])))
        if {"own_words", "opinion", "outcome"} & set(form):
            self.hands.press("More…")
            pause(0.2)
            for member, field in (("own_words", "Their Own Words"), ("opinion", "My Opinion"), ("outcome", "Outcome")):
                if member in form:
                    self.hands.write(field, form[member])
        self.hands.press("Save and Lock")
        self.gone("label", "Add a " + kinds[form["kind"]])

    def decision(self, form):
        self.tab("Chronology")
        if "supersedes" in form:
            self.menu("Supersede This Decision…", re.compile("^More about Decision"))
        else:
            self.hands.press("Decision")
        self.entry(form, "Add a Decision",
                   (("title", "In a Few Words"), ("text", "What Was Decided"), ("reason", "Why"), ("options", "Options Considered"),
                    ("threshold", "Threshold"), ("decided_by", "Decided by, if not by you")))
        if form.get("no_further_action"):
            self.hands.click(self.hands.find("check box", "No further action"))
        self.hands.press("Save and Lock")
        self.gone("label", "Add a Decision")

    def plan(self, form):
        self.tab("Plan")
        self.hands.click(self.hands.find("list item", re.compile("^Need: .* Change$"), self.strand(form["strand"])))
        self.dialog(PLAN.get(form["strand"], STRANDS[form["strand"]]))
        self.hands.write("Need", form["need"])
        self.hands.write("Resolved Looks Like", form["resolved"])
        self.done("Save")

    def strand(self, strand):
        return self.hands.find("list", PLAN.get(strand, STRANDS[strand])).parent

    def action(self, form):
        self.tab("Plan")
        self.hands.press("Add an action for: " + PLAN.get(form["strand"], STRANDS[form["strand"]]))
        self.hands.sees("Add an Action")
        self.hands.write("What has to be done", form["what"])
        if "owner" in form:
            self.hands.write("By whom; the lead when empty", form["owner"])
        self.hands.day("By when", form["due"])
        self.hands.press("Add to the Plan")
        pause(0.5)

    def settle(self, form):
        self.tab("Plan")
        self.hands.click(self.hands.find(("check box", "toggle button"), "Done: " + form["action"]))
        self.dialog("What Became of It")
        self.hands.write("What Came of It", form["outcome"])
        self.hands.day("Done on", form["done_on"])
        self.done("Save")

    def review(self, form):
        hands = self.hands
        hands.press(re.compile("^Hold (Review|Check)"))
        hands.look_at(None)
        hands.look_between((BUTTONS, "Save Review"), ("text", re.compile("Decision|Resolved")))
        for strand in form.get("strands", ()):
            hands.answer(PLAN.get(strand["strand"], STRANDS[strand["strand"]]), STANDINGS[strand["standing"]])
            if "note" in strand:
                hands.write("A line about: " + PLAN.get(strand["strand"], STRANDS[strand["strand"]]), strand["note"])
        for member, field in (("child_view", "The Child’s View"), ("decision", re.compile("^(Decision|Is It Still Resolved.)$")), ("reason", "Why")):
            if member in form:
                hands.write(field, form[member])
        if "risk" in form:
            hands.answer("Risk", spoken(form["risk"]))
        if "next" in form:
            hands.day("Another check" if hands.all(BUTTONS, re.compile("^Another check: ")) else "Next review", form["next"])
        if "close" in form:
            hands.answer("The case", "Closes")
            self.closure(form["close"])
        self.program.key("ctrl+Return")
        self.gone("label", re.compile("^(Review|Check) of " + self.reference))
        self.case_shown()

    # --- dialogs ----------------------------------------------------------------------------------------------------

    def dialog(self, title):
        """Fields are looked for in the dialog of that title, once it is there."""
        self.hands.look_at(None)
        wait_for(f"the dialog {title!r}", lambda: len(children(self.program.root())) > 1, 20)
        heading = self.hands.find("label", title, children(self.program.root())[-1])
        self.hands.look_at(self.hands.around(heading, ("frame", "dialog", "window")))
        pause(0.3)

    def done(self, button):
        """Leaves a dialog by that button; it goes once what it says is recorded."""
        self.hands.press(button)
        self.hands.look_at(None)
        wait_for(f"the dialog to go after {button!r}", lambda: len(children(self.program.root())) == 1, 30)
        pause(0.3)
        self.hands.look_at(self.pane)

    def link(self, form):
        self.menu("Link to Another Case…")
        self.dialog("Link to Another Case")
        self.hands.write("The other case", form["other"])
        self.hands.write("Why", form["why"])
        self.done("Link")

    def check(self, form):
        hands = self.hands
        self.tab("Checks")
        hands.press("Consider Somebody Else…")
        self.dialog("Whom to Tell")
        hands.choose("Who", BODIES[form["body"]])
        hands.answer("Whether they are told", {"yes": "Tell Them", "no": "Not Needed", "not-yet": "Not Yet"}[form["decided"]])
        hands.write("Why", form["why"])
        if "told" in form:
            hands.moment("When They Were Told", form["told"])
        for member, field in (("organisation", "Which organisation"), ("told_who", "Who was spoken to"), ("reference", "Their reference")):
            if member in form:
                hands.write(field, form[member])
        self.done("Save")

    def referral(self, form):
        if "referral" in form:
            self.answered(form)
            return
        hands = self.hands
        self.tab("Checks")
        hands.press("Record a Referral…")
        self.dialog("Referral")
        hands.choose("Who", BODIES[form["body"]])
        for member, field in (("recipient", "Team or person, if not the body as a whole"), ("how", "How it was sent"),
                              ("sent_by", "Sent by, if not by you"), ("reference", "Their reference")):
            if member in form:
                hands.write(field, form[member])
        hands.moment("Sent", form["sent"])
        hands.write("What Was Sent, and Why", form["text"])
        self.done("Save")

    def answered(self, form):
        hands = self.hands
        what = next(member for member in ("chased", "escalated", "acknowledged", "decided") if member in form)
        self.tab("Checks")
        hands.press(re.compile("^(Answer|Chase|Escalate)…$"), hands.find("list", "Referrals"))
        self.dialog("What Became of the Referral")
        hands.answer("What became of it", spoken(what))
        if "acknowledged_by" in form:
            hands.write("Acknowledged by", form["acknowledged_by"])
        if "reference" in form:
            hands.write("Their reference", form["reference"])
        hands.moment("When", form[what])
        for member, field in (("text", "What Was Said"), ("decision", "What They Decided")):
            if member in form:
                hands.write(field, form[member])
        self.done("Save")

    def harm_test(self, form):
        hands = self.hands
        self.tab("Checks")
        hands.press(re.compile("^(Answer|Again)…$"), hands.find("list", "Harm Test"))
        self.dialog("Harm Test")
        panels = [node for node in hands.all("panel", re.compile(r"\?$"))]
        whys = hands.all("text", "Why")
        for i, limb in enumerate(("harmed", "offence", "risk", "suitability")):
            hands.press(ANSWERS[form[limb]].replace("Not known", "Not Known"), panels[i])
            hands.fill_in(whys[i], form[limb + "_why"])
        self.done("Save")

    def restrict(self, form):
        self.menu("Restricted Or Not…")
        self.dialog("Restrict the Case")
        self.hands.write("Why", form["reason"])
        self.done("Restrict")
        self.restricted = True

    def closure(self, form):
        hands = self.hands
        hands.choose("Outcome", spoken(form["outcome"]))
        if "allegation_outcome" in form:
            hands.choose("Outcome of the allegation", spoken(form["allegation_outcome"]))
        if "long_check" in form:
            hands.day("Long-term check", form["long_check"])

    def shut(self, form):
        self.menu("Close Case…")
        self.dialog("Close the Case")
        self.closure(form)
        self.hands.write("Why It Closes", form["reason"])
        self.done("Close Case")

    def reopen(self, form):
        self.menu("Reopen Case…")
        self.dialog("Reopen the Case")
        self.hands.write("Why It Is Reopened", form["reason"])
        self.hands.answer("Risk", spoken(form["risk"]))
        if "review" in form:
            self.hands.day("First review", form["review"])
        self.done("Reopen Case")
