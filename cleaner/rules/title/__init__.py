"""Titles and subtitles on top."""
