"""A course in German, begun by ``new course --language de``, and every word that it shows."""
