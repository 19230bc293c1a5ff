"""Files of documents to files of clean documents: `cleaner clean INPUT... -o OUT`.

`rows` cleans one row and knows nothing of files; `units` to `read` take files apart; `work` makes a batch, in a process of
`pool`; `sinks` and `state` keep what is done; `run` puts them together.
"""
