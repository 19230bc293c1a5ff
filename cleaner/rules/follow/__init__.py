"""Invitations to follow the site elsewhere."""
