"""The live class: a question on everybody's phone, gathered by the instructor's own machine."""
