"""Noise that the other pages of the site give away, of which a profile was learned."""
