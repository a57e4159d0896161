"""The live class: what it asks, keeps, shows and never tells too soon."""
