"""What other plugins, themes and macros do beside ours: understood, told, or refused."""
