"""How the problems of a run are shown: in a terminal, as JSON, SARIF, and on the page of rules."""
