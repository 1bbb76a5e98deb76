"""Measures Auskunft beside its peers, section by section, and ends with one line for each claim: `name: value`.

usage: run.py --auskunft BINARY --data DIR [--out FILE.md] [SECTION…]; see README.md beside this file.
"""

import sys
import traceback
from importlib import import_module

from harness.machine import OtherWork
from harness.program import Skipped
from harness.report import Report
from harness.settings import read_settings


def main() -> int:
    settings = read_settings()
    report = Report()
    failed = False
    for section in settings.sections:
        others = OtherWork()
        # A section that breaks must not cost the hours of the others.
        try:
            import_module(f"sections.{section.replace('-', '_')}").run(settings, report)
        except Skipped as reason:
            report.skipped(f"{section}: {reason}")
        except Exception:
            failed = True
            traceback.print_exc()
            report.say(f"FAILED: {section}")
        report.say(f"Other work took {others.share():.0%} of the cores meanwhile.")
        if settings.out:
            report.write(settings.out)
    report.print_claims()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
