"""The MCP server: named queries, evidence, questions and read-only Cypher as tools for other programs."""

from pipeline.mcp.server import make_server
from pipeline.mcp.tools import Limits, Tool, list_tools

__all__ = ["Limits", "Tool", "list_tools", "make_server"]
