# SPDX-License-Identifier: GPL-3.0-or-later
"""Six worked stories, as data alone: who did what, when, and what was written down. The same acts are done on the command line
(tests/cli) and in the window (tests/app/journey), and the two records have to be equal. People and places are invented.

An act is (when, what, form). When is a local day and time, at which the practice vault's clock stands. What is a command
of the command line; form holds the members of its input, but that an action, decision or referral that was recorded before is
named by its words where the input wants an id or an entry, and so is a person of the practice vault ("known").
"""

import datetime


class Story:
    """@days: the first day, and others counted from it; @acts; @told: what has to be found again everywhere."""

    def __init__(self, title, acts, told, people=(), restricted=None):
        self.title, self.acts, self.told, self.people, self.restricted = title, acts, told, people, restricted


def counted_from(first):
    """A function that tells the day so many days after @first, with a time or without."""
    def day(after, time=None):
        text = (first + datetime.timedelta(days=after)).isoformat()
        return f"{text}T{time}" if time else text
    return day


def group_chat(first):
    """Cyberbullying in a group chat, with bystanders: a plan for each strand, reviewed until it is resolved."""
    day = counted_from(first)
    return Story(
        "Messages after rehearsal",
        [(day(0, "16:30"), "log", {
            "kind": "between-children", "title": "Messages after rehearsal", "immediate_danger": "no",
            "people": [
                {"name": "Ottilie Castellan", "role": "harmed", "kind": "child", "born": "2013-05-04", "born_precision": "exact",
                 "child_view": "I want to stay in the group.", "parents_told": "yes", "parents_reason": "Rung by Jo on the day"},
                {"name": "Kezia Lomax-Reed", "role": "alleged-responsible", "kind": "child", "parents_told": "no",
                 "parents_reason": "Not before the plan is made"},
                {"known": "Isla Penhallow", "role": "bystander"},
                {"description": "A boy in the brass group", "role": "witness"},
                {"known": "Kit Aldous", "role": "reporter"}],
            "happened": day(-3, "18:10"), "happened_precision": "approximate", "told": day(-2, "09:00"), "told_to": "Kit Aldous",
            "source": "Ottilie, after the rehearsal",
            "categories": ["bullying", "cyberbullying"],
            "facts": "Nine messages in the ensemble's group chat made fun of how she speaks.",
            "own_words": "Everyone laughed and nobody left.", "opinion": "She was close to tears.",
            "online": {"four_cs": ["contact", "conduct"], "platform": "A group chat", "handle": "brass-and-strings", "ai_made": "no"},
            "immediate_action": "Sat with her until her mother came.",
            "significance": "The third time since half-term.", "characteristics": ["race"], "bias": "Her accent was mocked.",
            "risk": "medium",
            "actions": [{"what": "Read the ground rules of the chat out", "strand": "bystanders", "owner": "Kit Aldous",
                         "due": day(5)}]}),
         (day(0, "16:30"), "note", {
             "kind": "contact", "title": "Her mother, by telephone", "happened": day(0, "16:20"),
             "text": "She had seen two of the messages.", "outcome": "She will keep them and show nobody."}),
         (day(0, "16:30"), "plan", {
             "strand": "harmed", "need": "To play without being laughed at.", "resolved": "Four rehearsals without a message."}),
         (day(0, "16:30"), "plan", {
             "strand": "bystanders", "need": "To know what to do next time.", "resolved": "They say who they would tell."}),
         (day(0, "16:30"), "decision", {
             "title": "Kept within the hub", "text": "Settled with both families, and no referral.",
             "reason": "No threat, and it stopped when it was named.", "options": "Ring the school; leave it to the families.",
             "threshold": "Below the threshold of early help.", "decided_by": "Jo Merrick with Sam Hollis"}),
         (day(0, "16:30"), "link", {"other": "2025-0005", "why": "The same chat group."}),
         (day(14, "10:05"), "action", {
             "what": "Speak with Kezia and her father", "strand": "responsible", "owner": "Jo Merrick", "due": day(16)}),
         (day(14, "10:05"), "settle", {
             "action": "Read the ground rules of the chat out", "status": "done", "done_on": day(4),
             "outcome": "Read out, and nobody objected."}),
         (day(14, "10:05"), "review", {
             "strands": [{"strand": "harmed", "standing": "partly", "note": "One message since."},
                         {"strand": "bystanders", "standing": "met"}, {"strand": "responsible", "standing": "not"}],
             "child_view": "It is better on Saturdays.", "decision": "The two are not in one group until half-term.",
             "reason": "One more message came last week.", "risk": "low", "next": day(40)})],
        ["made fun of how she speaks", "Everyone laughed and nobody left", "close to tears", "Sat with her until her mother came",
         "A boy in the brass group", "third time since half-term", "had seen two of the messages", "will keep them and show nobody",
         "Settled with both families", "it stopped when it was named", "leave it to the families", "threshold of early help",
         "Read out, and nobody objected", "It is better on Saturdays", "not in one group until half-term",
         "One more message came last week", "Her accent was mocked", "I want to stay in the group"],
        ["Ottilie Castellan", "Kezia Lomax-Reed", "Isla Penhallow"])


