"""Link farms."""
