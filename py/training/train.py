"""Train Lookout: first to see (patch classes), then to speak about frozen features, then both together.

One uninterrupted schedule with a constant learning rate and a final decay; it saves itself and resumes
where it was stopped. Nothing about attention is supervised at any time.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader

from .batches import IGNORE, Plan, SceneStream
from .cast_list import training_cast
from .model import Lookout, Shape
from .scenes import backgrounds
from .vocabulary import vocabulary


@dataclass(frozen=True)
class Recipe:
    """Steps of the three stages, and how they are walked."""

    see: int = 2600
    speak: int = 1500
    together: int = 6500
    decay: int = 3000  # last steps of `together`, learning rate falling to zero
    see_batch: int = 128
    batch: int = 64
    matrix_rate: float = 2e-3
    rate: float = 1.2e-3
    gate_rate: float = 4e-4
    warm_up: int = 200
    weight_decay: float = 0.05
    clip: float = 1.0
    patch_weight: float = 0.3
    background_weight: float = 0.25
    ramp: int = 2200  # steps over which drawings are changed more and more strongly
    settle: float = 0.5  # how strongly at the most during the decay
    seed: int = 23

    @property
    def steps(self) -> int:
        return self.see + self.speak + self.together

    def stage(self, step: int) -> str:
        return "see" if step < self.see else "speak" if step < self.see + self.speak else "together"

    def settling(self, step: int) -> bool:
        return step >= self.steps - self.decay

    def scale(self, step: int) -> float:
        """Learning rate as a fraction of its full value; it warms up again when a new stage begins."""
        start = {"see": 0, "speak": self.see, "together": self.see + self.speak}[self.stage(step)]
        warm = min(1.0, (step - start + 1) / self.warm_up)
        return warm * min(1.0, (self.steps - step) / self.decay)


def optimisers(model: Lookout, recipe: Recipe) -> list[torch.optim.Optimizer]:
    """Muon for the matrices inside the transformers, AdamW for everything else."""
    matrices, gates, rest = [], [], []
    for name, parameter in model.named_parameters():
        inside = parameter.ndim == 2 and "embedding" not in name and "position" not in name and "patch_class" not in name
        (matrices if inside else gates if name.endswith("gate") else rest).append(parameter)
    muon = torch.optim.Muon(
        matrices, lr=recipe.matrix_rate, weight_decay=recipe.weight_decay, momentum=0.95, adjust_lr_fn="match_rms_adamw"
    )
    groups = [{"params": rest, "lr": recipe.rate, "weight_decay": 0.0}, {"params": gates, "lr": recipe.gate_rate, "weight_decay": 0.0}]
    adam = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    for optimiser in (muon, adam):
        for group in optimiser.param_groups:
            group["full"] = group["lr"]
    return [muon, adam]


def patch_loss(logits: Tensor, labels: Tensor, background: Tensor) -> tuple[Tensor, Tensor]:
    """Cross-entropy of the per-patch classes, and the share of animal patches that are right."""
    logits, labels = logits.flatten(0, 1).float(), labels.flatten()
    loss = F.cross_entropy(logits, labels, weight=background, ignore_index=IGNORE)
    animal = (labels >= 0) & (labels < background.numel() - len(backgrounds.NAMES))
    return loss, (logits[animal].argmax(1) == labels[animal]).float().mean()


def answer_loss(logits: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
    """Cross-entropy of the answer tokens, and the share of them that are right."""
    asked = targets != IGNORE
    chosen = logits[asked].float()
    return F.cross_entropy(chosen, targets[asked]), (chosen.argmax(1) == targets[asked]).float().mean()


def block_causal(segments: Tensor) -> Tensor:
    """(b, 1, t, t), true where a token may look: earlier in its own question, or at itself."""
    same = segments[:, :, None] == segments[:, None, :]
    return same.tril()[:, None]


def prefers_bfloat16(device: torch.device) -> bool:
    """Does this processor multiply faster in bfloat16? Those with matrix tiles do many times over, others far slower."""
    seconds = {}
    for dtype in (torch.float32, torch.bfloat16):
        x = torch.ones(512, 512, dtype=dtype, device=device)
        (x @ x).sum().item()
        began = time.perf_counter()
        (x @ x).sum().item()
        seconds[dtype] = time.perf_counter() - began
    return seconds[torch.bfloat16] < seconds[torch.float32]


class Trainer:
    def __init__(self, sprites: Path, folder: Path, recipe: Recipe, log=print):
        torch.manual_seed(recipe.seed)
        self.sprites, self.folder, self.recipe, self.log = sprites, folder, recipe, log
        cast = training_cast(sprites)
        self.shape = Shape(vocabulary=len(vocabulary(cast)), classes=len(cast.names) + len(backgrounds.NAMES))
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.mixed = prefers_bfloat16(self.device)
        self.model = Lookout(self.shape).to(self.device)
        self.optimisers = optimisers(self.model, recipe)
        self.background = torch.ones(self.shape.classes, device=self.device)
        self.background[len(cast.names) :] = recipe.background_weight
        self.step = 0
        self.folder.mkdir(parents=True, exist_ok=True)

    @property
    def checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    def save(self) -> None:
        state = {
            "step": self.step,
            "shape": asdict(self.shape),
            "recipe": asdict(self.recipe),
            "model": self.model.state_dict(),
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
        }
        unfinished = self.checkpoint.with_suffix(".part")
        torch.save(state, unfinished)
        unfinished.replace(self.checkpoint)

    def resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        for optimiser, saved in zip(self.optimisers, state["optimisers"]):
            optimiser.load_state_dict(saved)
        self.step = state["step"]
        self.log(f"resumed at step {self.step}")

    def losses(self, batch: dict[str, Tensor], stage: str) -> dict[str, Tensor]:
        pixels = batch["pixels"].float() / 127.5 - 1
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.mixed):
            with torch.set_grad_enabled(stage != "speak"):
                normed = self.model.vision(pixels)
            found = {}
            if stage != "speak":
                found["patch"], found["patch_right"] = patch_loss(self.model.patch_class(normed), batch["patches"], self.background)
            if stage != "see":
                logits = self.model.language(
                    batch["tokens"], batch["positions"], block_causal(batch["segments"]), self.model.vision.place(normed)
                )
                found["answer"], found["answer_right"] = answer_loss(logits, batch["targets"])
        return found

    def update(self, batch: dict[str, Tensor]) -> dict[str, float]:
        stage, scale = self.recipe.stage(self.step), self.recipe.scale(self.step)
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * scale
        found = self.losses({name: value.to(self.device) for name, value in batch.items()}, stage)
        weight = 1.0 if stage == "see" else self.recipe.patch_weight
        loss = found.get("answer", 0.0) + weight * found.get("patch", 0.0)
        for optimiser in self.optimisers:
            optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.recipe.clip)
        for optimiser in self.optimisers:
            optimiser.step()
        self.step += 1
        return {name: value.item() for name, value in found.items()}

    def stream(self, stage: str, workers: int):
        """A fresh stream of scenes for this stage; its seed depends on the step, so that a resumed run sees new ones."""
        recipe = self.recipe
        strength = recipe.settle if recipe.settling(self.step) else min(1.0, 0.2 + 0.8 * self.step / recipe.ramp)
        batch = recipe.see_batch if stage == "see" else recipe.batch
        plan = Plan(batch, strength, stage != "see", seed=recipe.seed * 1_000_003 + self.step)
        return iter(DataLoader(SceneStream(self.sprites, plan), batch_size=None, num_workers=workers, prefetch_factor=4))

    def run(self, *, workers: int, save_every: int, until: float) -> None:
        """Train to the end of the recipe, or to the time `until` (seconds since the epoch)."""
        history = self.folder / "log.jsonl"
        seen, began, sums, count = None, time.time(), {}, 0
        while self.step < self.recipe.steps and time.time() < until:
            stage = self.recipe.stage(self.step)
            # The strength is raised in four steps and falls once, each time with a fresh stream.
            part = (stage, min(self.step, self.recipe.ramp) * 4 // self.recipe.ramp, self.recipe.settling(self.step))
            if part != seen:
                batches, seen = self.stream(stage, workers), part
            for name, value in self.update(next(batches)).items():
                sums[name] = sums.get(name, 0.0) + value
            count += 1
            if count == 50:
                row = {"step": self.step, "stage": stage, "seconds": round((time.time() - began) / count, 4)}
                row |= {name: round(value / count, 4) for name, value in sums.items()}
                row["gates"] = [round(layer.cross_attention_gate.tanh().item(), 3) for layer in self.model.language.layers]
                self.log(json.dumps(row))
                with history.open("a") as file:
                    file.write(json.dumps(row) + "\n")
                began, sums, count = time.time(), {}, 0
            if self.step % save_every == 0:
                self.save()
        self.save()


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="build.py train", description=__doc__)
    parser.add_argument("--sprites", type=Path, default=Path("assets/sprites"))
    parser.add_argument("--folder", type=Path, default=Path(".cache/training/lookout"), help="checkpoint and log live here")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop (resumably) after this long")
    parser.add_argument("--workers", type=int, default=1, help="processes that compose scenes")
    parser.add_argument("--threads", type=int, default=1, help="one trains as fast as two while another process composes scenes")
    parser.add_argument("--save-every", type=int, default=500, help="steps between checkpoints")
    for name, default in asdict(Recipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    recipe = Recipe(**{name: getattr(options, name) for name in asdict(Recipe())})
    trainer = Trainer(options.sprites, options.folder, recipe, log=lambda line: print(line, flush=True))
    trainer.resume()
    trainer.run(workers=options.workers, save_every=options.save_every, until=time.time() + 60 * options.minutes)


if __name__ == "__main__":
    main()
