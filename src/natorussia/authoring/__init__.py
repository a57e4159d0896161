"""Courses of one's own: files, templates, notebooks and links."""
