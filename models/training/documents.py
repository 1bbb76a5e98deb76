"""Turns held-out material into documents and a question set, so that the ranker is trained on what ingest and search make of it.

usage: documents.py MATERIAL... --out FOLDER     then: auskunft ingest FOLDER/documents, auskunft eval evidence FOLDER/questions.jsonl
Held-out families give documents and questions; every fourth family that was trained on gives documents only.
"""
import argparse
import hashlib
import html
import json
from pathlib import Path

from material import is_family_held_out, lines

PARAGRAPH = 3
MOST_CELL_WORDS = 14
MOST_COLUMNS = 9


def is_distractor(family: str) -> bool:
    return hashlib.sha256(family.encode()).digest()[1] % 4 == 0


def is_table(schema: str) -> bool:
    """Half of the held-out schemas give one table each instead of records."""
    return hashlib.sha256(schema.encode()).digest()[2] % 2 == 0


def page(title: str, body: list[str]) -> str:
    return "\n".join(["<!doctype html><html lang=de><head><meta charset=utf-8>",
                      f"<title>{html.escape(title)}</title></head><body>", *body, "</body></html>"])


def record_page(record: dict) -> str:
    rows = [f"<tr><td>{html.escape(row['key'])}</td><td>{html.escape(row['value'])}</td></tr>" for row in record["rows"]]
    heading = f"<h1>{html.escape(record['title'])}</h1>"
    return page(record["title"], [heading, "<table>", *rows, "</table>"])


def table_page(schema: str, records: list[dict], keys: list[str]) -> str:
    """The records of a schema as one table, a row each."""
    head = "".join(f"<th>{html.escape(key)}</th>" for key in ["Bezeichnung", *keys])
    rows = []
    for record in records:
        values = {row["key"]: row["value"] for row in record["rows"]}
        cells = [record["title"], *(values.get(key, "") for key in keys)]
        rows.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>")
    heading = f"<h1>{html.escape(schema)}: Übersicht</h1>"
    return page(f"{schema}: Übersicht", [heading, "<table>", f"<tr>{head}</tr>", *rows, "</table>"])


def table_keys(records: list[dict], asked: dict[tuple[str, int], int]) -> list[str]:
    """The short fields of a schema that are asked for most."""
    counts = {}
    for record in records:
        for number, row in enumerate(record["rows"]):
            if len(row["value"].split()) <= MOST_CELL_WORDS:
                counts[row["key"]] = counts.get(row["key"], 0) + asked.get((record["id"], number), 0)
    return sorted(counts, key=lambda key: -counts[key])[:MOST_COLUMNS]


def handbook_page(title: str, passages: list[dict]) -> str:
    body = [f"<h1>{html.escape(title)}</h1>"]
    open_headings = []
    for passage in passages:
        for level, heading in enumerate(passage["headings"]):
            if open_headings[:level + 1] != passage["headings"][:level + 1]:
                body.append(f"<h{level + 2}>{html.escape(heading)}</h{level + 2}>")
        open_headings = passage["headings"]
        sentences = passage["sentences"]
        for start in range(0, len(sentences), PARAGRAPH):
            body.append(f"<p>{html.escape(' '.join(sentences[start:start + PARAGRAPH]))}</p>")
    return page(title, body)


