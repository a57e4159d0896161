"""The course in class: folders to teach from, and courses of one's own."""
