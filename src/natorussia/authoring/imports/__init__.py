"""Events and questions from other programs: one module a format, and one that places them."""
