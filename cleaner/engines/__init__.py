"""The same cleaning inside engines that have rows: Arrow and what is built on it, and what has documents.

`cleaner.engines.arrow` is the core; every other module is thin, and imports its engine only when it is used.
"""
