"""The course on paper: the whole book as one PDF, and a kit of cards and sheets a chapter."""
