"""From what a caller has to the text that is cleaned."""
