"""The command line ``zeren``; its commands are in ``commands/``."""

from __future__ import annotations

from commands.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    app(prog_name="zeren")


if __name__ == "__main__":
    main()
