#!/usr/bin/env python3
"""Check sample.jsonl against the rendered corpus and print what it consists of.

usage: check.py [SET.jsonl]

Needs pdftotext (poppler-utils). Verifies, question by question, that ids are unique,
fields are well formed, every quote stands on its page and every required element of an
answer occurs in its evidence (in the quotes for single facts and definitions, on the
evidence pages for the rest). Then counts types and styles and compares their shares with
the plan below. Exits non-zero when there is a problem, and with 2 without pdftotext.
"""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDERS = (HERE.parent / "handbuecher", HERE.parent / "steckbriefe")
LEAST = 130
TYPES = {  # least share of all questions
    "single": 0.35,
    "table": 0.10,
    "aggregation": 0.10,
    "definition": 0.06,
    "procedure": 0.06,
    "followup": 0.05,
    "unanswerable": 0.20,
}
STYLES = {
    "plain", "paraphrase", "keyword", "typo", "compound-split", "compound-joined",
    "umlaut-ascii", "colloquial", "abbrev", "everyday-word",
}
AWAY = {"paraphrase", "colloquial", "everyday-word"}
LEAST_AWAY = 0.50
MOST_PLAIN = 1 / 3
MOST_EASY = 1 / 3
EASY = 0.75  # share of a question's content words that stand on an evidence page
WHY = {"absent", "blank-field", "unknown-entity", "off-topic"}
REQUIRED = ("id", "type", "question", "history", "answerable", "gold_answer", "must_include", "style", "evidence")
OPTIONAL = {"must_not_include", "also_supported_on", "checked_on", "why", "derived"}
STOP = set(
    "aber alle alles also auch auf aus bei beim bis dafür darf dass dem den denn der des dich die dies diese doch "
    "eine einem einen einer eines einfach gibt habe haben hat hatte heute ihre ihren immer ist jetzt kann kein keine "
    "können man mein meine meinem meinen mich mir mit muss müssen nach nicht noch nur oder ohne schon sein seine "
    "seit sich sie sind über uns unser unsere viel viele vom von vor wann war warum was welche welchem welchen "
    "welcher welches wenn wer werde werden wie wieviel wieviele wird wofür wo wir woran wodurch zum zur".split()
)


def normal(text: str) -> str:
    """One space between words, line-end hyphenation undone, soft hyphens gone."""
    text = re.sub(r"[\u00a0\u2009\u202f]", " ", text.replace("\f", "\n"))
    text = re.sub("\u00ad\\s*", "", text)
    text = re.sub(r"-[ \t]*\n\s*", "-", text)
    return re.sub(r"\s+", " ", text).strip()


def words(text: str) -> set[str]:
    """Content words, lower case, umlauts and ß written out."""
    for umlaut, ascii_form in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.lower().replace(umlaut, ascii_form)
    return {word for word in re.findall(r"\w+", text) if len(word) > 2 and word not in STOP_FOLDED}


STOP_FOLDED: set[str] = set()
STOP_FOLDED = set().union(*(words(word) for word in STOP))


@cache
def pages(doc: str) -> list[str]:
    """Normalised text of each page in the printed order of rows; empty for an unknown file."""
    path = next((folder / doc for folder in FOLDERS if (folder / doc).is_file()), None)
    if path is None:
        return []
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return [normal(page) for page in done.stdout.decode("utf-8").split("\f")][:-1]


def page_text(item: dict) -> str | None:
    found = pages(item["doc"])
    return found[item["page"] - 1] if 1 <= item["page"] <= len(found) else None


def occurs(variant: str, text: str) -> bool:
    """Case-insensitive; a number or a short token must stand alone."""
    needle, hay = normal(variant).lower(), text.lower()
    if re.fullmatch(r"\d+([., ]\d+)*", needle):
        return re.search(rf"(?<![\d.,]){re.escape(needle)}(?!\d|[.,]\d)", hay) is not None
    if needle.isalnum() and len(needle) <= 3:
        return re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", hay) is not None
    return needle in hay


def check_form(question: dict) -> list[str]:
    problems = [f"field '{name}' is missing" for name in REQUIRED if name not in question]
    if problems:
        return problems
    problems += [f"unknown field '{name}'" for name in question if name not in {*REQUIRED, *OPTIONAL}]
    if question["type"] not in TYPES:
        problems.append(f"unknown type '{question['type']}'")
    if not question["style"] or not set(question["style"]) <= STYLES:
        problems.append(f"unknown or no style {question['style']}")
    if "plain" in question["style"] and AWAY & set(question["style"]):
        problems.append("plain and phrased away at once")
    if not question["question"].strip() or not question["gold_answer"].strip():
        problems.append("question or gold answer is empty")
    if any(set(turn) != {"role", "content"} for turn in question["history"]):
        problems.append("history: each turn has role and content")
    if question["type"] == "followup" and not question["history"]:
        problems.append("follow-up without history")
    if question["answerable"] == (question["type"] == "unanswerable"):
        problems.append("answerable contradicts the type")
    if question["answerable"] and not (question["must_include"] and question["evidence"]):
        problems.append("answerable without must_include or evidence")
    if not question["answerable"]:
        if question.get("why") not in WHY:
            problems.append(f"why is {question.get('why')!r}")
        if question["evidence"] or question["must_include"]:
            problems.append("unanswerable with evidence or must_include")
        if question.get("why") == "blank-field" and not question.get("checked_on"):
            problems.append("blank field without checked_on")
    return problems


