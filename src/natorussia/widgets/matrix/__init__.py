"""The decision matrix and its options."""
