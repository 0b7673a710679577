# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of the record, and each of the forms, with an attempt to break it from the command line, or why none can.

An attempt to break a rule of the database is a verb, its further words, its input, and what the refusal says: nothing for the
sentence of the rule itself, otherwise a part of what is said by a form or by what looked for the thing, and refused first. A word in braces stands for what world() made; what
is filled in where a sentence of the model has a %-sign isn't compared. tests/check-rules.py looks that no rule
and no sentence is left out here; test_rules.py makes every attempt.
"""

import datetime
import pathlib
import re

from ckcli import DONE, FAILED, REFUSED, USAGE

ROOT = pathlib.Path(__file__).resolve().parents[2]
TODAY = datetime.date.today()
HEX = "018f7d3a-5b60-7c21-9c4e-2f6d1a0b3c4"


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


def concern(**members):
    return {"kind": "child", "people": [{"name": "Somebody", "role": "harmed"}], "happened": "2025-11-20T15:30", "facts": "Seen.",
            **members}


def person(**members):
    return concern(people=[{"name": "Somebody", "role": "harmed", **members}])


def injury(**members):
    return concern(injuries=[{"picture": "front", "region": "neck", "kind": "cut", **members}])


def check(**members):
    return {"body": "police", "decided": "no", "why": "Nothing to tell.", **members}


def referral(**members):
    return {"body": "police", "text": "All.", "how": "Telephone", **members}


def answer(**members):
    limbs = {f"{limb}{why}": "Because." if why else "no"
             for limb in ("harmed", "offence", "risk", "suitability") for why in ("", "_why")}
    return {"concern": "{adult}/1", **limbs, **members}


def relate(**members):
    return {"person": "{wren}", "other": "{isla}", "kind": "sibling", **members}


DBS = {"body": "dbs", "decided": "no", "why": "He left.", "dbs_removed": "yes", "dbs_harm": "yes"}
HELD = {"decision": "It goes on.", "reason": "Not yet."}
SHUT = {"outcome": "resolved", "reason": "Over."}


def world(home):
    """Cases and people that the attempts are made on, by name."""
    names = {}

    def run(verb, *args, **more):
        return home.run(verb, *args, code=DONE, **more).out.strip()

    def log(name, people, **members):
        names[name] = run("log", input=concern(title=name, people=people, **members))
        shown = home.run("show", names[name], "--json", code=DONE).json
        for row in shown["involvements"]:
            if row["person"]:
                names[row["person"]["name"].lower()] = row["person_id"]
            names[f"{name}-{row['role']}"] = row["id"]
        for row in shown["actions"]:
            names[row["what"].lower()] = row["action_id"]
        names[f"{name}-concern"] = next(row["id"] for row in shown["entries"])
        return names[name]

    def child(name):
        return [{"name": name, "role": "harmed", "kind": "child"}]

    first = log("first", [*child("Wren"), {"description": "A boy", "role": "witness"}, {"name": "Nora", "role": "parent-or-carer"}],
                actions=[{"what": "Ring", "due": day(9)}])
    second = log("second", child("Isla"), actions=[{"what": "Write", "due": day(9)}])
    log("merged", child("Tobi"))
    log("closed", child("Twin"))
    log("hidden", child("Kit"))
    log("adult", [{"name": "Vaughan", "role": "alleged-responsible", "kind": "adult"}], kind="allegation")
    names["other-title"] = run("category", input={"label": "Peer pressure", "parent": "bullying", "why": "Wanted."})
    run("decision", first, input={"text": "Not yet.", "reason": "Too early."})                          # 2026-0001/2
    run("decision", first, input={"text": "Now.", "reason": "It is time.", "supersedes": f"{first}/2"})  # /3
    names["sent"] = run("referral", first, input=referral(sent=day(-3) + "T10:00"))                      # /4
    run("referral", first, input={"referral": names["sent"], "acknowledged": day(-2) + "T10:00"})        # /5
    run("log", "--case", first, input=concern(kind="organisation", people=[]))                           # /6
    run("decision", second, input={"text": "Elsewhere.", "reason": "It is so."})                         # 2026-0002/2
    names["retired"] = run("category", input={"label": "Old", "why": "x"})
    run("category", input={"token": names["retired"], "label": "Old", "retired": True, "why": "x"})
    run("link", first, second, input={"why": "One phone."})
    run("relate", input={"person": names["nora"], "other": names["wren"], "kind": "parent"})
    names["related"] = home.run("person", names["wren"], "--json", code=DONE).json["relationships"][0]["id"]
    run("merge-people", names["twin"], names["wren"], input={"why": "One girl."})
    run("merge", names["merged"], second, input={"why": "One matter."})
    run("close", names["closed"], input={**SHUT, "no_check_reason": "Moved away."})
    run("restrict", names["hidden"], input={"reason": "A colleague."})
    return names


# --- the rules that the database keeps: key, then attempts of (verb, words, input, says) --------------------------------

ATTEMPTS = {
    "ck-allegation-outcome": [("close", ["{adult}"], SHUT, "closed with the outcome of the allegation")],
    "ck-category-kept": [("category", [], {"token": "nudes", "label": "Pictures", "retired": True, "why": "x"},
                          "this category to stay as it is"),
                         ("category", [], {"token": "nudes", "label": "Pictures", "parent": "bullying", "why": "x"},
                          "this category to stay as it is")],
    "ck-category-levels": [("category", [], {"label": "Third", "parent": "{other-title}", "why": "x"}, "the list has two levels"),
                           ("category", [], {"token": "bullying", "label": "Bullying", "parent": "neglect", "why": "x"},
                            "the list has two levels")],
    "ck-dbs-owed": [("check", ["{first}"], DBS, "a referral to the DBS is a legal duty")],
    "ck-dbs-questions": [("check", ["{first}"], {**DBS, "dbs_removed": "unknown"}, "were they removed from regulated activity"),
                         ("check", ["{first}"], {**DBS, "dbs_harm": "unknown"}, "have they harmed a child")],
    "ck-decision-reason": [("decision", ["{first}"], {"text": "Nothing.", "no_further_action": True}, "why there is no further action"),
                           ("decision", ["{first}"], {"text": "Wait.", "reason": " "}, "a decision is recorded with its reason"),
                           ("note", ["{first}"], {"kind": "decision", "text": "Wait."}, "a decision is recorded with its reason")],
    "ck-linked": [("link", ["{first}", "{second}"], {"why": "Again."}, None), ("link", ["{second}", "{first}"], {"why": "Again."}, None)],
    "ck-merge-into-closed": [("merge", ["{first}", "{closed}"], {"why": "x"}, None)],
    "ck-merge-into-merged": [("merge", ["{first}", "{merged}"], {"why": "x"}, None)],
    "ck-merge-self": [("merge", ["{first}", "{first}"], {"why": "x"}, None)],
    "ck-merged": [("review", ["{merged}"], HELD, None), ("close", ["{merged}"], SHUT, None),
                  ("review", ["{merged}", "--postpone", day(5)], {**HELD, "reason": "Ill."}, None),
                  ("plan", ["{merged}"], {"strand": "harmed", "need": "x"}, None),
                  ("log", ["--case", "{merged}"], concern(), None), ("note", ["{merged}"], {"text": "More."}, None), ("action", ["{merged}"], {"what": "x", "due": day(3)}, None),
                  ("reopen", ["{merged}"], {"reason": "More."}, None), ("merge", ["{merged}", "{first}"], {"why": "x"}, None),
                  ("decision", ["{merged}"], {"text": "a", "reason": "b"}, None), ("split", ["{merged}", "--entry", "1"], {"why": "x"}, None)],
    "ck-merged-already": [("merge-people", ["{twin}", "{isla}"], {"why": "x"}, None)],
    "ck-merged-into-merged": [("merge-people", ["{isla}", "{twin}"], {"why": "x"}, None)],
    "ck-move-kind": [("split", ["{first}", "--entry", "6", "--entry", entry], {"why": "x"}, None) for entry in ("4", "5")],
    "ck-move-last": [("split", ["{adult}", "--entry", "1"], {"why": "x"}, None)],
    "ck-no-such-decision": [("decision", ["{first}"], {"text": "a", "reason": "b", "supersedes": "{first}/1"}, "an earlier decision of this case"),
                            ("decision", ["{first}"], {"text": "a", "reason": "b", "supersedes": "{second}/2"}, "an earlier decision of this case")],
    "ck-not-adult": [("harm-test", ["{first}"], answer(concern="{first}/1"), None)],
    "ck-not-linked": [("unlink", ["{first}", "{adult}"], {"why": "x"}, None)],
    "ck-not-merged": [("merge", ["{first}", "--undo"], {"reason": "x"}, None)],
    "ck-not-nudes": [("log", [], concern(nudes={"described": "A picture."}), "expected only with the category")],
    "ck-other-case": [("action", ["{first}", "--settle", "{write}", "--status", "done"], None, "has no such action", FAILED),
                      ("identify", ["{second}", "{first-witness}"], {"name": "Rowan", "why": "Seen."}, "has nobody like that", FAILED),
                      ("referral", ["{second}"], {"referral": "{sent}", "chased": day(-1)}, "the entry that the referral was sent with"),
                      ("harm-test", ["{second}"], answer(), "the entry of a concern about an adult"),
                      ("amend", ["{second}", "{first}/2"], {"text": "x", "why": "y"}, "an entry of the case")],
    "ck-person-not-merged": [("undo-merge", ["{isla}"], {"why": "x"}, "isn’t merged into another")],
    "ck-referral-changed": [("referral", ["{first}"], {"referral": "{sent}", "how": "Letter"}, "what was sent stays as it was recorded"),
                            ("referral", ["{first}"], {"referral": "{sent}", "acknowledged": day(-1) + "T10:00"},
                             "is recorded already")],
    "ck-relation-circle": [("relate", [], relate(person="{wren}", other="{nora}", kind="parent"), None)],
    "ck-relation-people": [("relate", [], {"relationship": "{related}", "person": "{isla}", "why": "x"},
                            "stays between the people that it was recorded for")],
    "ck-relation-twice": [("relate", [], relate(person="{nora}", other="{wren}", kind="parent"), None)],
    "ck-restricted": [(verb, ["{hidden}"], None, None) for verb in ("show", "history", "checks")]
                     + [("chronology", ["{hidden}", "--output", "hidden.pdf"], None, "fill in its purpose")],
    "ck-review-held": [("review", ["{closed}"], HELD, "no long-term check is to come")],
    "ck-snooze-long": [("snooze", ["{first}"], {"until": day(400), "reason": "x"}, "nothing that is due is put aside for longer")],
    "ck-snooze-none": [("unsnooze", ["{first}", "--item", "{ring}"], None, "is put aside", FAILED)],
    "ck-snooze-past": [("snooze", ["{first}"], {"until": day(-1), "reason": "x"}, "a day after today"),
                       ("snooze", ["{first}"], {"until": day(0), "reason": "x"}, "a day after today")],
    "ck-superseded": [("decision", ["{first}"], {"text": "a", "reason": "b", "supersedes": "{first}/2"}, None)],
}

ALONE = "two programs have to write at once, and a second one is told that the vault is in use"
GUARD = "no command writes but through a unit of work, which gives the row its id, unit and time"

OUT_OF_REACH = {
    "ck-changed": "no command changes a row: it records a version or an amendment",
    "ck-conflict": "only two laptops whose records are united can leave two versions to settle",
    "ck-copy-taken": ALONE,
    "ck-exists": GUARD,
    "ck-meanwhile": ALONE,
    "ck-merge-first": "merging takes along what was merged into the case before",
    "ck-merge-meanwhile": ALONE,
    "ck-merge-open": "merging closes the case, its review and its actions first",
    "ck-move-here": "splitting always makes a new case, so an entry is never there already",
    "ck-no-unit": GUARD,
    "ck-number-taken": ALONE,
    "ck-other-time": GUARD,
    "ck-other-unit": GUARD,
    "ck-person-merged": "a change of somebody who was merged is made to the one who stands for them",
    "ck-reference-changed": "no command takes a new reference for a case",
    "ck-reference-taken": ALONE,
    "ck-relation-meanwhile": ALONE,
    "ck-removed": "no command removes anything",
    "ck-review-pending": "no command adds a review: holding or postponing one brings the next",
    "ck-sealing": GUARD,
}

# --- the sentences of the forms: what is expected, then attempts of (verb, words, input) ---------------------------------

FILES = ["ck-rules*.c", "ck-case-forms.c", "ck-categories.c", "ck-personfile.c", "ck-bank-holidays.c", "ck-setting-info.c"]


def log(**members):
    return [("log", [], concern(**members))]


def logged(form):
    return [("log", [], form)]


def to(verb, form, *words, code=USAGE):
    return [(verb, ["{first}", *words], form, code)]


def setting(**members):
    return [("settings", [], {"settings": members, "why": "x"})]


def settle(**members):
    return to("action", {"action": "{ring}", "status": "done", **members}, "--settle", "{ring}")


def without(form, member):
    return {name: value for name, value in form.items() if name != member}


# An attempt is refused as malformed unless it says that practice refuses it.
FORMS = {
    # ck-rules.c
    "%1$s (%2$s): expected %3$s": log(facts=" "),
    "at most 1000 items": log(categories=[f"c{n}" for n in range(1001)]) + log(actions=[{"what": "x", "due": day(3)}] * 1001),
    "one of %s": logged(injury(region="tail")),
    "each item once": log(online={"four_cs": ["content", "content"]}),
    "a time that isn’t in the future": log(happened=day(2)) + log(happened_to=day(2)) + log(told=day(2))
        + to("decision", {"text": "a", "reason": "b", "happened": day(2)}) + to("check", check(decided="yes", told=day(2)))
        + to("referral", referral(sent=day(2))) + to("harm-test", answer(happened=day(2))) + to("review", {**HELD, "held": day(2)})
        + to("amend", {"field": "happened", "text": day(2), "why": "x"}, "{first}/1"),
    "a time after 1900": log(happened="1899-01-01"),
    "nothing where it isn’t known when it began": log(happened=None, happened_precision="unknown", happened_to="2025-11-20"),
    "a time that isn’t before it began": log(happened_to="2025-11-19"),
    "a time that isn’t before it happened": log(told="2025-11-19"),
    "a date, since its precision says that it is known": logged(person(born_precision="exact")),
    "exact or estimated beside a date": logged(person(born="2012-01-01", born_precision="unknown")),
    "a date that isn’t in the future": logged(person(born=day(2))) + [("relate", [], relate(started=day(2))), ("relate", [], relate(ended=day(2)))],
    "a date after 1900": logged(person(born="1899-01-01")),
    "a date that isn’t in the past": log(review=day(-2)) + to("action", {"what": "x", "due": day(-2)}) + to("split", {"why": "x"}, "--entry", "6", "--review", day(-2))
        + to("reopen", {"reason": "x", "review": day(-2)}) + to("review", {**HELD, "next": day(-2)}),
    "a date at most five years ahead": log(review=day(3000)),
    # ck-rules-concern.c
    "nothing beside the id of somebody who is there already": log(people=[{"id": "{wren}", "name": "Other", "role": "harmed"}]),
    "a name, the id of somebody who is there already, or a description": log(people=[{"role": "harmed"}]),
    "nothing where there is no name; what is known can stand in the description": log(people=[{"role": "harmed", "description": "A girl", "born": "2012-01-01"}]),
    "the role of this person here, such as harmed, witness or reporter": log(people=[{"name": "Somebody"}]),
    "at least one person; a description is enough where nobody is known": log(people=[]),
    "each person once in one role": log(people=[{"id": "{wren}", "role": "harmed"}] * 2),
    "a time that isn’t before the birth given in people[%u].born": logged(person(born="2025-12-01")),
    "the kind of concern: child, between-children, allegation, low-level or organisation": log(kind=None),
    "a local date and time, a date or a month, or happened_precision \"unknown\"": log(happened=None),
    "what was seen, heard or reported": log(facts="\n"),
    "a name": [("category", [], {"token": "bullying", "label": " ", "why": "x"}), ("edit-person", ["{wren}"], {"name": " ", "why": "x"})],
    # ck-rules-parts.c
    "nothing, but for those who were harmed or are alleged responsible": logged(person(role="witness", child_view="Fine.")),
    "thousandths of the picture’s width, 0 to 1000": logged(injury(x=1001, y=5)),
    "thousandths of the picture’s height, 0 to 1000": logged(injury(x=5, y=-1)),
    "a part of the body, or x and y": logged(injury(region=None)),
    "the picture of the body map, such as front": logged(injury(picture=None)),
    "the kind of injury, such as bruise or cut": logged(injury(kind=None)),
    "millimetres, at most 2000": logged(injury(size_mm=2001)),
    "the number of one of the people, from 1; 0 for the first one harmed": logged(injury(person=2)),
    # ck-rules-case.c
    "what is to be recorded": to("note", {"title": "x"}),
    "why it was decided; a decision is recorded with its reason": to("note", {"kind": "decision", "text": "x"}, code=REFUSED)
        + to("decision", {"text": "x"}, code=REFUSED) + to("review", {"decision": "x"}, code=REFUSED),
    "note, contact, decision, referral or sharing; the others have forms of their own": to("note", {"kind": "status", "text": "x"}),
    "nothing: it belongs to a decision": to("note", {"text": "x", "threshold": "y"}),
    "what has to be done": to("action", {"due": day(3)}) + log(actions=[{"due": day(3)}]),
    "the date by which it has to be done": to("action", {"what": "x"}),
    "the id of the action": to("close", {**SHUT, "actions": [{"status": "done"}]}),
    "done or dropped": to("close", {**SHUT, "actions": [{"action": "{ring}"}]}),
    "done or dropped, or open with another due date": to("action", {"outcome": "x"}, "--settle", "{ring}"),
    "done or dropped; no action stays open in a closed case": to("close", {**SHUT, "actions": [{"action": "{ring}", "status": "open", "due": day(5)}]}, code=REFUSED),
    "nothing for an action that isn’t done": settle(status="dropped", reason="x", done_on=day(-1)),
    "nothing for an action that isn’t open any more": settle(due=day(5)),
    "why it was dropped; an action isn’t dropped without a reason": to("action", {"status": "dropped"}, "--settle", "{ring}", code=REFUSED),
    "the new date by which it has to be done": settle(status="open"),
    "each action once": to("close", {**SHUT, "actions": [{"action": "{ring}", "status": "done"}] * 2})
        + to("review", {**HELD, "actions": [{"action": "{ring}", "status": "done"}], "close": {**SHUT, "actions": [{"action": "{ring}", "status": "done"}]}}),
    "the outcome: resolved, no-further-action, referred, transferred, unfounded or other": to("close", {"reason": "x"}),
    "why the case is closed; it isn’t closed without a reason": to("close", {"outcome": "resolved"}, code=REFUSED),
    "nothing beside the date of a check; give one of the two": to("close", {**SHUT, "long_check": day(90), "no_check_reason": "x"}),
    "harmed, bystanders, responsible or organisation": to("review", {**HELD, "strands": [{"standing": "met"}]}) + to("plan", {"need": "x"}),
    "met, partly or not": to("review", {**HELD, "strands": [{"strand": "harmed"}]}),
    "each strand once": to("review", {**HELD, "strands": [{"strand": "harmed", "standing": "met"}] * 2}),
    "what was decided": to("review", {"reason": "x"}) + to("decision", {"reason": "x"}),
    "the day on which the review was held": to("review", {**HELD, "held": "2026-11"}) + to("review", {**HELD, "held_precision": "unknown"}),
    "nothing where the case is closed": to("review", {**HELD, "next": day(9), "close": {**SHUT, "actions": []}}),
    "a local date and time such as \"2026-11-20T15:30\", a date such as \"2026-11-20\", or a month such as \"2026-11\"":
        to("amend", {"field": "happened", "text": "Friday", "why": "x"}, "{first}/1"),
    "nothing, or one of %s": to("amend", {"field": "recorded_at", "text": "x", "why": "y"}, "{first}/1"),
    "what it should say, or what is to be added": to("amend", {"why": "y"}, "{first}/1"),
    "why it is amended; the record isn’t corrected without saying why": to("amend", {"text": "x"}, "{first}/1", code=REFUSED),
    "why the case is reopened; it isn’t reopened without a reason": to("reopen", {}, code=REFUSED),
    "what is needed, or in the next field what “resolved” looks like": to("plan", {"strand": "harmed"}),
    # ck-rules-checks.c
    "why there is no further action; that is recorded with its reason as well": to("decision", {"text": "x", "no_further_action": True}, code=REFUSED),
    "yes or no: were they removed from regulated activity, or would they have been had they not left? Both questions are answered before it is decided":
        to("check", without(DBS, "dbs_removed"), code=REFUSED),
    "yes or no: have they harmed a child, or may they? Both questions are answered before it is decided": to("check", without(DBS, "dbs_harm"), code=REFUSED),
    "yes: where both are so, a referral to the DBS is a legal duty, after a resignation too": to("check", DBS, code=REFUSED),
    "whom to tell": to("check", without(check(), "body")),
    "yes, no, or not-yet": to("check", without(check(), "decided")),
    "why; a decision not to tell needs its reason as well": to("check", without(check(), "why"), code=REFUSED),
    "the name of the other organisation": to("check", check(body="other")) + to("referral", referral(body="other")),
    "nothing: it names another organisation only": to("check", check(organisation="x")),
    "nothing, unless they are to be told": to("check", check(told=day(-1))),
    "nothing: it belongs to the DBS": to("check", check(dbs_harm="no")),
    "to whom it was sent": to("referral", without(referral(), "body")),
    "what was sent, and why": to("referral", without(referral(), "text")),
    "how it was sent: by telephone, a form, e-mail, …": to("referral", without(referral(), "how")),
    "nothing: what was sent stays as it was recorded": to("referral", {"referral": "{sent}", "sent": day(-1)}),
    "what became of it: chased, escalated, acknowledged, or a decision": to("referral", {"referral": "{sent}", "text": "x"}),
    "a time that isn’t before it was sent": to("referral", referral(sent=day(-1), acknowledged=day(-3))),
    "what they decided": to("referral", referral(decided=day(-1))),
    "when it was acknowledged": to("referral", referral(acknowledged_by="x")),
    "yes, no or unknown": to("harm-test", without(answer(), "risk")),
    "why; each answer has its reason": to("harm-test", without(answer(), "risk_why"), code=REFUSED),
    # ck-rules-settings.c, ck-bank-holidays.c, ck-setting-info.c
    "the name of the organisation": setting(organisation=""),
    "a time zone such as Europe/London": setting(time_zone="Mars/Base"),
    "a number from %1$s to %2$s": setting(review_days_high=500) + setting(triage_days=-1) + setting(lado_days=0),
    "in line %u a date and a name, such as “2026-06-15 World Cup”, or “not 2026-08-31”, and each date once": setting(bank_holidays="soon Holiday"),
    "name: expected whom one reaches there, without a colon. Nothing was saved.": [("settings", [], {"helplines": [{"number": "1"}], "why": "x"})],
    # ck-case-forms.c
    "the day on which it is back on Today": to("snooze", {"reason": "x"}),
    "why it can wait; nothing that is due is put aside without a reason": to("snooze", {"until": day(3)}, code=REFUSED),
    "a day after today": to("snooze", {"until": day(0), "reason": "x"}),
    "a day up to %s; nothing that is due is put aside for longer": to("snooze", {"until": day(400), "reason": "x"}, code=REFUSED),
    "the reference of a case, such as 2026-0014": to("link", {"other": "the other", "why": "x"}) + to("merge", {"into": "{first}/1", "why": "x"}),
    "why; cases are neither linked nor unlinked without a reason": to("link", {}, "{adult}", code=REFUSED),
    "why; cases aren’t merged without a reason": to("merge", {}, "{second}", code=REFUSED),
    "the entries that go to the new case": to("split", {"why": "x"}),
    "why; a case isn’t split without a reason": to("split", {"entries": ["6"]}, code=REFUSED),
    # ck-categories.c
    "categories[%1$u] (Categories): “%2$s” is no longer used; expected one of %3$s. Nothing was saved.": log(categories=["{retired}"]),
    "categories[%1$u] (Categories): “%2$s” isn’t in the vault’s list; expected one of %3$s. Nothing was saved.": log(categories=["rudeness"]),
    "the token of a category of the first level; the list has two levels": [("category", [], {"label": "Third", "parent": "{other-title}", "why": "x"})],
    "nothing, while other categories belong to this one; the list has two levels":
        [("category", [], {"token": "bullying", "label": "Bullying", "parent": "neglect", "why": "x"})],
    "a number from 0 to 1000000": [("category", [], {"label": "Third", "position": -1, "why": "x"})],
    "this category to stay as it is: what is asked about nudes and semi-nudes, and that no picture can be attached, hang on it; its name may be changed":
        [("category", [], {"token": "nudes", "label": "Pictures", "retired": True, "why": "x"}, REFUSED)],
    "a name that no other category has": [("category", [], {"label": "bullying", "why": "x"})],
    # ck-personfile.c
    "nothing: a relationship stays between the people that it was recorded for": [("relate", [], {"relationship": "{related}", "other": "{isla}", "why": "x"})],
    "why the relationship is changed": [("relate", [], {"relationship": "{related}", "note": "x"})],
    "the id of somebody who is in the record": [("relate", [], without(relate(), "person")), ("relate", [], without(relate(), "other"))],
    "what the first is to the second, such as parent or sibling": [("relate", [], without(relate(), "kind"))],
    "somebody else than the first person": [("relate", [], relate(other="{wren}"))],
    "what they are to each other, in words, such as godmother": [("relate", [], relate(kind="other"))],
    "a date that isn’t before it began": [("relate", [], relate(started="2020-02-02", ended="2020-02-01", status="ended"))],
    "no end while it goes on; the status ended has one": [("relate", [], relate(ended="2020-02-01"))],
}

# What a form is told before its rule is asked, or what isn't a refusal; a model test makes the attempt that the program can't.
NOT_BY_COMMAND = {
    "a date that isn’t before the first day": "the options of a chronology are looked at where they are read; test-rules.c",
    "name: expected one line without tabs. Nothing was saved.": "JSON takes no tab in a line; test-setting-info.c",
    "small letters, digits and hyphens, a letter first, such as peer-pressure": "a token names a category that is there; test-categories.c",
    "england-and-wales, scotland or northern-ireland": "JSON takes one of the three or leaves it as it is; test-rules.c",
    "%s: expected a date": "a postponed review has its date as an option that can't be empty; test-rules.c",
    "nothing, but in a concern": "people are added to a case with a concern alone; test-concern-parts.c",
    "Concern": "the title of a case, not a refusal",
    "Behaved in a way that has harmed a child, or may have harmed a child?": "a question of the harm test",
    "Possibly committed a criminal offence against or related to a child?": "a question of the harm test",
    "Behaved towards a child or children in a way that indicates that they may pose a risk of harm to children?": "a question of the harm test",
    "Behaved, or may have behaved, in a way that indicates that they may not be suitable to work with children?": "a question of the harm test",
    "Built in: ": "where the list of bank holidays comes from",
    "Default: ": "what is said of a setting",
    " Source: ": "what is said of a setting",
    " Checked on ": "what is said of a setting",
}


def raised():
    """The keys that the database raises, and the sentence of each."""
    store = ROOT / "src" / "store"
    keys = set()
    for path in [*store.glob("sql/*.sql"), store / "ck-guard.c"]:
        keys |= set(re.findall(r"RAISE \(ABORT,[ \"\n]*'(ck-[a-z-]+)'", path.read_text(encoding="utf-8")))
    table = (store / "ck-store.c").read_text(encoding="utf-8")
    said = {key: text_of(words) for key, words in re.findall(rf'{{ "(ck-[a-z-]+)",\s*N_ \({TEXT}\)', table)}
    return {key: said.get(key) for key in keys}


TEXT = r'((?:\s*"(?:[^"\\]|\\.)*")+)\s*'


def text_of(words):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', words)).replace('\\"', '"')


def sentences():
    """What the rules of the model say."""
    found = set()
    for pattern in FILES:
        for path in (ROOT / "src" / "model").glob(pattern):
            found |= {text_of(words) for words in re.findall(rf"(?<![A-Z])_ ?\({TEXT}\)", path.read_text(encoding="utf-8"))}
    return found


def problems():
    """What no attempt is made at, and what is named here and isn't there any more."""
    keys, said = set(raised()), sentences()
    named = set(ATTEMPTS) | set(OUT_OF_REACH)
    told = set(FORMS) | {text for text in said if any(text.startswith(start) for start in NOT_BY_COMMAND)}
    yield from (f"{key}: neither tried by the command line nor out of its reach" for key in sorted(keys - named))
    yield from (f"{key}: named in tests/cli/rules.py, and nothing raises it" for key in sorted(named - keys))
    yield from (f"{key}: tried by the command line, and out of its reach" for key in sorted(set(ATTEMPTS) & set(OUT_OF_REACH)))
    yield from (f"“{text}”: no attempt of the command line is told so" for text in sorted(said - told))
    yield from (f"“{text}”: named in tests/cli/rules.py, and no rule says it" for text in sorted(set(FORMS) - said))
    yield from (f"“{start}”: named in tests/cli/rules.py, and no rule says it" for start in sorted(NOT_BY_COMMAND)
                if not any(text.startswith(start) for text in said))
    yield from (f"{name}: no attempt" for name, attempts in [*ATTEMPTS.items(), *FORMS.items()] if not attempts)
