"""Uses a running Auskunft as a model through the unmodified `openai` package and prints what it got as JSON.

    pip install openai==3.57.0
    python3 tests/clients/openai_client.py http://127.0.0.1:8080/v1 "Wie schnell ist eine Datenpanne zu melden?"

Ends with status 1 when something is not as an OpenAI client may expect it.
"""

import json
import sys

import openai

MODEL = "auskunft"


def main() -> int:
    base_url, question = sys.argv[1], sys.argv[2]
    client = openai.OpenAI(base_url=base_url, api_key="none", max_retries=0, timeout=60)
    messages = [
        {"role": "system", "content": "Antworte kurz."},
        {"role": "user", "content": [{"type": "text", "text": question}]},
    ]
    whole = client.chat.completions.create(model=MODEL, messages=messages, temperature=0)
    seen = {
        "models": [model.id for model in client.models.list()],
        "model": client.models.retrieve(MODEL).to_dict(),
        "completion": whole.to_dict(),
        "stream": streamed(client, messages),
        "accumulated": accumulated(client, messages),
        "refusals": refusals(client, question),
    }
    print(json.dumps(seen, ensure_ascii=False, indent=2))
    failures = failed_expectations(seen)
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def streamed(client: openai.OpenAI, messages: list) -> dict:
    """A completion put together from its chunks by hand."""
    chunks = list(
        client.chat.completions.create(
            model=MODEL, messages=messages, stream=True, stream_options={"include_usage": True}
        )
    )
    choices = [chunk.choices[0] for chunk in chunks if chunk.choices]
    return {
        "chunks": len(chunks),
        "role": choices[0].delta.role,
        "content": "".join(choice.delta.content or "" for choice in choices),
        "finish_reason": choices[-1].finish_reason,
        "annotations": choices[-1].delta.to_dict()["annotations"],
        "auskunft": chunks[-2].to_dict()["auskunft"],
        "usage": chunks[-1].usage.to_dict(),
    }


def accumulated(client: openai.OpenAI, messages: list) -> dict:
    """A completion put together from its chunks by the package."""
    with client.chat.completions.stream(model=MODEL, messages=messages) as stream:
        return stream.get_final_completion().choices[0].message.to_dict()


def refusals(client: openai.OpenAI, question: str) -> list[dict]:
    """What the package makes of requests that the model refuses."""
    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64,"}}
    said = [{"role": "user", "content": question}]
    requests = [
        {"model": "other", "messages": said},
        {"model": MODEL, "messages": said, "n": 2},
        {"model": MODEL, "messages": [{"role": "user", "content": [image]}]},
        {"model": MODEL, "messages": [{"role": "user", "content": "a" * 2001}]},
    ]
    seen = []
    for request in requests:
        try:
            client.chat.completions.create(**request)
        except openai.APIStatusError as error:
            seen.append({"error": type(error).__name__, "code": error.code, "param": error.param})
        else:
            seen.append({"error": None})
    return seen


def failed_expectations(seen: dict) -> list[str]:
    """One sentence for each thing that is not as it should be."""
    message = seen["completion"]["choices"][0]["message"]
    stream = seen["stream"]
    numbers = {f"[{citation['number']}]" for citation in seen["completion"]["auskunft"]["citations"]}
    marks = [annotation["url_citation"] for annotation in message["annotations"]]
    cited = {message["content"][mark["start_index"] : mark["end_index"]] for mark in marks}
    expectations = {
        "the model is listed": MODEL in seen["models"],
        "the stream brings the same content": stream["content"] == message["content"],
        "the stream brings the same annotations": stream["annotations"] == message["annotations"],
        "the stream brings the same usage": stream["usage"] == seen["completion"]["usage"],
        "the package's own accumulation brings the same content": seen["accumulated"]["content"] == message["content"],
        "annotations stand on the markers of citations": cited <= numbers and (bool(cited) == bool(numbers)),
        "the stream starts with its role and ends with stop": (stream["role"], stream["finish_reason"])
        == ("assistant", "stop"),
        "refusals are the package's own errors": [refusal["error"] for refusal in seen["refusals"]]
        == ["NotFoundError", "BadRequestError", "BadRequestError", "BadRequestError"],
    }
    return [f"not so: {sentence}" for sentence, holds in expectations.items() if not holds]


if __name__ == "__main__":
    sys.exit(main())
