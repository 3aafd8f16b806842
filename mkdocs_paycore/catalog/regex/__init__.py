"""ECMAScript patterns: matching them, and proving that none can take for ever."""
