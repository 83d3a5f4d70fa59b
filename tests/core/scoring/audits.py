"""Random audits, as audit files: mostly whole ones with a few things wrong, now and then a heap of them."""
import hashlib

from reference import required, ticket

WHITE = ["", " ", "\t\n", "\u3000", "\u00a0\u2003", "\u2028\u0085"]
REASONS = ["无此项服务", "no one home", "\u3000x", ".", "已拆除", "0", "\u200b"]
TAILS = ["", "-1", " ", "é", "e\u0301", "\ufffd", "\U0001f3d7", "项目", "\"", "/", "~", "A", "a", "ﬃ", "\\"]
BANDS = {1: (0, 200), 2: (201, 400), 3: (401, 600), 4: (601, 800), 5: (801, 1000)}


def maybe(random, chance):
    return random.random() < chance


def no_reason(random):
    return random.choice([*WHITE, None])


def some_reason(random, chance_of_none=0.15):
    return no_reason(random) if maybe(random, chance_of_none) else random.choice(REASONS)


def written(thousandths, random):
    """0.d, 0.dd, 0.ddd, or whole."""
    if thousandths in (0, 1000) and maybe(random, 0.7):
        return random.choice([thousandths // 1000, str(thousandths // 1000)])
    text = f"{thousandths // 1000}.{thousandths % 1000:03d}"
    while text[-1] == "0" and len(text) > 3 and maybe(random, 0.7):
        text = text[:-1]
    return text


def ids(random, prefix, count):
    made = [f"{prefix}{i}{random.choice(TAILS)}" if maybe(random, 0.3) else f"{prefix}{i:03d}" for i in range(count)]
    random.shuffle(made)
    return list(dict.fromkeys(made))


def sample(random, projects, mess):
    order = sorted(projects, key=lambda p: ticket("s", p))
    least = required(len(projects))
    size = least
    if maybe(random, 0.2):
        size = random.randint(least, len(projects))
    if maybe(random, mess):
        size = random.randint(0, len(projects))
    drawn, reserve = order[:size], order[size:]
    if maybe(random, 0.4):
        random.shuffle(drawn)
    if drawn and maybe(random, mess / 2):
        drawn[random.randrange(len(drawn))] = random.choice([*projects, "not in the list"])
    if drawn and maybe(random, mess / 3):
        drawn.insert(random.randrange(len(drawn)), random.choice(drawn))
    made = {"seed": "s" if not maybe(random, mess / 20) else "another", "drawn": drawn}
    if maybe(random, 0.5):
        made["size"] = len(drawn) if not maybe(random, mess / 3) else random.randint(0, 9)
    if maybe(random, 0.5):
        frame = "".join(p + "\n" for p in projects)
        made["frame"] = hashlib.sha256((frame if not maybe(random, mess / 3) else frame + "x").encode()).hexdigest()
    current = list(dict.fromkeys(drawn))
    if current and maybe(random, 0.4):
        swaps = []
        for i in range(random.randint(1, 4)):
            out = random.choice(current)
            into = reserve[i] if i < len(reserve) else "beyond the reserve"
            why = random.choice(REASONS)
            if maybe(random, mess / 2):
                out = random.choice([*projects, *drawn, "nowhere"])
            if maybe(random, mess / 2):
                into = random.choice([*projects, *drawn, "elsewhere", out])
            if maybe(random, mess / 2):
                why = no_reason(random)
            elif i >= len(reserve) and not maybe(random, mess):
                break
            elif out in current:
                current[current.index(out)] = into
            swaps.append({"out": out, "in": into, "reason": why})
            if why is None and maybe(random, 0.5):
                del swaps[-1]["reason"]
        made["replacements"] = swaps
    return made, current


def answer(random, level, mess):
    made = {"likert": level}
    if maybe(random, 0.3):
        low, high = BANDS[level]
        made["alpha"] = written(random.choice([low, high, random.randint(low, high)]), random)
    if maybe(random, mess / 10):
        made["not_involved"] = some_reason(random, 0.5)
    return made


def evaluation(random, name, project, items, level, mess):
    """`level` is the usual one; a fraction is the same coefficient for every answer."""
    made = {"id": name, "project": project, "by": {"kind": random.choice(["customer", "auditor"]), "name": "x"}}
    answers = {}
    lacking = maybe(random, mess / 2)
    dodging = maybe(random, 0.3)
    silent = maybe(random, mess / 8)
    for code, _, _, in_service in items:
        if not in_service:
            if maybe(random, 0.05):
                answers[code] = answer(random, random.randint(1, 5), mess)
        elif silent or (dodging and maybe(random, 0.3)):
            answers[code] = {"not_involved": some_reason(random, mess / 20)}
        elif lacking and maybe(random, random.choice([0.05, 0.5])):
            if maybe(random, 0.5):
                answers[code] = random.choice([{"likert": None}, {}, {"note": "later"}, {"not_involved": " "}])
        elif isinstance(level, float):
            answers[code] = {"likert": {0.6: 3, 0.8: 4, 0.9: 5}[level]}
            if level == 0.9 or maybe(random, 0.5):
                answers[code]["alpha"] = str(level)
        else:
            answers[code] = answer(random, min(5, max(1, level + random.choice([-1, 0, 0, 0, 1]))), mess)
    keys = list(answers)
    random.shuffle(keys)
    made["answers"] = {key: answers[key] for key in keys}
    if maybe(random, 0.08):
        made["excluded"] = some_reason(random, 0.4)
    return made


def grades(random, items, mess):
    made = {}
    usual = random.choice([1, 3, 3, 4, 4, 4, 5, 5])
    spread = random.choice([[0], [-1, 0, 1], [0, 0, 0, 1], [-1, 0, 0]])
    lacking = maybe(random, mess / 2)
    for code, _, _, _ in items:
        if lacking and maybe(random, 0.1):
            if maybe(random, 0.5):
                made[code] = random.choice([{}, {"level": None}, {"not_involved": ""}])
        elif maybe(random, 0.05):
            made[code] = {"level": 5, "not_involved": some_reason(random)}
        else:
            made[code] = {"level": min(5, max(1, usual + random.choice(spread)))}
    return made


def satisfaction(random, surveyed):
    """Around 85 %, below, at, or above by as little as a decimal can."""
    thousandths = surveyed * 850 + random.choice([-1, 0, 0, 0, 1, 40, 150 * surveyed])
    thousandths = max(0, thousandths)
    text = f"{thousandths // 1000}.{thousandths % 1000:03d}" + "0" * random.choice([0, 0, 3, 40])
    if maybe(random, 0.2):
        text += "1"
    return thousandths // 1000 if maybe(random, 0.1) else text


def month(random, number, mess):
    issues, complaints, surveyed = (random.choice([0, 0, 1, 3, 7, 20, 10**15]) for _ in range(3))
    made = {
        "month": f"2026-{number:02d}", "issues": issues, "responded": issues, "closed": issues + random.choice([0, 0, 1]),
        "complaints": complaints, "complaints_solved": complaints, "surveyed": surveyed,
        "satisfaction_total": satisfaction(random, surveyed),
    }
    for part in ("responded", "closed", "complaints_solved"):
        if made[part] and maybe(random, mess / 4):
            made[part] -= 1
    for member in list(made)[1:]:
        if maybe(random, mess / 15):
            del made[member]
    for pair in (("issues", "responded", "closed"), ("complaints", "complaints_solved"), ("surveyed", "satisfaction_total")):
        if maybe(random, mess / 4):
            for member in pair:
                made.pop(member, None)
    return made


def conformity(random, indicators, mess):
    marks = {}
    for code in indicators:
        if maybe(random, 0.9 - mess / 5):
            marks[code] = {"met": random.choice([True] * 6 + [False, None])}
            if marks[code]["met"] is None and maybe(random, 0.5):
                del marks[code]["met"]
    made = {"indicators": marks, "conclusion": random.choice(["met"] * 8 + ["not_met", "", None])}
    if made["conclusion"] is None and maybe(random, 0.5):
        del made["conclusion"]
    if maybe(random, 0.7):
        made["justification"] = some_reason(random, 0.4)
    return made


def audit(random, items, indicators):
    mess = random.choice([0, 0, 0, 0.1, 0.3, 0.6])
    projects = ids(random, "P", random.choice([0, 1, 2, 3, 5, 6, 9, 14, 30]) if maybe(random, 0.7) else random.randint(0, 12))
    made = {
        "format": "plumbline.audit/1", "id": "a", "standard": "JCCQB037-2025", "organisation": {"name": "某建设集团"},
        "projects": [{"id": p, "name": "x"} for p in projects],
    }
    current = []
    if maybe(random, 0.95 - mess / 5):
        made["sample"], current = sample(random, projects, mess)
    if maybe(random, 0.3):
        chance = random.choice([0.02, 0.1, 0.1, 0.5])
        made["not_involved"] = {code: some_reason(random) for code, _, _, _ in items if maybe(random, chance)}
    if maybe(random, 0.03):
        made["not_involved"] = {code: "x" for code, _, _, in_service in items if in_service or maybe(random, 0.5)}
    places = [p for p in current for _ in range(random.choice([0, 1, 1, 2]) if maybe(random, mess) else random.choice([1, 1, 2, 3]))]
    places += [random.choice([*projects, "P-unknown"]) for _ in range(random.choice([0, 0, 0, 1, 3]))]
    usual = random.choice([1, 2, 3, 3, 4, 4, 4, 5, 5, 0.6, 0.8, 0.9])
    made["evaluations"] = [
        evaluation(random, name, place, items, usual, mess)
        for name, place in zip(ids(random, "E", len(places)), places)
    ]
    random.shuffle(made["evaluations"])
    if maybe(random, 0.95):
        made["management"] = grades(random, items, mess)
    if maybe(random, 0.8):
        made["service_months"] = [month(random, m + 1, mess) for m in range(random.choice([0, 1, 2, 3, 12]))]
    if maybe(random, 0.97):
        made["conformity"] = conformity(random, indicators, mess)
    return made
