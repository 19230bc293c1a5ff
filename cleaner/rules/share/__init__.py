"""Share widgets."""
