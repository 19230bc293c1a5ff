"""Paywalls and sign-in prompts."""