def check_quotes(question: dict) -> list[str]:
    problems = []
    for field in ("evidence", "also_supported_on", "checked_on"):
        for item in question.get(field, []):
            text = page_text(item)
            if text is None:
                problems.append(f"{field}: no page {item['page']} in {item['doc']}")
            elif normal(item["quote"]) not in text:
                problems.append(f"{field}: not on {item['doc']} p. {item['page']}: {item['quote']}")
    return problems


def check_elements(question: dict) -> list[str]:
    """Required elements against the evidence, and gold answer against must_(not_)include."""
    if not question["answerable"]:
        return []
    evidence = question["evidence"]
    support = " ".join(normal(item["quote"]) for item in evidence)
    if question["type"] not in ("single", "definition"):
        support += " " + " ".join(page_text(item) or "" for item in evidence)
    gold = normal(question["gold_answer"])
    problems = []
    for element in question["must_include"]:
        variants = element if isinstance(element, list) else [element]
        if not question.get("derived") and not any(occurs(variant, support) for variant in variants):
            problems.append(f"required element is not in the evidence: {variants}")
        if not any(occurs(variant, gold) for variant in variants):
            problems.append(f"required element is not in the gold answer: {variants}")
    problems += [f"gold answer has forbidden '{v}'" for v in question.get("must_not_include", []) if occurs(v, gold)]
    return problems


def overlap(question: dict) -> float | None:
    """Share of the question's content words that stand on its best evidence page."""
    asked = words(question["question"])
    if not asked or not question["evidence"]:
        return None
    return max(len(asked & words(page_text(item) or "")) / len(asked) for item in question["evidence"])


def check_shares(questions: list[dict], easy: int, measured: int) -> list[str]:
    total = len(questions)
    types = Counter(question["type"] for question in questions)
    away = sum(bool(AWAY & set(question["style"])) for question in questions)
    plain = sum("plain" in question["style"] for question in questions)
    problems = [] if total >= LEAST else [f"{total} questions, at least {LEAST} wanted"]
    for name, least in TYPES.items():
        if types[name] < least * total:
            problems.append(f"type {name}: {types[name] / total:.1%}, at least {least:.0%} wanted")
    if away < LEAST_AWAY * total:
        problems.append(f"phrased away: {away / total:.1%}, at least {LEAST_AWAY:.0%} wanted")
    if plain > MOST_PLAIN * total:
        problems.append(f"plain: {plain / total:.1%}, at most {MOST_PLAIN:.0%} wanted")
    if easy > MOST_EASY * measured:
        problems.append(f"easy word matches: {easy / measured:.1%}, at most {MOST_EASY:.0%} wanted")
    return problems


def print_counts(title: str, counts: Counter, total: int) -> None:
    print(f"\n{title:<34}{'n':>5}{'share':>8}")
    for name, count in counts.most_common():
        print(f"{name:<34}{count:>5}{count / total:>8.1%}")


def read(path: Path) -> tuple[list[dict], list[str]]:
    questions, problems = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            questions.append(json.loads(line))
        except json.JSONDecodeError as error:
            problems.append(f"line {number}: {error}")
    return questions, problems


def main() -> int:
    if shutil.which("pdftotext") is None:
        print("check.py: pdftotext is missing (package poppler-utils); nothing was checked", file=sys.stderr)
        return 2
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sample.jsonl"
    questions, problems = read(path)
    for name, count in Counter(question.get("id") for question in questions).items():
        if count > 1:
            problems.append(f"{name}: id used {count} times")
    for text, count in Counter(question.get("question", "") for question in questions).items():
        if count > 1:
            problems.append(f"asked {count} times: {text}")
    sound = []
    for question in questions:
        found = check_form(question)
        if not found:
            sound.append(question)
            found = check_quotes(question) + check_elements(question)
        problems += [f"{question.get('id')}: {problem}" for problem in found]
    if problems or not sound:
        print("\n".join(problems))
        print(f"\n{len(problems)} problems in {path.name} (shares not counted)")
        return 1

    # follow-ups lean on their history, keyword lists are words of the document by design: both count too
    overlaps = {question["id"]: value for question in sound if (value := overlap(question)) is not None}
    easy = sum(value >= EASY for value in overlaps.values())
    problems += check_shares(sound, easy, len(overlaps))
    total = len(sound)
    quotes = sum(len(q.get(f, [])) for q in sound for f in ("evidence", "also_supported_on", "checked_on"))
    documents = {item["doc"] for question in sound for item in question["evidence"]}
    print_counts("type", Counter(question["type"] for question in sound), total)
    print_counts("style (several per question)", Counter(s for question in sound for s in question["style"]), total)
    refused = [question["why"] for question in sound if not question["answerable"]]
    print_counts("why unanswerable", Counter(refused), len(refused))
    away = sum(bool(AWAY & set(question["style"])) for question in sound)
    print(f"\nphrased away from the documents     {away:>4} of {total} ({away / total:.1%})")
    print(f"easy word matches (>= {EASY:.0%} on page)   {easy:>4} of {len(overlaps)} ({easy / len(overlaps):.1%})")
    print(f"mean share of words on the page     {sum(overlaps.values()) / len(overlaps):>8.1%}")
    print(f"quotes checked {quotes}, documents used as evidence {len(documents)}")
    print("\n".join(["", *problems, f"{total} questions, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
