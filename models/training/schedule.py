"""How long and how fast to learn: by steps, or by the clock where only so much time is given."""
import math
import time
from collections.abc import Callable

import torch

WARM = 0.08


class Schedule:
    """Sets an optimizer's rate before each step: a short rise, then half a cosine down to a fiftieth."""

    def __init__(self, optimizer: torch.optim.Optimizer, rate: float, steps: int, minutes: float | None):
        self.optimizer, self.rate, self.steps, self.minutes = optimizer, rate, steps, minutes
        self.start, self.step = time.time(), 0

    def seconds(self) -> float:
        return time.time() - self.start

    def done(self) -> float:
        """Share of the training that is over."""
        if self.minutes:
            return min(1.0, self.seconds() / (60 * self.minutes))
        return min(1.0, self.step / max(1, self.steps))

    def is_over(self) -> bool:
        return self.done() >= 1.0

    def advance(self):
        """Takes a step with the gradients that are there."""
        done = self.done()
        share = done / WARM if done < WARM else 0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * (done - WARM) / (1 - WARM)))
        for group in self.optimizer.param_groups:
            torch.nn.utils.clip_grad_norm_(group["params"], 1.0)
            group["lr"] = self.rate * max(share, 0.01)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1

    def learn(self, epoch: Callable[[], list], at_once: int, loss_of: Callable[[list], torch.Tensor]):
        """Takes steps over `epoch()` after `epoch()`, `at_once` of its items in each, until it is over."""
        while not self.is_over():
            items = epoch()
            total, begun = 0.0, self.step
            for begin in range(0, len(items) - at_once + 1, at_once):
                if self.is_over():
                    break
                loss = loss_of(items[begin:begin + at_once])
                loss.backward()
                self.advance()
                total = total + loss.detach()
            mean = float(total) / max(1, self.step - begun)
            print(f"step {self.step}: mean loss {mean:.3f}, {self.seconds():.0f} s", flush=True)
