"""Comment sections: prompts, counters, the comments themselves."""
