"""The command line: words a person types in, tables, JSON or CSV out; composes the pipeline, decides nothing itself."""
