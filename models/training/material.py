"""Groups of questions and the rows or sentences among which their answer stands."""
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Group:
    """One record or passage: its units, and questions with the numbers of the units that answer."""
    family: str
    units: list[str]
    questions: list[tuple[str, list[int]]] = field(default_factory=list)


def lines(path: Path):
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def unit(context: str, text: str) -> str:
    """A unit as the product embeds it: what stands above it, then the row or sentence."""
    return f"{context}. {text}"


def read(folder: Path) -> list[Group]:
    """The groups of a folder that have a question with an answer."""
    groups = {}
    for record in lines(folder / "records.jsonl"):
        rows = [unit(record["title"], f"{row['key']}: {row['value']}") for row in record["rows"]]
        groups[record["id"]] = Group(record["schema"], rows)
    for passage in lines(folder / "passages.jsonl"):
        sentences = [unit(passage["headings"][-1], sentence) for sentence in passage["sentences"]]
        groups[passage["id"]] = Group(passage["document"], sentences)
    for question in lines(folder / "questions.jsonl"):
        if question["gold"]:
            groups[question["target_id"]].questions.append((question["question"], question["gold"]))
    return [group for group in groups.values() if group.questions]


def is_family_held_out(family: str) -> bool:
    """Whole schemas and documents are held out, one in eight, whatever the order of the files."""
    return hashlib.sha256(family.encode()).digest()[0] % 8 == 0


def is_held_out(group: Group) -> bool:
    """Whether its schema or document is held out."""
    return is_family_held_out(group.family)
