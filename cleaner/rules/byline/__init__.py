"""Bylines."""
