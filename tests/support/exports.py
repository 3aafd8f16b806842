"""A site of two products that have nothing to do with payments: targets of accounting exports, and e-mail senders."""

from __future__ import annotations

PRODUCTS = """\
products:
  exports:
    folder: targets
    called: {one: target, many: targets, full_one: export target, full_many: export targets}
    dashboard:
      name: bookkeeping desk
      new: New export
      button: Set up
      accounts: Running exports
      connect_path: "exports/{code}/new"
      limits:
        office: {label: Office, asked: The voucher is from, values: {north: North, south: South}}
    statuses:
      supported: {label: Supported, ready: true}
      beta: {label: Beta, ready: true, asks_for: [fields]}
      wanted: {label: Wanted}
    features:
      invoices: {label: Invoices}
      journal: {label: Journal entries, also: ledger lines}
      attachments: {label: Attachments, implies: invoices}
    kinds:
      api: {label: API link, heading: Set up the API link, connected: "{provider} gets your invoices now."}
      drop: {label: File drop, needs: journal}
  senders:
    called: {one: sender, many: senders}
    dashboard: {name: post room, new: Add a sender, button: Add, accounts: Senders in use}
    statuses: {on: {label: Available, ready: true, asks_for: [fields]}, off: {label: Soon}}
    features: {bulk: {label: Bulk mail}, single: {label: Single mail}}
    kinds: {smtp: {label: SMTP relay}}
"""
KONTOR = """\
code: kontor
name: Kontor 2000
status: supported
website: https://www.kontor.example/
login_url: https://www.kontor.example/login
features: [invoices, journal, attachments]
tagline: Books for small shops.
aliases: [Kontor Two]
countries: [DE, AT]
setup: [Ask for access., Switch the interface on and enter the callback address.]
ip_allowlist: required
support: {emails: [a@kontor.example], phones: ["+49 30 123"], urls: [https://www.kontor.example/contact]}
callbacks: [Enter the callback address under *Settings*.]
warnings: [The key is shown once.]
troubleshooting: [{what: Nothing arrives., why: The period is closed., do: Open it.}]
verified: {on: 2026-11-01, source: https://www.kontor.example/docs}
connections:
  - kind: api
    methods:
      - {key: out, label: Outgoing}
      - {key: in, label: Incoming, needs: both}
    rules: [{unlock: [cert, cert_password]}]
    fields:
      - {key: client, label: Client number, provider_label: Tenant, type: text, required: true}
      - {key: api_key, label: API key, type: secret, required: true}
      - {key: cert, label: Certificate, type: file, accept: [.pem], kinds: [pem], holds: certificate}
      - {key: cert_password, label: Certificate password, type: password}
      - {key: test_mode, label: Trial run, type: toggle}
      - {key: both, label: Both ways, type: toggle}
      - {key: period, label: Period, type: select, choices: [month, quarter], default: month}
      - {key: start, label: First day, type: date, minimum: 2020-01-01}
      - {key: share, label: Share, type: number, minimum: 0, maximum: 100, suffix: "%"}
  - kind: drop
    fields:
      - {key: host, label: Host, type: text, required: true, prefix: "sftp://"}
      - {key: folders, label: Folders, type: text, several: true}
"""
LEXBOOK = """\
code: lexbook
name: Lexbook
status: beta
features: [journal]
ip_allowlist: ask_manager
connections: [{kind: drop, fields: [{key: host, label: Host, type: url}]}]
"""
ENDED = """\
code: oldbook
name: Oldbook
status: beta
ended: {on: 2025-01-01, checked_on: 2026-01-01, source: "https://oldbook.example/"}
connections: [{kind: api, fields: [{key: a, label: A, type: text}]}]
"""
MAILER = """\
code: mailer
name: Mailer
status: on
features: [bulk]
connections:
  - kind: smtp
    fields:
      - {key: host, label: Host, type: text, required: true}
      - {key: password, label: Password, type: password, required: true}
"""
CHANGES = """\
entries:
  - on: 2026-03-04
    changes:
      - {provider: kontor, name: Kontor 2000, kind: provider_ready}
      - {provider: kontor, name: Kontor 2000, kind: callbacks}
      - {provider: kontor, name: Kontor 2000, kind: ip_allowlist, new: required}
"""
ALL_COMPONENTS = """\
---
provider: kontor
---
# All of it

<<breadcrumbs()>>

<<provider_header()>>

<<status_badge()>> <<feature_badges()>> <<provider_logo(width=80)>> <<icon("delete")>> <<path("Settings > API keys")>>
<<support_link()>> <<support_link("request", text="Ask for it")>> <<support_link("mistake")>>

<<provider_data()>>

<<provider_table(status="supported", features=["journal"])>>

<<dashboard_picture("directory")>>

<<dashboard_picture("overview")>>

<<dashboard_picture("form", kind="api")>>

<<dashboard_picture("connected")>>

<<provider_methods()>>

<<allowlist_providers()>>

<<ip_addresses()>>

<<credentials("api")>>

<<connection_form("api")>>

<<next_steps()>>

<<troubleshooting()>>

<<practice_dashboard()>>
"""
FILES = {
    "./paycore.yml": PRODUCTS,
    "index.md": '# Start\n\n<<provider_table()>>\n\n<<provider_table(product="senders")>>\n',
    "docs/all.md": ALL_COMPONENTS,
    "docs/targets/index.md": "# Targets\n\n<<provider_catalog()>>\n\n<<allowlist_providers()>>\n",
    "docs/senders/index.md": "# Senders\n\n<<provider_catalog()>>\n\n<<practice_dashboard()>>\n",
    "docs/targets/kontor/provider.yml": KONTOR,
    "docs/targets/lexbook/provider.yml": LEXBOOK,
    "docs/targets/oldbook/provider.yml": ENDED,
    "docs/targets/hoped/provider.yml": "code: hoped\nname: Hoped for\nstatus: wanted\n",
    "docs/targets/bare/provider.yml": "code: bare\nname: Bare\nstatus: supported\n",
    "docs/targets/changes.yml": CHANGES,
    "docs/senders/mailer/provider.yml": MAILER,
    "docs/senders/later/provider.yml": "code: later\nname: Later\nstatus: off\n",
}
"""The files of the site, as the fixture `build` takes them."""
