"""What a site connects: its products, as `paycore.yml` describes them."""