def disclosure_at_home(first):
    """Physical abuse at home with injuries on the body map; children's social care acknowledges late and is chased."""
    day = counted_from(first)
    return Story(
        "Marks on his arm",
        [(day(0, "17:10"), "log", {
            "kind": "child", "title": "Marks on his arm", "immediate_danger": "no",
            "people": [{"known": "Corin Blaise", "role": "harmed"},
                       {"name": "Uncle Vaughan", "role": "alleged-responsible", "kind": "adult"}],
            "happened": day(-1), "happened_precision": "date", "told": day(0, "16:20"),
            "categories": ["physical-abuse"], "facts": "He kept his sleeve down in the warm room and winced when he lifted the trombone.",
            "own_words": "He grabbed me here and shook me.", "immediate_action": "Stayed with him; asked nothing more.",
            "child_view": "He wants to sleep at his aunt's.", "parents_told": "no", "parents_reason": "It might put him at more risk tonight.",
            "injuries": [{"picture": "front", "region": "left-forearm", "kind": "bruise", "size_mm": 40, "note": "Four marks in a row"},
                         {"picture": "back", "region": "right-upper-arm", "kind": "scratch", "note": "Seen when he turned"}],
            "risk": "high"}),
         (day(0, "17:10"), "referral", {
             "body": "social-care", "recipient": "Invented council, duty desk", "how": "By telephone, then in writing",
             "reference": "MASH-17", "sent": day(0, "17:00"), "text": "What was seen and heard today."}),
         (day(0, "17:10"), "decision", {
             "title": "The family", "text": "Not to speak to the family first.", "reason": "It might put him at risk.",
             "options": "Ring his mother; wait for the visit.", "threshold": "Significant harm is suspected.",
             "decided_by": "Jo Merrick"}),
         (day(2, "10:00"), "referral", {"referral": "What was seen and heard today", "chased": day(2, "09:50"), "text": "Nobody could say."}),
         (day(3, "12:00"), "referral", {
             "referral": "What was seen and heard today", "acknowledged": day(3, "11:30"), "acknowledged_by": "Duty social worker"}),
         (day(3, "12:00"), "referral", {
             "referral": "What was seen and heard today", "decided": day(3, "11:40"), "decision": "A visit this week."}),
         (day(3, "12:00"), "decision", {
             "title": "The family, again", "text": "To ring his mother after the visit.", "reason": "The social worker asked for it.",
             "supersedes": "Not to speak to the family first"})],
        ["winced when he lifted the trombone", "He grabbed me here and shook me", "asked nothing more", "sleep at his aunt's",
         "at more risk tonight", "Four marks in a row", "Seen when he turned", "What was seen and heard today", "Nobody could say",
         "A visit this week", "Not to speak to the family first", "Significant harm is suspected", "wait for the visit",
         "To ring his mother after the visit", "The social worker asked for it"])


