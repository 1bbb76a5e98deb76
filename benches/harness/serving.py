"""A server of ours on a free port of the loopback address, for as long as it is measured."""

import json
import subprocess
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass

from harness.program import Skipped
from harness.settings import ROOT, Settings

ANSWER_SECONDS = 120


@dataclass
class Server:
    process: int
    address: str

    def ask(self, question: str) -> dict:
        request = urllib.request.Request(
            f"http://{self.address}/api/chat", data=json.dumps({"question": question}).encode(),
            headers={"content-type": "application/json"},
        )
        # Without a proxy: what is measured is on this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=ANSWER_SECONDS) as response:
            return json.load(response)


@contextmanager
def serving(settings: Settings):
    command = [settings.auskunft, "--data", settings.data, "serve", "--listen", "127.0.0.1:0"]
    with open(settings.scratch("serve.log"), "wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        for line in process.stdout:
            if "http://" in line:
                yield Server(process.pid, line.split("http://")[1].strip().strip("/"))
                break
        else:
            raise Skipped(f"serve ended with {process.wait()} before it was ready")
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
