"""Word F1 of our reading against pdftotext and pdfium, per file the better of the two.

    python3 tests/fidelity/word_f1.py [--reader "COMMAND"] FILE_OR_FOLDER...

COMMAND gets a PDF's path as its last argument and prints its words, one a line. Needs pdftotext (poppler-utils) and
pypdfium2. F1 is over the multiset of words: white space separates, NFC and ligatures as letters, hyphens at line
ends are kept as printed on all sides (the reading comes before any layout), control characters dropped.

The last column forgives one error of the references: the angle brackets of TeX's symbol font, printed as in
"〈Name〉", come out of both as the letters h and i ("hNamei"), because the font has no table that says otherwise. Ours
are given the same letters there. Exit status 1 when the mean of that column is below 0.99 or a file below 0.95; the
figures without it are printed beside it.
"""

import argparse
import collections
import pathlib
import shlex
import subprocess
import sys
import unicodedata

MEAN_GOAL, WORST_GOAL = 0.99, 0.95
ANGLE_BRACKETS_AS_READ = str.maketrans("〈⟨〉⟩", "hhii")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# pdfium marks a hyphen at a line's end with U+0002 (or U+FFFE in older versions) and leaves the line break out.
LINE_END_HYPHENS = ("\u0002\r\n", "\u0002", "\ufffe")


def words(text: str) -> collections.Counter:
    text = unicodedata.normalize("NFC", "".join(LIGATURES.get(letter, letter) for letter in text))
    kept = (letter for letter in text if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf"))
    return collections.Counter("".join(kept).split())


def f1(ours: collections.Counter, theirs: collections.Counter) -> float:
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def pdftotext(path: pathlib.Path) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-raw", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, timeout=300).stdout.decode("utf-8", "replace")


def pdfium(path: pathlib.Path) -> str:
    import pypdfium2

    document, pages = pypdfium2.PdfDocument(str(path)), []
    for page in document:
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        for mark in LINE_END_HYPHENS:
            text = text.replace(mark, "-\n")
        pages.append(text)
        text_page.close()
        page.close()
    document.close()
    return "\n".join(pages)


def ours(reader: list[str], path: pathlib.Path) -> str:
    return subprocess.run([*reader, str(path)], capture_output=True, check=True, timeout=600).stdout.decode("utf-8")


def differences(ours: collections.Counter, theirs: collections.Counter, count: int) -> str:
    only_ours = [word for word, _ in (ours - theirs).most_common(count)]
    only_theirs = [word for word, _ in (theirs - ours).most_common(count)]
    return f"    only ours: {only_ours}\n    only theirs: {only_theirs}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default="target/release/auskunft read --show words", help="command that prints words")
    parser.add_argument("--differences", type=int, default=0, metavar="N", help="show the N most frequent differences")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    files = []
    for path in arguments.paths:
        files += sorted(path.rglob("*.pdf")) if path.is_dir() else [path]
    scores, raw = [], []
    print(f"{'file':<44} {'words':>8} {'pdftotext':>9} {'pdfium':>9} {'better':>8} {'brackets':>8}")
    for path in files:
        text = ours(shlex.split(arguments.reader), path)
        mine, forgiving = words(text), words(text.translate(ANGLE_BRACKETS_AS_READ))
        references = {"pdftotext": words(pdftotext(path)), "pdfium": words(pdfium(path))}
        found = {name: f1(mine, reference) for name, reference in references.items()}
        better = max(found, key=found.get)
        raw.append(found[better])
        scores.append(max(f1(forgiving, reference) for reference in references.values()))
        row = f"{path.name[:44]:<44} {mine.total():>8} {found['pdftotext']:>9.4f} {found['pdfium']:>9.4f}"
        print(f"{row} {found[better]:>8.4f} {scores[-1]:>8.4f}", flush=True)
        if arguments.differences:
            print(differences(forgiving, references[better], arguments.differences), flush=True)
    if not scores:
        print("no PDF found", file=sys.stderr)
        return 2
    mean, worst = sum(scores) / len(scores), min(scores)
    print(f"{len(raw)} files, brackets as printed: mean {sum(raw) / len(raw):.4f}, worst {min(raw):.4f}")
    print(f"{len(scores)} files: mean {mean:.4f} (goal {MEAN_GOAL}), worst {worst:.4f} (goal {WORST_GOAL})")
    return 0 if mean >= MEAN_GOAL and worst >= WORST_GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
