"""Datelines."""
