"""A group of commands that ends in an exit code and one line on standard error, never in a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from commands.language import default_language, say
from commands.output import note
from graph.errors import ZerenError

#: Exit codes beside those of graph.errors; docs/cli.md lists all.
USAGE, INTERNAL, INTERRUPTED = 2, 70, 130


class Commands(TyperGroup):
    """A group of commands that never ends in a traceback."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **options: Any) -> Any:  # type: ignore[override]
        """Run one command line and leave with its exit code."""
        _speak_utf8()
        sys.exit(self._code(args, prog_name, options))

    def _code(self, args: Sequence[str] | None, prog_name: str | None, options: dict[str, Any]) -> int:
        options["standalone_mode"] = False
        try:
            code = super().main(args, prog_name, **options)
            return code if isinstance(code, int) else 0
        except ZerenError as error:
            note(f"zeren: {error}")
            return error.exit_code
        except typer.TyperException as error:
            return _usage_error(error)
        except (typer.Abort, KeyboardInterrupt):
            note(say("interrupted", default_language()))
            return INTERRUPTED
        except BrokenPipeError:
            # The reader went away (`zeren query … | head`); nothing more can be said to it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except Exception as error:
            if os.environ.get("ZEREN_DEBUG"):
                raise
            note(say("internal", default_language(), error=f"{type(error).__name__}: {error}"))
            return INTERNAL


def _usage_error(error: typer.TyperException) -> int:
    """Say what was wrong with the words, and where help is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "zeren"
    text = error.format_message() if hasattr(error, "format_message") else str(error)
    if "\n" in text:
        sys.stderr.write(text + "\n")  # no words at all: the help itself
    else:
        note(f"{command}: {text} ({command} --help)")
    return USAGE


def _speak_utf8() -> None:
    """Make both streams UTF-8 where the system would use something that has no Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")
