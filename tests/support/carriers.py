"""A site that connects shipping carriers: nothing of it has to do with payments."""

from __future__ import annotations

PRODUCT = """\
carriers:
  called: {one: carrier, many: carriers}
  dashboard: {name: warehouse, new: New carrier, button: Link}
  statuses:
    live: {label: Live, ready: true, asks_for: [fields]}
    planned: {label: Planned}
  features:
    labels: {label: Labels, also: stickers}
    express: {label: Express, implies: labels}
    tracking: {label: Tracking}
  kinds:
    contract: {label: Shipping contract, connected: "{provider} ships for you now & later."}
    pickup: {label: Pick-up point, account: pick-up point, heading: Link a pick-up point, needs: tracking}
"""
CARRIERS = "products:\n" + "".join(f"  {line}\n" for line in PRODUCT.splitlines())
NORD = """\
code: nord
name: Nordpost
status: live
website: https://www.nordpost.example/
features: [express, tracking]
countries: [NO, SE]
setup: [Ask for a contract.]
connections:
  - kind: contract
    fields:
      - {key: customer, label: Customer no, type: text, required: true, pattern: "[0-9]{6}", pattern_hint: 6 digits}
      - {key: token, label: Token, type: secret, required: true}
  - kind: pickup
    fields:
      - {key: place, label: Place, type: select, choices: [north, south]}
"""
SUED = "code: sued\nname: Südfracht\nstatus: planned\nfeatures: [labels]\n"
CHANGES = """\
entries:
  - on: 2026-03-04
    changes:
      - {provider: nord, name: Nordpost, kind: provider_ready}
      - {provider: nord, name: Nordpost, kind: feature_added, new: tracking}
      - {provider: sued, name: Südfracht, kind: ip_allowlist, new: required}
"""
FILES = {
    "./paycore.yml": CARRIERS,
    "index.md": '# Start\n\n<<provider_table()>>\n\n<<brand_only(feature="tracking")>>\n\nTracked.\n\n<<brand_end()>>',
    "docs/carriers/index.md": "# Carriers\n\n<<provider_catalog()>>\n",
    "docs/carriers/nord/provider.yml": NORD,
    "docs/carriers/sued/provider.yml": SUED,
    "docs/carriers/changes.yml": CHANGES,
}
"""The files of the site, as the fixture `build` takes them."""
