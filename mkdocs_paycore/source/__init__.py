"""What a writer wrote and where: places in files, and the problems reported about them. Imports nothing of ours."""
