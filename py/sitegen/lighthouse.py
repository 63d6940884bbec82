"""Lighthouse, from npm, over the built site as a common static host would send it: a table of scores, and the reports."""

import json
import subprocess

from playwright.sync_api import sync_playwright

from .browsers import find_browser, launch, without
from .browsers.programs import as_root
from .build import build
from .console import BuildError, say, step
from .first_view import SIZES, first_view
from .host import Host
from .tools import node_program, with_node

CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
LIGHTHOUSES_UNUSED = ["Translate", "OptimizationHints", "MediaRouter", "DialMediaRouteProvider", "InterestFeedContentSuggestions",
                      "CertificateTransparencyComponentUpdater", "AutofillServerCommunication", "PrivacySandboxSettings4", "RenderDocument"]
PRESETS = {"mobile": [], "desktop": ["--preset=desktop"]}
HEAD = f"{'':44}{'perf':>6}{'a11y':>6}{'best':>6}{'seo':>6}{'first view':>12}{'shift':>8}  says"


def lighthouse(project, wanted, runs):
    """Audit pages (all of them, or those whose address contains one of the wanted words), each as on a phone and on a desk."""
    build(project)
    pages = sorted(path.relative_to(project.dist).as_posix() for path in project.dist.rglob("*.html"))
    pages = [page for page in pages if not wanted or any(word in page for word in wanted)]
    if not pages:
        raise BuildError(f"The site has no page whose address contains {' or '.join(wanted)}.")
    chromium, folder = find_browser(project), project.cache / "lighthouse"
    folder.mkdir(parents=True, exist_ok=True)
    say(HEAD)
    with Host({"/course/": project.dist}) as host:
        for page in pages:
            url = f"{host.origin}/course/{page}"
            views = look(chromium, url)
            for (preset, flags), view in zip(PRESETS.items(), views):
                with step(f"{page}, {preset}"):
                    report = median([audit(project, chromium, url, flags, folder / f"{page.replace('/', '-')}-{preset}-{number}.json")
                                     for number in range(runs)])
                say(row(page, preset, report, view))
    say(f"The reports are in {folder.relative_to(project.root)}/.")


def look(chromium, url):
    with sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        try:
            return [first_view(browser.new_page(viewport={"width": width, "height": height}), url) for width, height in SIZES]
        finally:
            browser.close()


def audit(project, chromium, url, flags, file):
    """One run → its report."""
    browser_flags = ["--headless=new", "--disable-dev-shm-usage", without(LIGHTHOUSES_UNUSED), *(["--no-sandbox"] if as_root() else [])]
    command = [node_program(), project.node_modules / "lighthouse" / "cli" / "index.js", url, "--quiet", "--output=json",
               f"--output-path={file}", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(browser_flags)}", *flags]
    done = subprocess.run([str(part) for part in command], cwd=project.root, capture_output=True, text=True,
                          env={**with_node(), "CHROME_PATH": str(chromium)})
    if done.returncode != 0 or not file.is_file():
        raise BuildError(f"Lighthouse could not audit {url}:\n{done.stderr.strip()[-1500:]}")
    return json.loads(file.read_text(encoding="utf-8"))


def median(reports):
    """The report of the run in the middle, by performance."""
    return sorted(reports, key=lambda report: report["categories"]["performance"]["score"] or 0)[len(reports) // 2]


def row(page, preset, report, view):
    scores = "".join(f"{round(100 * (report['categories'][name]['score'] or 0)):6}" for name in CATEGORIES)
    failed = [f"{id} {report['audits'][id].get('displayValue', '')}".strip() for id in failures(report)]
    return f"{page + ' ' + preset:44}{scores}{view['bytes'] / 1000:9.1f} KB{view['shift']:8.4f}  {'; '.join(view['messages'] + failed)}"


def failures(report):
    """The audits that cost a score, the heaviest first."""
    weights = {audit["id"]: audit["weight"] for category in report["categories"].values() for audit in category["auditRefs"]}
    short = [id for id, weight in weights.items() if weight and (report["audits"][id]["score"] or 0) < 0.9 and report["audits"][id]["score"] is not None]
    return sorted(short, key=lambda id: -weights[id])