def volunteer(first):
    """An adult volunteer who messages a pupil in private, on the last working day before Christmas: the designated officer has
    to be told within one working day, which the weekend and the bank holidays put off."""
    del first
    today = datetime.date.today()
    eve = datetime.date(today.year + (today >= datetime.date(today.year, 12, 20)), 12, 24)
    while eve.weekday() > 4:
        eve -= datetime.timedelta(days=1)
    day = counted_from(eve)
    return Story(
        "Private messages late at night",
        [(day(0, "16:00"), "log", {
            "kind": "allegation", "title": "Private messages late at night", "immediate_danger": "no",
            "people": [{"known": "Lena Brandt", "role": "alleged-responsible"}, {"known": "Priya Chand", "role": "harmed"}],
            "happened": day(-1, "23:10"), "told": day(0, "15:30"), "categories": ["grooming"],
            "facts": "Forty private messages in a week, late at night, from a volunteer.",
            "own_words": "She said not to show anyone.",
            "online": {"four_cs": ["contact"], "platform": "A messaging app", "ai_made": "unknown"}, "risk": "high"}),
         (day(0, "16:00"), "harm-test", {
             "harmed": "unknown", "harmed_why": "Not asked yet.", "offence": "unknown", "offence_why": "For the police to say.",
             "risk": "yes", "risk_why": "Secrecy was asked for.", "suitability": "yes",
             "suitability_why": "Against the code of conduct."}),
         (day(0, "16:00"), "check", {
             "body": "lado", "decided": "yes", "why": "The harm test says so.", "told": day(0, "15:50"),
             "told_who": "Invented designated officer", "reference": "LADO-4"}),
         (day(0, "16:00"), "check", {"body": "dbs", "decided": "not-yet", "why": "She is only suspended so far."}),
         (day(0, "16:00"), "restrict", {"reason": "It is about one of us."})],
        ["Forty private messages in a week", "She said not to show anyone", "Secrecy was asked for", "Against the code of conduct",
         "The harm test says so", "only suspended so far"],
        restricted="The designated officer rang back")


def semi_nude(first):
    """A semi-nude image that a 14-year-old sent: what was described, and the triggers of a referral."""
    day = counted_from(first)
    born = first.replace(year=first.year - 14, month=first.month, day=min(first.day, 28)) - datetime.timedelta(days=40)
    return Story(
        "A picture that was shown around",
        [(day(0, "15:00"), "log", {
            "kind": "between-children", "title": "A picture that was shown around", "immediate_danger": "no",
            "people": [{"name": "Rosalind Ashby", "role": "harmed", "kind": "child", "born": born.isoformat(), "born_precision": "exact"}],
            "happened": day(-1, "21:00"), "told": day(0, "14:10"), "categories": ["nudes"],
            "facts": "She sent a picture of herself to one boy, who held his telephone up to two others.",
            "nudes": {"described": "Waist up, she said; nobody here has looked.", "described_by": "Rosalind herself",
                      "holders": "The boy, on his own telephone", "seen": "yes", "seen_by": "Two boys in the wind group",
                      "seen_why": "He held it up before anyone could look away", "seen_present": "Nobody of the staff",
                      "deletion": "Not before the police say so", "adult_involved": "no", "coercion": "yes", "under_13": "no",
                      "violent_or_atypical": "no", "immediate_risk": "unknown", "referral": "Police and Report Remove, today"},
            "child_view": "She wants it gone.", "parents_told": "yes", "parents_reason": "Her mother, with her", "risk": "high"}),
         (day(0, "15:00"), "check", {
             "body": "police", "decided": "yes", "why": "She was pressed for it: coercion is a trigger.", "told": day(0, "14:40"),
             "told_who": "Invented constable", "reference": "P-1"}),
         (day(0, "15:00"), "check", {
             "body": "iwf", "decided": "yes", "why": "Report Remove, together with her, so that it can't be posted.",
             "told": day(0, "14:55")}),
         (day(0, "15:00"), "check", {"body": "ceop", "decided": "no", "why": "No adult and no stranger, as far as is known."})],
        ["held his telephone up to two others", "nobody here has looked", "before anyone could look away", "Not before the police say so",
         "Police and Report Remove, today", "She wants it gone", "coercion is a trigger", "so that it can't be posted",
         "no stranger, as far as is known"])


