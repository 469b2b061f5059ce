"""The graph: records, schema, resolution of names, stores, writer, analysis and exports."""
