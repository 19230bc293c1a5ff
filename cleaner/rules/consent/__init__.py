"""Cookie notices and consent dialogues."""
