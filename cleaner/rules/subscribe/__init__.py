"""Newsletter prompts."""
