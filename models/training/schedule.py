"""How fast to learn: by steps, or by the clock where only so much time is given."""
import math
import time

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
