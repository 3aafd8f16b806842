"""The public Python names: what scripts, other engines and other packages may import. All else may change any day."""

from __future__ import annotations

from typing import NamedTuple

PACKAGE = "mkdocs_paycore"


class Part(NamedTuple):
    """A page of the API: its file, its heading, what it begins with, and its names with their modules."""

    file: str
    heading: str
    words: str
    names: tuple[str, ...]


PARTS = (
    Part(
        "prepare.md",
        "Prepare",
        "The first step reads a site's sources: its configuration, the brand, the providers. It renders nothing.",
        (
            "project.project.Project",
            "project.settings.connectors_dir_of",
            "project.prepare.prepare",
            "project.prepare.Prepared",
            "brand.read.read_brand",
            "brand.model.Brand",
            "project.unusable.UnusableSiteError",
        ),
    ),
    Part(
        "render.md",
        "Render",
        "The second step is a site generator's: `load_engine` gives the one that a configuration is for. Another is a"
        " class with the three methods of `Engine`. A program that converts single pages with Python-Markdown needs no"
        " engine, but only `PaycoreExtension`.",
        (
            "project.render.Engine",
            "project.render.RenderRequest",
            "project.render.RenderResult",
            "engines.choice.load_engine",
            "engines.choice.SiteEngine",
            "engines.mkdocs.engine.MkDocsEngine",
            "markdown.extension.PaycoreExtension",
        ),
    ),
    Part(
        "stamp.md",
        "Stamp",
        "The third step fills the slots of a rendered tree with a brand's values. Only brands of one shape, whose pages"
        " differ in nothing but values, can be stamped from one tree; `build_brands` finds out which do.",
        (
            "stamping.tree.read_tree",
            "stamping.tree.Tree",
            "stamping.slot.variable_slot",
            "stamping.slot.plain_text",
            "project.page_assets.brand_files",
            "brands.site_brands.SiteBrands",
            "brands.build.BuildOptions",
            "brands.build.build_brands",
        ),
    ),
    Part(
        "catalog.md",
        "The catalog",
        "What can be connected, without any site. `validate` gives the verdict that a connection form gives.",
        (
            "catalog.load.load_catalog",
            "catalog.catalog.Catalog",
            "catalog.model.provider.Provider",
            "catalog.model.provider.Connection",
            "catalog.model.field.Field",
            "catalog.form.verdict.validate",
            "catalog.form.verdict.Verdict",
            "catalog.form.problem.FieldProblem",
            "catalog.form.schema.connection_schema",
            "catalog.export.provider_json",
        ),
    ),
    Part(
        "components.md",
        "Components",
        "What a page draws by a call. A package brings its own through the entry points `mkdocs_paycore.components`.",
        (
            "markdown.component.component",
            "markdown.component.Component",
            "markdown.call.CallError",
            "markdown.vocabulary.PageVocabulary",
            "markdown.site.Site",
            "markdown.templates.Templates",
        ),
    ),
    Part(
        "rules.md",
        "Problems and rules",
        "Whatever is wrong with a site is a `Problem` that carries the name of its rule. A package brings its own rules"
        " through the entry points `mkdocs_paycore.rules`, each of which names a module that holds some. What can be"
        " told from pages as they are typed is a rule of `Stage.TEXT`, which is found without a build: its function"
        " takes `CheckedTexts`, looks at each `Manuscript`, and makes problems by `Manuscript.problem`.",
        (
            "source.problem.Problem",
            "source.problem.Severity",
            "source.reporter.Reporter",
            "source.rule.Rule",
            "source.rule.Sample",
            "source.rule.looks_for",
            "source.rule.Look",
            "source.rule.Stage",
            "check.context.CheckedBrand",
            "check.context.CheckedSources",
            "check.context.CheckedTexts",
            "manuscript.manuscript.Manuscript",
            "manuscript.masked.Masked",
            "manuscript.headings.Heading",
            "manuscript.links.Link",
            "check.context.CheckedPages",
            "check.rendered_page.RenderedPage",
            "check.context.CheckedTree",
            "engines.mkdocs.check.site_problems",
        ),
    ),
)
