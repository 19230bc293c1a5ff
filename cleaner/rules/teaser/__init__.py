"""Teasers inside the article."""
