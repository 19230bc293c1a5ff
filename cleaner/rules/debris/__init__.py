"""Leftovers of scripts and templates."""
