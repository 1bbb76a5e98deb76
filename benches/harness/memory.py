"""Whether memory stays flat."""

from statistics import median

MINUTE = 60


def rising(samples_mb: list[float]) -> dict:
    """Medians of the first and the last minute (of the first and last third of a short run), one sample a second."""
    if not samples_mb:
        return {}
    part = max(1, min(MINUTE, len(samples_mb) // 3))
    return {"first_minute_mb": median(samples_mb[:part]), "last_minute_mb": median(samples_mb[-part:]),
            "most_mb": max(samples_mb)}
