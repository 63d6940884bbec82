"""The build, in the order in which things need each other. Everything is collected first and written last."""

from time import perf_counter

from .bundles import bundle
from .console import say, step
from .engine import add_engine
from .hosting import add_for_hosts
from .licences import licence_text
from .locks import only_one
from .offline import add_app, add_service_worker
from .output import Output
from .pages import Pages
from .tools import install_node_modules
from .twins import add_twins


def build(project):
    """Build the site into dist/ → how many of its files changed."""
    started = perf_counter()
    with only_one(project.cache / "build.lock"):
        install_node_modules(project)
        output = Output()
        bundled = bundle(project)
        add_bundles(output, bundled)
        with step("Packing the engine"):
            add_engine(project, output, bundled["scripts/worker.js"])
        pages = Pages(project, output)
        add_app(output, pages.course.about)
        with step("Rendering pages"):
            pages.render_all()
        output.add("licences.txt", licence_text(project).encode())
        add_for_hosts(output, pages.course.address)
        if "scripts/service-worker.js" in bundled:
            add_service_worker(output, bundled["scripts/service-worker.js"])
        with step("Compressing for hosts"):
            add_twins(project, output)
        changed = output.write(project.dist)
    size = sum(path.stat().st_size for path in project.dist.rglob("*") if path.is_file())
    say(f"Built {len(output.files)} files ({size / 1e6:.1f} MB) into {project.dist.name}/ "
        f"in {perf_counter() - started:.1f} s; {changed or 'none'} changed.")
    return changed


def add_bundles(output, bundled):
    """Scripts and styles become assets, but for those of workers. Fonts keep the names that the stylesheet knows, which have a hash
    already."""
    for name, content in bundled.items():
        if name.startswith("fonts/"):
            output.add(f"assets/{name}", content)
        elif name not in ("scripts/worker.js", "scripts/service-worker.js"):
            output.add_asset(name, content)
