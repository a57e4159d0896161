"""Many clients at once: servers of a live class, and those who join them and vote."""
