"""A server that speaks OpenAI's chat completions, well and badly: a peer for testing the client.

    python3 tests/clients/openai_server.py [--port N] [--key KEY]

Prints its port, then serves on 127.0.0.1 until its standard input ends. Standard library only. The request's "model"
says how it behaves:

    good        streams a German answer word by word
    thinking    the same after a <think> part
    plain       the same as one JSON document, not streamed
    slow        streams a word every 50 ms, 200 of them
    silent      sends the response's head and then nothing for 30 s
    busy        429 with Retry-After: 1, then as "good"
    failing     503, always
    cut         two words, then closes the connection
    error       two words, then an error inside the stream
    redirect    307 to another host
    length      ends with finish_reason "length"
    echo        streams back the last message as it came
    endless     one line of data without end

GET /requests returns what was asked so far: path, authorization, body, tries per model, and for each finished request
whether the client left early. With --key, a request without that key gets 401.
"""

import argparse
import http.server
import json
import socket
import sys
import threading
import time

ANSWER = ["Die ", "Frist ", "beträgt ", "vier ", "Wochen ", "[1]", "."]


class Peer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, key: str | None) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.key, self.lock, self.requests = key, threading.Lock(), []

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Peer

    def do_GET(self) -> None:
        with self.server.lock:
            self.document(200, self.server.requests)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        record = {
            "path": self.path,
            "authorization": self.headers.get("Authorization"),
            "body": body,
            "left_early": False,
            "finished": False,
        }
        with self.server.lock:
            tries = sum(earlier["body"].get("model") == body.get("model") for earlier in self.server.requests)
            self.server.requests.append(record)
        try:
            self.behave(body, tries)
        except (BrokenPipeError, ConnectionResetError):
            record["left_early"] = True
            self.close_connection = True
        record["finished"] = True

    def behave(self, body: dict, tries: int) -> None:
        if self.path != "/v1/chat/completions":
            return self.refuse(404, "no such path")
        if self.server.key and self.headers.get("Authorization") != f"Bearer {self.server.key}":
            return self.refuse(401, f"Incorrect API key provided: {self.headers.get('Authorization')}")
        model = body.get("model")
        if model == "plain":
            choice = {"index": 0, "message": {"role": "assistant", "content": "".join(ANSWER)}, "finish_reason": "stop"}
            return self.document(200, {"object": "chat.completion", "choices": [choice]})
        if model == "busy" and tries == 0:
            return self.refuse(429, "busy", {"Retry-After": "1"})
        if model == "failing":
            return self.refuse(503, "down for maintenance")
        if model == "redirect":
            return self.refuse(307, "elsewhere", {"Location": "http://192.0.2.1/v1/chat/completions"})
        if body.get("stream") is not True:
            return self.refuse(400, "this model only streams")
        self.start()
        if model in ("good", "busy"):
            self.words(ANSWER)
        elif model == "thinking":
            self.words(["<thi", "nk>\nDie Frist ", "steht in 1.\n", "</think>", "\n\n", *ANSWER])
        elif model == "slow":
            self.words([f"Wort{number} " for number in range(200)], pause=0.05)
        elif model == "silent":
            return self.silence(30)
        elif model == "cut":
            self.words(ANSWER[:2], last=None)
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        elif model == "error":
            self.words(ANSWER[:2], last=None)
            return self.event({"error": {"message": "out of memory", "type": "server_error"}})
        elif model == "length":
            self.words(ANSWER[:3], last="length")
        elif model == "echo":
            self.words([body["messages"][-1]["content"]])
        elif model == "endless":
            self.chunk(b"data: ")
            for _ in range(10_000):
                self.chunk(b"x" * 8192)
        else:
            self.event({"error": {"message": f"unknown model {model}"}})
        self.event({"choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}})
        self.chunk(b"data: [DONE]\n\n")
        self.chunk(b"")

    def start(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.chunk(b": keep-alive\n\n")

    def words(self, words: list[str], pause: float = 0.0, last: str | None = "stop") -> None:
        self.event(choice({"role": "assistant", "content": ""}))
        for word in words:
            time.sleep(pause)
            self.event(choice({"content": word}))
        if last:
            self.event(choice({}, last))

    def silence(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.connection.settimeout(0.05)
        while time.monotonic() < end:
            try:
                if self.connection.recv(1) == b"":
                    raise BrokenPipeError
            except TimeoutError:
                continue

    def event(self, message: dict) -> None:
        self.chunk(b"data: " + json.dumps(message, ensure_ascii=False).encode() + b"\n\n")

    def chunk(self, data: bytes) -> None:
        # Umlauts are cut in two on purpose.
        middle = len(data) // 2
        for part in (data[:middle], data[middle:]) if middle else (data,):
            self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            self.wfile.flush()

    def refuse(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        self.document(status, {"error": {"message": message, "type": "error", "code": None}}, headers)

    def document(self, status: int, content: object, headers: dict[str, str] | None = None) -> None:
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def choice(delta: dict, finish_reason: str | None = None) -> dict:
    choices = [{"index": 0, "delta": delta, "finish_reason": finish_reason}]
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "model": "peer", "choices": choices}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--key")
    arguments = parser.parse_args()
    peer = Peer(arguments.port, arguments.key)
    threading.Thread(target=peer.serve_forever, daemon=True).start()
    print(peer.server_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
