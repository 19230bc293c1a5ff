"""Promotion of apps, podcasts and channels."""
