import pytest

from natorussia import Quiz
from natorussia.questions import sitting

NAMES = [f"student {n}" for n in range(200)]


def test_students_draw_apart():
    """Two hundred students have two hundred seeds, and another test has others."""
    seeds = {sitting(name, 20)["seed"] for name in NAMES}
    assert len(seeds) == len(NAMES)
    assert not seeds & {sitting(name, 20, test="second")["seed"] for name in NAMES}


def test_student_draws_the_same_again():
    """Capitals and spaces in a name change nothing."""
    assert sitting("Åsa Öberg", 20) == sitting(" åsa öberg ", 20)


def test_extra_time_is_a_factor():
    """A student has the time of all, or more."""
    assert sitting("ada", 20)["minutes"] == 20
    assert sitting("ada", 20, factor=1.5)["minutes"] == 30
    with pytest.raises(ValueError, match=r"the factor of ada is 0\.5"):
        sitting("ada", 20, factor=0.5)


def test_nameless_student_is_refused():
    """Without a name everybody would draw alike."""
    with pytest.raises(ValueError, match="without a name"):
        sitting("  ", 20)


def test_quiz_takes_the_terms():
    """The terms are those of a quiz."""
    quiz = Quiz("nineties", mode="test", pool=3, **sitting("ada", 20, factor=2))
    assert quiz.minutes == 40
    assert quiz.seed == sitting("ada", 20)["seed"]


def test_a_class_list_says_who_has_more_time(tmp_path):
    """Names are found as they are typed, decimals with a comma too; others have the common time."""
    path = tmp_path / "times.csv"
    path.write_text("\ufeffstudent;factor\nÅsa Öberg;1,25\n ADA ;2\n", encoding="utf-8")
    minutes = [sitting(one, 20, classlist=path)["minutes"] for one in ("åsa öberg", "ada", "bob")]
    assert minutes == [25, 40, 20]
    assert sitting("bob", 20, factor=1.5, classlist=path)["minutes"] == 30
    assert sitting("ada", 20, classlist=path)["seed"] == sitting("ada", 20)["seed"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("student,factor\nada,half\n", "the factor of ada is 'half'; extra time is a number"),
        ("student,factor\nada,0.5\n", "the factor of ada is '0.5'"),
        ("student,factor\nada,nan\n", "the factor of ada is 'nan'"),
        ("student,factor\nada,2\nAda,3\n", "Ada has two factors"),
        ("name,factor\nada,2\n", "no column 'student'"),
    ],
)
def test_a_faulty_class_list_is_told(tmp_path, text, said):
    """A list that cannot be meant so is refused before anybody begins."""
    (tmp_path / "times.csv").write_text(text)
    with pytest.raises(ValueError, match=said):
        sitting("ada", 20, classlist=tmp_path / "times.csv")
