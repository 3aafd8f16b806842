"""The words of manuals: plain, of form and credential, of orders and remarks, and the arrows between them."""
