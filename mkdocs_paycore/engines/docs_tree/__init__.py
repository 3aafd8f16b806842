"""A site as a folder that another generator reads: pages with slots, data, assets; no generator is loaded for it."""
