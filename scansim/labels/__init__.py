"""Payload -> symbol -> label -> sheet -> PDF, PNG (``docs/labels.md``).

``document`` holds the values that say what is to be printed, ``typesetting`` turns them into pages of whole printer
dots, ``pdf`` and ``png`` paint those pages, ``proof`` reads back every symbol on them.
"""
