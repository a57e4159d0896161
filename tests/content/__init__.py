"""What the course says: rules of its content."""