def sheet_page(table: dict) -> str:
    """A table as it is."""
    head = "".join(f"<th>{html.escape(column)}</th>" for column in table["columns"])
    rows = ["<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in table["rows"]]
    headings = [f"<h{level}>{html.escape(heading)}</h{level}>" for level, heading in enumerate(table["headings"], start=2)]
    title = f"<h1>{html.escape(table['document'])}</h1>"
    return page(table["document"], [title, *headings, "<table>", f"<tr>{head}</tr>", *rows, "</table>"])


def cell_quotes(table: dict, gold: list[list[int]]) -> list[str]:
    """What the cells that answer say with row and column; where the row's label answers, any of its cells."""
    quotes = []
    for number, column in gold:
        row = table["rows"][number]
        columns = [column] if column else range(1, len(row))
        quotes += [f"{row[0]} {table['columns'][at]} {row[at]}" for at in columns if row[at].strip()]
    return quotes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("material", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    documents = arguments.out / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    questions = []
    for folder in arguments.material:
        places, handbooks, schemas, cells, rows_of_tables = {}, {}, {}, {}, set()
        asked = {}
        for question in lines(folder / "questions.jsonl"):
            for number in question["gold"] if question["target"] != "table" else []:
                place = (question["target_id"], number)
                asked[place] = asked.get(place, 0) + 1
        for record in lines(folder / "records.jsonl"):
            held_out = is_family_held_out(record["schema"])
            if held_out and is_table(record["schema"]):
                schemas.setdefault(record["schema"], []).append(record)
                continue
            if held_out or is_distractor(record["schema"]):
                name = f"{record['id']}.html"
                (documents / name).write_text(record_page(record), encoding="utf-8")
                rows = [f"{row['key']} {row['value']}".strip() for row in record["rows"]]
                places[record["id"]] = (name, rows, held_out)
        for passage in lines(folder / "passages.jsonl"):
            held_out = is_family_held_out(passage["document"])
            if held_out or is_distractor(passage["document"]):
                handbooks.setdefault(passage["document"], []).append(passage)
        sheets = {}
        for table in lines(folder / "tables.jsonl"):
            held_out = is_family_held_out(table["document"])
            if held_out or is_distractor(table["document"]):
                name = f"{table['id']}.html"
                (documents / name).write_text(sheet_page(table), encoding="utf-8")
                if held_out:
                    sheets[table["id"]] = (name, table)
        for schema, records in schemas.items():
            keys = table_keys(records, asked)
            rows_of_tables |= {record["id"] for record in records}
            name = f"{records[0]['id']}-table.html"
            (documents / name).write_text(table_page(schema, records, keys), encoding="utf-8")
            for record in records:
                for number, row in enumerate(record["rows"]):
                    if row["key"] in keys and row["value"]:
                        cells[record["id"], number] = (name, f"{record['title']} {row['key']} {row['value']}")
        for title, passages in handbooks.items():
            name = f"{passages[0]['id']}.html"
            (documents / name).write_text(handbook_page(title, passages), encoding="utf-8")
            for passage in passages:
                places[passage["id"]] = (name, passage["sentences"], is_family_held_out(title))
        for question in lines(folder / "questions.jsonl"):
            if question["target_id"] in rows_of_tables:
                found = [cells[question["target_id"], number] for number in question["gold"]
                         if (question["target_id"], number) in cells]
                complete = bool(found) and len(found) == len(question["gold"])
                evidence = [{"doc": table, "quote": quote} for table, quote in found] if complete else []
                questions.append({"id": question["id"], "type": "table", "question": question["question"],
                                  "answerable": complete and bool(question["answerable"]), "evidence": evidence})
                continue
            if question["target"] == "table":
                if question["target_id"] in sheets:
                    name, table = sheets[question["target_id"]]
                    evidence = [{"doc": name, "quote": quote} for quote in cell_quotes(table, question["gold"])]
                    questions.append({"id": question["id"], "type": "table", "question": question["question"],
                                      "answerable": bool(evidence), "evidence": evidence})
                continue
            name, units, held_out = places.get(question["target_id"], ("", [], False))
            if held_out:
                evidence = [{"doc": name, "quote": units[number]} for number in question["gold"]]
                questions.append({"id": question["id"], "type": question["kind"], "question": question["question"],
                                  "answerable": bool(question["answerable"]), "evidence": evidence})
    with (arguments.out / "questions.jsonl").open("w", encoding="utf-8") as file:
        for question in questions:
            print(json.dumps(question, ensure_ascii=False), file=file)
    print(f"{len(list(documents.iterdir()))} documents, {len(questions)} questions")


if __name__ == "__main__":
    main()
