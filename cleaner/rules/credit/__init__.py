"""Credits of agencies, reporters and editors."""
