"""Rules about links and addresses as they are typed."""
