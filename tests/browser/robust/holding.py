"""What a page holds, measured again and again, and whether it is ever more."""

from statistics import median

THIRDS, SAMPLES_A_THIRD = 3, 3
SAMPLES = THIRDS * SAMPLES_A_THIRD
# How much more the last third of the samples may hold than the first: a share, and a little for what comes in lumps. Numbers of
# answers are typed arrays, which are in none of the browser's sizes but the last.
ROOM = {"Nodes": (0.15, 300), "JSEventListeners": (0.15, 100), "JSHeapUsedSize": (0.15, 1_500_000), "backingStorageSize": (0.15, 500_000)}


class Holding:
    """How much a page of Chromium holds that nothing else than its scripts keeps alive."""

    def __init__(self, page):
        self.protocol = page.context.new_cdp_session(page)
        self.protocol.send("Performance.enable")

    def now(self):
        """→ {name as in ROOM: how much}"""
        for _ in range(2):
            self.protocol.send("HeapProfiler.collectGarbage")
        metrics = {each["name"]: each["value"] for each in self.protocol.send("Performance.getMetrics")["metrics"]}
        both = metrics | self.protocol.send("Runtime.getHeapUsage")
        return {name: both[name] for name in ROOM}


def growing(samples, room=ROOM):
    """What grows from sample to sample, in words: only what is more by far in the last third than in the first, and stays."""
    assert len(samples) == SAMPLES
    found = []
    for name, (share, more) in room.items():
        first, *_, last = [median(each[name] for each in samples[at:at + SAMPLES_A_THIRD]) for at in range(0, SAMPLES, SAMPLES_A_THIRD)]
        if last > first * (1 + share) + more:
            found.append(f"{name}: {[each[name] for each in samples]}")
    return found
