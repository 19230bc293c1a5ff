"""Lists of tags and topics."""
