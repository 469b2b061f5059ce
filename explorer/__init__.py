"""The pages that people open: ``app.py`` wires them, ``pages`` are they, ``components`` what they share."""
