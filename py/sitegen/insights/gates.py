"""The gates turned together, from shut to beyond what was learned."""

SWEEP = [step / 20 for step in range(31)]              # 0, 0.05 … 1.5 times what was learned


def gate_sweep(self, word):
    learned = self.session.ask(self.opened, self.question)
    words = [token["text"] for token in learned["tokens"]]
    before = words[:words.index(word)]
    return {
        "word": word, "before": before, "question": self.question,
        "gates": [float(layer.cross_attention_gate[0]) for layer in self.session.model.w.language.layers],
        "openings": self.session.model.gates,
        "steps": [swept(self, scale, [*before, word]) for scale in SWEEP],
    }


def swept(self, scale, words):
    """All gates times scale: how likely the last word is after those before it, what the model would say there, and what it
    answers when nothing is put in its mouth."""
    forced = self.session.ask(self.opened, self.question, gate_scale=scale, force=words, max_words=len(words))
    last = forced["tokens"][-1]
    says = max([last, *last["runners_up"]], key=lambda each: each["probability"])
    return {"scale": scale, "openings": forced["gates"], "probability": last["probability"],
            "says": says["text"], "says_probability": says["probability"],
            "answer": self.session.ask(self.opened, self.question, gate_scale=scale)["answer"]}