def closed_and_reopened(first):
    """A case closed, looked at again after 90 days, and reopened in one step with its history intact."""
    day = counted_from(first)
    return Story(
        "Without a coat",
        [(day(0, "11:00"), "log", {
            "kind": "child", "title": "Without a coat", "immediate_danger": "no",
            "people": [{"name": "Tolland Marlowe", "role": "harmed", "kind": "child"}],
            "happened": day(0, "09:40"), "told": day(0, "09:45"), "categories": ["neglect"],
            "facts": "He came without a coat three Saturdays running.", "risk": "low"}),
         (day(28, "11:00"), "review", {
             "strands": [{"strand": "harmed", "standing": "met"}], "child_view": "He likes the lift.",
             "decision": "A coat was found, and he has a lift home.", "reason": "Nothing more was seen for a month.",
             "close": {"outcome": "resolved", "reason": "Nothing more was seen for a month."}}),
         (day(118, "10:00"), "review", {
             "child_view": "It is fine.", "decision": "Asked him and his tutor: still resolved.", "reason": "Both say so.",
             "next": day(150)}),
         (day(130, "09:30"), "reopen", {"reason": "No coat again, and he was hungry.", "risk": "medium"})],
        ["three Saturdays running", "he has a lift home", "Nothing more was seen for a month",
         "still resolved", "Both say so", "No coat again, and he was hungry", "He likes the lift"])


def class_list(first):
    """A data breach: a list of a class sent to the wrong people; the ICO is considered within its hours."""
    day = counted_from(first)
    return Story(
        "List sent to the wrong family",
        [(day(0, "13:00"), "log", {
            "kind": "organisation", "title": "List sent to the wrong family", "immediate_danger": "no",
            "happened": day(0, "11:05"), "told": day(0, "12:00"), "categories": ["data-breach"],
            "facts": "A list of fourteen names and dates of birth went to one family too many.",
            "immediate_action": "Rang them; they deleted it at once.", "risk": "low",
            "actions": [{"what": "Send lists by the portal only", "strand": "organisation", "owner": "Sam Hollis", "due": day(7)}]}),
         (day(0, "13:00"), "check", {
             "body": "ico", "decided": "no", "why": "One reader, who deleted it and said so in writing."}),
         (day(0, "13:00"), "check", {
             "body": "insurer", "decided": "yes", "why": "The policy asks to hear of every breach.", "told": day(0, "12:40"),
             "told_who": "Their helpdesk", "reference": "INS-9"}),
         (day(0, "13:00"), "decision", {
             "title": "No report to the ICO", "text": "Noted in the breach register, and no report.",
             "reason": "No risk to anyone is likely.", "no_further_action": True})],
        ["one family too many", "they deleted it at once", "deleted it and said so in writing", "asks to hear of every breach",
         "Noted in the breach register", "No risk to anyone is likely", "Send lists by the portal only"])


STORIES = {"group-chat": group_chat, "disclosure": disclosure_at_home, "volunteer": volunteer, "semi-nude": semi_nude,
           "reopened": closed_and_reopened, "class-list": class_list}


def monday_after(today):
    """The first day of a story: in a practice vault that was made today, time doesn't run back."""
    return today + datetime.timedelta(days=7 - today.weekday())
