"""Changed copies of the tables, on which answers are run again."""
