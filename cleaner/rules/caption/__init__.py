"""Photo captions and credits."""
