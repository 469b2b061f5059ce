"""Questions in Chinese: a text in, a named query with its parameters out, or in words what was not understood."""

from pipeline.ask.answer import Answer, Suggestion, ask
from pipeline.ask.names import Name, NameBook, read_names
from pipeline.ask.wording import answer_lines, summary_lines

__all__ = ["Answer", "Name", "NameBook", "Suggestion", "answer_lines", "ask", "read_names", "summary_lines"]
