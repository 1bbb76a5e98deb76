"""Groups of questions and the rows, sentences or cells among which their answer stands."""
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

# Most characters around a unit that are read with it, as in `src/answer/evidence/reading.rs`.
AROUND = 160


@dataclass(frozen=True)
class Unit:
    """A row, sentence or cell: the document it stands in, what it is about, its words, and what stands around it."""
    document: str
    subject: str
    words: str
    around: str = ""

    def searchable(self) -> str:
        """As the selector embeds it: what it is about, then its words."""
        return f"{self.subject}. {self.words}"

    def readable(self) -> str:
        """As the reader reads it: the document too, unless the subject names it."""
        return self.searchable() if self.document in self.subject else f"{self.document}, {self.searchable()}"


def before(sentences: list[str], number: int) -> str:
    """The end of what a passage says before a sentence."""
    text = " ".join(sentences[:number])
    if len(text) <= AROUND:
        return text
    return text[-AROUND:].partition(" ")[2]


def row_of(cells: list[str]) -> str:
    """A table's row as it is printed, its beginning."""
    text = " ".join(cell for cell in cells if cell.strip())
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0]


@dataclass
class Question:
    """A question and the numbers of the units that answer it; none where nothing does."""
    text: str
    gold: list[int]
    kind: str


@dataclass
class Group:
    """One record, passage or table."""
    family: str
    units: list[Unit]
    questions: list[Question] = field(default_factory=list)
    is_record: bool = False

    def answered(self) -> list[Question]:
        return [question for question in self.questions if question.gold]


def lines(path: Path):
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def cells_of(table: dict) -> list[tuple[int, int]]:
    """The places of a table's cells that are units: all but the labels of rows, and empty ones."""
    return [(number, column) for number, row in enumerate(table["rows"]) for column in range(1, len(row)) if row[column].strip()]


def read(folder: Path) -> list[Group]:
    """The groups of a folder."""
    groups, places = {}, {}
    for record in lines(folder / "records.jsonl"):
        units = [Unit(record["schema"], record["title"], f"{row['key']}: {row['value']}") for row in record["rows"]]
        groups[record["id"]] = Group(record["schema"], units, is_record=True)
    for passage in lines(folder / "passages.jsonl"):
        sentences = passage["sentences"]
        units = [Unit(passage["document"], passage["headings"][-1], sentence, before(sentences, number))
                 for number, sentence in enumerate(sentences)]
        groups[passage["id"]] = Group(passage["document"], units)
    for table in lines(folder / "tables.jsonl"):
        places[table["id"]] = {place: number for number, place in enumerate(cells_of(table))}
        units = [Unit(table["document"], f"{table['headings'][-1]}, {table['rows'][row][0]}",
                      f"{table['columns'][column]}: {table['rows'][row][column]}", row_of(table["rows"][row]))
                 for row, column in places[table["id"]]]
        groups[table["id"]] = Group(table["document"], units)
    for question in lines(folder / "questions.jsonl"):
        target = question["target_id"]
        gold = question["gold"]
        if target in places:
            known = places[target]
            # Where the label of a row answers, any cell of that row shows it.
            gold = [number for row, column in gold for place, number in known.items()
                    if place == (row, column) or (column == 0 and place[0] == row)]
            if question["gold"] and not gold:
                continue
        groups[target].questions.append(Question(question["question"], gold, question["kind"]))
    return [group for group in groups.values() if group.questions]


def is_family_held_out(family: str) -> bool:
    """Whole schemas and documents are held out, one in eight, whatever the order of the files."""
    return hashlib.sha256(family.encode()).digest()[0] % 8 == 0


def is_held_out(group: Group) -> bool:
    """Whether its schema or document is held out."""
    return is_family_held_out(group.family)
