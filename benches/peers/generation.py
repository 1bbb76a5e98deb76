"""llama.cpp (its Python package) on a GGUF file: prompt and decode tokens a second.

The next token is always the likeliest, whatever it is: an end of text does not end the measurement.
"""

import ctypes
import time

import llama_cpp
import numpy

from exchange import read_input, say

WARM_UP = 8


def likeliest(model) -> int:
    logits = llama_cpp.llama_get_logits_ith(model.ctx, -1)
    floats = ctypes.cast(logits, ctypes.POINTER(ctypes.c_float))
    return int(numpy.ctypeslib.as_array(floats, shape=(model.n_vocab(),)).argmax())


def main() -> None:
    given = read_input()
    wanted, new = given["prompt_tokens"], given["new_tokens"]
    start = time.perf_counter()
    model = llama_cpp.Llama(
        given["model"], n_ctx=wanted + new + WARM_UP, n_batch=512, n_threads=given["threads"],
        n_threads_batch=given["threads"], verbose=False,
    )
    opened = time.perf_counter() - start
    prompt = model.tokenize(given["prompt"].encode())[:wanted]
    model.eval(prompt[:WARM_UP])
    model.reset()
    start = time.perf_counter()
    model.eval(prompt)
    prompt_seconds = time.perf_counter() - start
    start = time.perf_counter()
    for _ in range(new):
        model.eval([likeliest(model)])
    decode_seconds = time.perf_counter() - start
    say({
        "prompt_tokens": len(prompt), "prompt_tokens_per_second": len(prompt) / prompt_seconds,
        "new_tokens": new, "decode_tokens_per_second": new / decode_seconds, "open_seconds": opened,
    })


main()
