"""What a grader gets: gradebook, feedback, report and sheets for other systems."""
