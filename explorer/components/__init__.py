"""Parts that several pages show: tables, evidence, graphs, notices, downloads and links."""
