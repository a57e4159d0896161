"""What chapters say, and how: rules of history and of plain prose."""
