"""What the live figures of a lesson and its playground know beforehand, as a script that comes with the first of them: the gallery,
the default question's answer as the build computed it, what of the engine can be looked into, what a picture can be composed of, and the model's language."""

import json


def facts_script(gallery, precomputed, steps, encoder, stage, phrasings, asset, root):
    """→ bytes. Links are for pages that lie `root` below the site's."""
    facts = {
        "gallery": [described(picture, asset, precomputed["picture"]) for picture in gallery],
        "precomputed": {name: precomputed[name] for name in ("picture", "result", "vectors")},
        "code": {"editor": asset("scripts/editor.js"), "steps": asset("scripts/steps.js"), "names": steps},
        "encoder": {name: encoder[name] for name in ("layers", "heads")},
        "stage": stage.data(asset, root),
        "words": phrasings,
    }
    return f"sightlineFacts={json.dumps(facts, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def described(picture, asset, default):
    """A gallery picture; the default one with its pixels as the model sees them, the others' come when they are asked about."""
    more = {name: picture.get(name, "") for name in ("note", "credit")}
    return {name: picture[name] for name in ("slug", "title", "alt", "questions")} | more | {
        "url": asset(picture["image"]), "thumb": asset(picture["thumb"]), "script": asset(f"gallery/{picture['slug']}.js"),
        "png": picture["model_png"] if picture["slug"] == default else None}
