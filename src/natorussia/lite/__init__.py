"""The course with Python in the reader's browser: a JupyterLite site beside the built book.

``python -m natorussia.lite`` makes it in ``_build/html/lite`` from the configuration in ``lite/``.
"""
