"""Where a student's code runs: processes, limits and what they may see."""
