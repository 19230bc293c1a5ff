"""Noise that the HTML of a page gives away: what stands in elements of another kind than the article's."""
