"""The timeline: what it reads, how it filters, and its form without JavaScript."""
