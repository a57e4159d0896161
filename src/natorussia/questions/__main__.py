"""Write the schema of a bank of questions, for editors: ``python -m natorussia.questions``."""

from natorussia import data
from natorussia.questions.schema import text

(data.folder() / "questions" / "schema.json").write_text(text(), encoding="utf-8")
