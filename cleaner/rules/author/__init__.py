"""Bios and contacts of authors."""
