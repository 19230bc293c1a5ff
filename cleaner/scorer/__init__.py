"""The line scorer: how likely each line of a whole page belongs to its article."""
