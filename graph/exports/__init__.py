"""The graph as files for other programs: tables, workbooks, graph formats, RDF, StratML, FollowTheMoney, neo4j-admin."""
