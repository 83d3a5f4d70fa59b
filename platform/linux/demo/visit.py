"""A visit through the real window, tap by tap: what an auditor does on a day. The window speaks English here (--language en)."""
import itertools
import json

from world import Failed

SERVICE_ITEMS = 34
MAX_LOOKS = 3000  # looks at the window while it moves on by itself; each takes some milliseconds


def enrol(app, link):
    """On the sync page, as the office's link is typed; ends with the switch of the network in sight."""
    app.do("tap statusButton", "waitFor enrolLink", f"type enrolLink {link}", "tap enrolGo", "waitFor networkSwitch")


def switch_network(app, on):
    """Throws the switch on the sync page."""
    app.do("waitFor networkSwitch", "tap networkSwitch", f"waitFor networkSwitch checked {'true' if on else 'false'}")


def wait_confirmed(app):
    """On the sync page: until the server has confirmed all that is on the tablet."""
    wait_until(app, "confirmedCount", lambda text: text.isdigit() and text != "0", "what the server has confirmed")
    wait_until(app, "unconfirmedCount", lambda text: text == "0", "nothing left to confirm")


def wait_until(app, name, holds, what):
    """Looks at a text of the window until it holds."""
    for _ in range(MAX_LOOKS):
        text = app.do(f"print {name}")
        if holds(text):
            return text
    raise Failed(f"plumbline-tablet: {name} shows {text!r}, expected {what}")


def answer(app, levels, first=0, last=SERVICE_ITEMS):
    """Items first+1 to last, one tap each; the page goes to the next open item by itself."""
    for count, level in zip(range(first + 1, last + 1), itertools.cycle(levels)):
        title = app.do("waitFor itemTitle", "print itemTitle")
        app.do(f"tap step{level}", f"waitFor answeredCount text {count} of {SERVICE_ITEMS}", "waitFor itemSaveMark")
        if count < SERVICE_ITEMS:
            wait_until(app, "itemTitle", lambda text: text != title, "the next item")


def to_overview(app):
    """From an evaluation back to the list of projects."""
    app.do("tap back", "waitFor observeButton", "tap back", "waitFor projectList")


def grade_all(app, programs, level):
    """The 52 management items at one level, scrolling as a person would."""
    app.do("tap section-management", "waitFor managementList")
    for item in json.loads(programs.run("plumbline", "catalogue", "--json").stdout)["items"]:
        step = f"level-{item['code']}-{level}"
        app.do(f"scrollTo {step} managementList", f"tap {step}")
    app.do("waitFor gradedCount text 52 of 52 graded")


def conclude(app, justification):
    """Met, with the justification that indicators without a record take."""
    app.do("tap section-conformity", "tap conclusion-met", f"type justificationField {justification}")


def service_shown(app):
    return app.do("print serviceFigure figure")


def first_light(server, tablet, audit):
    """Network off: an observation, management, conclusion, result. Network on: everything reaches the server. Pictures on the way."""
    first = audit["sample"]["drawn"][0]
    with tablet.app("--language", "en", "--open", audit["id"]) as app:
        app.do("waitFor projectList count 45", "screenshot 01-projects.png")
        enrol(app, server.enroll("li", "lead", "--all-audits"))
        switch_network(app, False)
        app.do("screenshot 02-network-off.png", "tap back", f"tap project-{first}", "screenshot 03-project.png", "tap observeButton")
        answer(app, [4, 5, 4, 3], last=20)
        app.do("screenshot 04-observation.png")
        answer(app, [5, 4], first=20)
        to_overview(app)
        grade_all(app, tablet.programs, 4)
        app.do("screenshot 05-management.png")
        conclude(app, "certificate seen, staff list counted")
        app.do("screenshot 06-conformity.png", "tap section-result", "waitFor verdict", "screenshot 07-result.png",
               "tap statusButton", "screenshot 08-waiting.png")
        switch_network(app, True)
        wait_confirmed(app)
        app.do("screenshot 09-confirmed.png", "size 800x1280", "tap back", "screenshot 10-result-portrait.png", "quit")
        app.end()
