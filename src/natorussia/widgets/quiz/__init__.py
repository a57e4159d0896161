"""The quiz, and the attempts that a kernel keeps."""
