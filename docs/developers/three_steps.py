"""Build the site that lies here for its brand, step by step."""

import shutil
from pathlib import Path

from mkdocs_paycore.engines.mkdocs.engine import MkDocsEngine
from mkdocs_paycore.project.page_assets import brand_files
from mkdocs_paycore.project.prepare import prepare
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.source.reporter import Reporter

config_file, stamped = Path("mkdocs.yml"), Path("stamped")
engine = MkDocsEngine()

project = engine.project(config_file)
report = Reporter(root=project.root, listeners=[print])
prepared = prepare(project, report=report)
brand, catalog = prepared.brand, prepared.site.catalog
print(f"prepared {len(catalog.providers)} providers for {brand.name}")

tree = engine.render(config_file, stamped, RenderRequest(keeps_slots=True)).tree
assert tree is not None, "the request is to keep the slots"
print(f"rendered {len(tree.files)} files, {len(tree.templates)} with slots")

stamped.mkdir()
own = brand_files(brand, brands_dir=project.brands_dir)
tree.stamp_into(stamped, brand.values(), own=own)
shutil.rmtree(tree.root)
print(f"stamped {stamped}")
