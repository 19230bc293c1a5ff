"""What belongs to the article though it looks like noise."""
