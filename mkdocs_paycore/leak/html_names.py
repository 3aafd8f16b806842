"""The names that HTML itself gives to elements, attributes and their keywords."""

from __future__ import annotations

ELEMENTS = (
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption circle cite code "
    "col colgroup data datalist dd defs del desc details dfn dialog div dl dt ellipse em embed fieldset figcaption "
    "figure filter font footer foreignobject form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i "
    "iframe image img input ins kbd label legend li line link main map mark marker mask menu meta metadata meter nav "
    "noscript object ol optgroup option output p param path pattern picture polygon polyline pre progress q rect rp rt "
    "ruby s samp script search section select slot small source span stop strong style sub summary sup svg switch "
    "symbol table tbody td template text textarea textpath tfoot th thead time title tr track tspan u ul use var video "
    "view wbr"
)
"""HTML Living Standard, 4; SVG 2, appendix F."""
ATTRIBUTES = (
    "accept action align alt async autofocus autocomplete border charset checked cite class color cols content coords "
    "data datetime defer dir disabled download draggable enctype face fill filter font for form headers height hidden "
    "high href hreflang icon id integrity is kind label lang language list loading loop low mask max media method min "
    "multiple muted name nonce offset open optimum order part path pattern ping placeholder points poster preload "
    "property radius readonly rel required rev role rows sandbox scale scope selected shape size sizes slot span src "
    "srcset start step stroke style summary tabindex target title transform translate type usemap value viewbox width "
    "wrap"
)
"""HTML Living Standard, attributes; SVG 2, appendix G; RDFa."""
ROLES = (
    "alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox "
    "complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid "
    "gridcell group heading img insertion link list listbox listitem log main mark marquee math menu menubar menuitem "
    "menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio "
    "radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong "
    "subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree "
    "treegrid treeitem"
)
"""WAI-ARIA 1.3, 5.4."""
META_NAMES = (
    "application-name author charset color-scheme content-type copyright description generator googlebot keywords "
    "referrer robots theme-color viewport og:audio og:description og:determiner og:image og:image:alt og:image:height "
    "og:image:type og:image:width og:locale og:site_name og:title og:type og:url og:video twitter:card twitter:creator "
    "twitter:description twitter:image twitter:image:alt twitter:site twitter:title"
)
"""HTML Living Standard, 4.2.5; the Open Graph protocol; cards of X."""
MEDIA_FEATURES = (
    "any-hover any-pointer aspect-ratio color-gamut color-index color-scheme device-aspect-ratio device-height "
    "device-width display-mode dynamic-range forced-colors inverted-colors overflow-block overflow-inline "
    "prefers-color-scheme prefers-contrast prefers-reduced-data prefers-reduced-motion prefers-reduced-transparency "
    "video-color-gamut video-dynamic-range"
)
"""Media Queries 5; those of several words."""
