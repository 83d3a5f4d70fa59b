#!/usr/bin/env python3
"""reference.py AUDIT.json: scores an audit file the slow and obvious way, as a second opinion on the engine.

Written from rules.md and exchange.md alone, with fractions and sets, one function a paragraph of the rules. It expects
a valid file and prints the members of `plumbline score --json` that exchange.md names.
"""
import csv
import functools
import hashlib
import json
import pathlib
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from math import floor

getcontext().prec = 60
WHITE = set(
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
MONTHLY = {
    "5.3.2": ("responded", "issues", 100),
    "5.3.3": ("closed", "issues", 100),
    "5.3.4": ("complaints_solved", "complaints", 100),
    "5.3.5": ("satisfaction_total", "surveyed", 85),
}
INDICATORS = ["5.0.1", "1.3.5", "2.1.3", "3.1.2", "4.1", *MONTHLY]


@functools.cache
def catalogue(path):
    """Rows of items.csv: code, dimension, due points, in_service."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(r["code"], r["dimension"], int(r["due_points"]), r["in_service"] == "1") for r in rows]


def reason(text):
    return text is not None and any(c not in WHITE for c in text)


def cut(value):
    return None if value is None else f"{floor(value * 100) // 100}.{floor(value * 100) % 100:02d}"


def exact(value):
    return None if value is None else str(value)


def mean(values):
    return sum(values, Fraction(0)) / len(values) if values else None


# --- sampling -------------------------------------------------------------------------------------------------------


def required(n):
    size = 0
    while size < n and 25 * size * size < 81 * n:
        size += 1
    return size


def ticket(seed, project):
    h = hashlib.sha256(seed.encode()).hexdigest()
    number = int(hashlib.sha256((h + project).encode()).hexdigest(), 16)
    return "0." + str(number).rjust(64, "0")[::-1]


def sample_of(audit):
    """Current projects, number of different ids drawn, verified."""
    sample = audit.get("sample") or {}
    drawn = sample.get("drawn") or []
    if not drawn:
        return [], 0, False
    listed = [p["id"] for p in audit.get("projects", [])]
    seed = sample.get("seed") or ""
    order = sorted(listed, key=lambda p: ticket(seed, p))
    k = len(drawn)
    honest = bool(seed) and sorted(drawn) == sorted(order[:k])
    if sample.get("size") is not None:
        honest &= sample["size"] == k
    if sample.get("frame") is not None:
        honest &= sample["frame"] == hashlib.sha256("".join(p + "\n" for p in listed).encode()).hexdigest()
    current = list(dict.fromkeys(drawn))
    different = len(current)
    reserve = order[k:]
    for i, swap in enumerate(sample.get("replacements") or []):
        holds = reason(swap.get("reason"))
        possible = swap["out"] in current and swap["in"] not in current
        honest &= holds and possible and i < len(reserve) and reserve[i] == swap["in"]
        if holds and possible:
            current = [swap["in"] if p == swap["out"] else p for p in current]
    return current, different, honest


# --- evaluations ----------------------------------------------------------------------------------------------------


class Evaluation:
    def __init__(self, raw, items, exempt):
        self.id, self.project = raw["id"], raw["project"]
        self.excluded = reason(raw.get("excluded"))
        self.alphas, self.open = {}, []
        answers = raw.get("answers") or {}
        for code, dimension, due, in_service in items:
            answer = answers.get(code) or {}
            if not in_service or code in exempt or reason(answer.get("not_involved")):
                continue
            level = answer.get("likert")
            if level is None:
                self.open.append(code)
            else:
                alpha = answer.get("alpha")
                self.alphas[code] = Fraction(level, 5) if alpha is None else Fraction(str(alpha))

    @property
    def complete(self):
        return not self.open and bool(self.alphas)

    def score(self, items, dimension=None, open_at=None):
        due = actual = Fraction(0)
        for code, where, points, _ in items:
            if dimension is not None and where != dimension:
                continue
            alpha = self.alphas.get(code)
            if alpha is None and code in self.open and open_at is not None:
                alpha = Fraction(open_at)
            if alpha is not None:
                due += points
                actual += points * alpha
        return actual / due * 100 if due else None


# --- management and conformity --------------------------------------------------------------------------------------


def graded(audit, items, exempt):
    """Level per graded item, and the open items."""
    levels, open_items = {}, []
    management = audit.get("management") or {}
    for code, _, _, _ in items:
        grade = management.get(code) or {}
        if code in exempt or reason(grade.get("not_involved")):
            continue
        if grade.get("level") is None:
            open_items.append(code)
        else:
            levels[code] = grade["level"]
    return levels, open_items


def management_score(levels):
    return Fraction(sum(levels), 5 * len(levels)) * 100 if levels else None


def level_of(score):
    if score is None or score < 70:
        return 0
    return 3 if score < 80 else 4 if score < 90 else 5


def from_months(audit, code):
    part_name, whole_name, percent = MONTHLY[code]
    pairs = []
    for month in audit.get("service_months") or []:
        part, whole = month.get(part_name), month.get(whole_name)
        if part is None and whole is None:
            continue
        if part is None or whole is None:
            return None
        pairs.append((Fraction(str(part)), Fraction(whole)))
    if not pairs:
        return None
    cases = [(part, whole) for part, whole in pairs if whole]
    if not cases:
        return "no_cases"
    return "met" if all(part / whole * 100 >= percent for part, whole in cases) else "not_met"


def indicator(audit, code):
    if code in MONTHLY and (found := from_months(audit, code)):
        return found
    mark = ((audit.get("conformity") or {}).get("indicators") or {}).get(code) or {}
    return {None: "not_recorded", True: "met", False: "not_met"}[mark.get("met")]


def stars(met, level, service):
    if not met or service is None:
        return 0
    return max((s for s, least, l in ((3, 60, 3), (4, 80, 4), (5, 90, 5)) if service >= least and level >= l), default=0)


# --- interval -------------------------------------------------------------------------------------------------------


def pi():
    # Machin's formula.
    return 4 * (4 * arctan(Decimal(1) / 5) - arctan(Decimal(1) / 239))


def arctan(x):
    halvings = 0
    while x > Decimal("0.1"):
        x = x / (1 + (1 + x * x).sqrt())
        halvings += 1
    total, power, k = Decimal(0), x, 1
    while abs(power) > Decimal(10) ** -58:
        total += power / k * (1 if k % 4 == 1 else -1)
        power *= x * x
        k += 2
    return total * 2**halvings


PI = pi()


def within(t, df):
    """P(|T| < t) for a whole number of degrees of freedom: Abramowitz and Stegun 26.7.3 and 26.7.4."""
    cos2 = Decimal(df) / (df + t * t)
    sin, cos = (1 - cos2).sqrt(), cos2.sqrt()
    if df % 2:
        term = total = cos if df > 1 else Decimal(0)
        for k in range(3, df - 1, 2):
            term = term * cos2 * (k - 1) / k
            total += term
        return 2 / PI * (arctan(t / Decimal(df).sqrt()) + sin * total)
    term = total = Decimal(1)
    for k in range(2, df - 1, 2):
        term = term * cos2 * (k - 1) / k
        total += term
    return sin * total


@functools.cache
def t_quantile(df):
    """t(0.975, df) by the secant method."""
    goal = Decimal("0.95")
    a, b = Decimal("1.9"), Decimal(13)
    fa, fb = within(a, df) - goal, within(b, df) - goal
    low, high = a, b  # bracket
    for _ in range(400):
        c = b - fb * (b - a) / (fb - fa) if fb != fa else (low + high) / 2
        if not low < c < high:
            c = (low + high) / 2
        fc = within(c, df) - goal
        low, high = (c, high) if fc < 0 else (low, c)
        a, fa, b, fb = b, fb, c, fc
        if abs(fc) < Decimal(10) ** -50:
            return c
    raise ArithmeticError("t quantile")


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def cut_real(value):
    """Cut to hundredths; a value that differs from a whole hundredth only by arithmetic noise is that hundredth."""
    value = min(max(value, Decimal(0)), Decimal(100)) * 100
    near = value.to_integral_value()
    return cut(Fraction(int(near if abs(value - near) < Decimal(10) ** -30 else floor(value)), 100))


def interval(evaluated, y, population):
    """`evaluated`: project to the scores of its complete evaluations."""
    n = len(evaluated)
    if n < 2:
        return None, []
    m = sum(map(len, evaluated.values()))
    squares = sum(sum(s - y for s in scores) ** 2 for scores in evaluated.values())
    variance = (1 - Fraction(n, population)) * Fraction(n, n - 1) * squares / m**2
    radius = t_quantile(n - 1) * decimal(variance).sqrt()
    lower, upper = decimal(y) - radius, decimal(y) + radius
    noise = Decimal(10) ** -30
    straddled = [t for t in (60, 80, 90) if t - lower > noise and upper - t > -noise]
    return [cut_real(lower), cut_real(upper)], straddled


# --- the whole ------------------------------------------------------------------------------------------------------


def score(audit, items):
    exempt = {code for code, why in (audit.get("not_involved") or {}).items() if reason(why)}
    population = len(audit.get("projects") or [])
    current, different, verified = sample_of(audit)
    everything = [Evaluation(raw, items, exempt) for raw in audit.get("evaluations") or []]
    alive = [e for e in everything if not e.excluded]
    inside = [e for e in alive if not current or e.project in current]
    counting = [e for e in inside if e.complete]
    y = mean([e.score(items) for e in counting])

    levels, open_items = graded(audit, items, exempt)
    management = management_score(levels.values())
    level = level_of(management)

    conformity = audit.get("conformity") or {}
    conclusion = conformity.get("conclusion") or None
    indicators = {code: indicator(audit, code) for code in INDICATORS}
    unjustified = (
        conclusion == "met"
        and bool({"not_met", "not_recorded"} & set(indicators.values()))
        and not reason(conformity.get("justification"))
    )

    missing = []
    if not population or not current or different < required(population):
        missing.append({"what": "sample"})
    if current and not verified:
        missing.append({"what": "sample_unverified"})
    for project in current:
        if not any(e.project == project for e in counting):
            missing.append({"what": "evaluation", "project": project})
    for e in inside:
        if not e.complete:
            entry = {"what": "answer", "project": e.project, "evaluation": e.id}
            missing += [{**entry, "item": code} for code in e.open] or [entry]
    missing += [{"what": "management", "item": code} for code in open_items]
    if conclusion is None:
        missing.append({"what": "conclusion"})
    if unjustified:
        missing.append({"what": "justification"})
    missing.sort(key=lambda e: [e.get(k, "").encode() for k in ("what", "project", "evaluation", "item")])

    bounds, straddled = None, []
    if verified and y is not None:
        evaluated = {}
        for e in counting:
            evaluated.setdefault(e.project, []).append(e.score(items))
        bounds, straddled = interval(evaluated, y, population)

    possible = []
    for alpha, grade, service_end, met in (
        (0, 1, 0, conclusion == "met" and not unjustified),
        (1, 5, 100, conclusion != "not_met"),
    ):
        if not any(in_service and code not in exempt for code, _, _, in_service in items):
            service = Fraction(0)
        elif not current:
            service = Fraction(service_end)
        else:
            ends = {e.id: e.score(items, open_at=alpha) for e in inside}
            scores = [s for s in ends.values() if s is not None]
            silent = [p for p in current if all(ends[e.id] is None for e in inside if e.project == p)]
            short = max(0, required(population) - different)
            service = mean(scores + [Fraction(service_end)] * (len(silent) + short))
        final_level = level_of(management_score([*levels.values(), *[grade] * len(open_items)]))
        possible.append(stars(met, final_level, service))

    won = stars(conclusion == "met", level, y)
    return {
        "service": {
            "score": cut(y), "exact": exact(y), "evaluations": len(counting), "interval": bounds,
            "straddles": straddled,
        },
        "management": {"score": cut(management), "exact": exact(management), "level": level},
        "conformity": {"conclusion": conclusion, "indicators": indicators},
        "sample": {
            "projects": population, "required": required(population) if population else None, "current": current,
            "verified": verified,
        },
        "result": "pass" if won else "fail",
        "stars": won,
        "final": not missing,
        "missing": missing,
        "outside_sample": sorted((e.id for e in alive if e not in inside), key=str.encode),
        "stars_possible": {"worst": possible[0], "best": possible[1]},
        "dimensions": {
            d: {
                "service": cut(mean([s for e in counting if (s := e.score(items, d)) is not None])),
                "management": cut(management_score(
                    [levels[code] for code, where, _, _ in items if where == d and code in levels])),
            }
            for d in "12345"
        },
    }


if __name__ == "__main__":
    table = pathlib.Path(__file__).resolve().parents[4] / "shared/spec/items.csv"
    print(json.dumps(score(json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8")), catalogue(table)),
                     ensure_ascii=False, indent=1))
