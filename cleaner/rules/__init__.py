"""The rules: a folder a kind, a file a rule. The registry finds them; nothing lists them."""
