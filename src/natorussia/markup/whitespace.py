"""What is white space in typed text: Python and JavaScript do not agree of themselves."""

import re

SPACES = re.compile("[\t-\r \x1c-\x1f\x85\u1680\u200b\u2028\u2029\u2060\ufeff]+")
"""White space in a text that is normalised already (NFKC or NFKD), which makes one kind of many.

The front end has the same set in ``frontend/shared/text.ts``.
"""
