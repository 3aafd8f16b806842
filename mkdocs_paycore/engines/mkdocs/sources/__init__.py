"""What a check learns of a site without rendering it."""
