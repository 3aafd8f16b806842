"""What a writer wrote and where: places in files, and the problems told about them. Imports nothing of ours."""
