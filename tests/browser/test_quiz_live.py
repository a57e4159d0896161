"""A live quiz that asks its kernel."""

from natorussia.widgets.quiz.widget import Quiz
from tests.browser.quizzes import (
    CHOICE,
    HIDDEN,
    quiz_state,  # noqa: F401
)


def test_live_quiz_asks_the_kernel(mount, monkeypatch):
    """Without a key the page asks Python, which marks, records and explains."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    quiz = Quiz([CHOICE])
    hidden = {k: v for k, v in quiz.get_state().items() if not k.startswith("_")}
    page = mount("quiz", {k: v for k, v in hidden.items() if k not in HIDDEN})
    reply = "([reply]) => models[0].listeners.get('msg:custom').forEach((hear) => hear(reply))"
    sent = []
    page.expose_function("toKernel", lambda *message: sent.extend(message))
    page.evaluate("""() => {
      models[0].send = (message) => toKernel(message).then(() => { window.delivered = true });
    }""")
    monkeypatch.setattr(quiz, "send", lambda message: page.evaluate(reply, [message]))
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    page.wait_for_function("window.delivered")
    quiz._handle_custom_msg(sent.pop(), [])
    page.locator(".nq-end", has_text="It was in Paris.").wait_for()
    assert "marked in the kernel" in page.locator(".nr-about").first.inner_text()
    assert list(quiz.responses["verdict"]) == ["right"]


def test_silent_kernel_is_told(mount, monkeypatch):
    """A kernel that is gone costs no try, and the page says what to do."""
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)
    state = {k: v for k, v in Quiz([CHOICE]).get_state().items() if not k.startswith("_")}
    page = mount("quiz", {k: v for k, v in state.items() if k not in HIDDEN})
    page.clock.install()
    page.get_by_label("Paris").check()
    page.get_by_role("button", name="Check").click()
    page.clock.fast_forward(10_000)
    page.get_by_text("The kernel did not answer. Run the cell again").wait_for()
