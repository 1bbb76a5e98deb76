"""Real texts to measure with: passages out of a store, questions out of a question set."""

import json
import sqlite3
from pathlib import Path


def rows(store: Path, query: str) -> list[tuple]:
    connection = sqlite3.connect(f"{(store / 'auskunft.sqlite').as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def passages(store: Path) -> list[str]:
    return [text for (text,) in rows(store, "SELECT text FROM passages ORDER BY document, ordinal")]


def units(store: Path) -> list[str]:
    """Rows, cells and sentences with what they are about, as they are embedded."""
    found = rows(store, """SELECT subject, key, text, value_start, value_end FROM evidence
                           JOIN passages ON passages.id = evidence.passage ORDER BY document, passage, evidence.ordinal""")
    texts = []
    for subject, key, text, start, end in found:
        value = " ".join(text.encode()[start:end].decode(errors="ignore").split())
        texts.append(f"{subject.replace(chr(9), ', ')}. {key}: {value}" if key else f"{subject}. {value}")
    return texts


def count(store: Path, table: str) -> int:
    return rows(store, f"SELECT count(*) FROM {table}")[0][0]


def questions(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines if line.strip()]


def of_length(texts: list[str], characters: int, number: int) -> list[str]:
    """Those whose length is nearest, in their own order."""
    nearest = sorted(range(len(texts)), key=lambda index: abs(len(texts[index]) - characters))[:number]
    return [texts[index] for index in sorted(nearest)]
