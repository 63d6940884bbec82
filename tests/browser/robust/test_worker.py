"""A worker that ends in mid-answer: the page says so, starts another by itself, once, and what the reader made is all there."""

STATES = """() => {
    window.said = [];
    sightlineDesk.client.addEventListener('state', ({ detail }) => window.said.push(detail.text ?? detail.name));
}"""
ASK_AND_KILL = """() => {
    const { lab } = document.querySelector('attention-playground');
    lab.change({ question: 'What is the background?' });
    lab.change({ covered: [0, 1] });
    const working = lab.busy;
    sightlineDesk.client.link.worker.terminate();
    return working;
}"""


def test_the_playground_goes_on_with_picture_question_and_undo(open_playground):
    playground = open_playground().wake()
    page, root = playground.page, playground.root
    page.evaluate(STATES)
    playground.change(picture={"kind": "gallery", "slug": "cat"})
    root.get_by_role("tab", name="Layer by layer").click()
    assert page.evaluate(ASK_AND_KILL), "it was in the middle of an answer"
    root.locator(".engine-status-text", has_text="starts again; nothing of yours is lost").wait_for()
    playground.settle()
    assert playground.lab("reading.made.question") == "What is the background?" and playground.lab("reading.made.covered") == [0, 1]
    assert playground.answer and playground.lab("reading.origin") == "live"
    root.locator("lab-lens td").first.wait_for()
    assert root.locator(".notice[role=alert]").count() == 0
    assert page.evaluate("said.filter((text) => text === 'failed').length") == 0

    page.keyboard.press("Control+z")
    playground.settle()
    assert playground.lab("doc.covered") == []
    answer = playground.answer

    assert page.evaluate(ASK_AND_KILL.replace("What is the background?", "Where is the cat?"))
    again = root.get_by_role("button", name="Try again")
    again.wait_for()
    status = playground.status
    assert "Start it again" in status and "Your question is kept: “Where is the cat?”" in status
    again.click()
    playground.settle()
    assert playground.lab("reading.made.question") == "Where is the cat?" and root.locator(".notice[role=alert]").count() == 0
    page.evaluate("() => { const { lab } = document.querySelector('attention-playground'); lab.undo(); lab.undo(); }")
    playground.settle()
    assert playground.answer == answer, "the way back is still there"


def test_a_lesson_s_figures_go_on(open_lesson, kill):
    figure = open_lesson().wait_for_model()
    page = figure.page
    page.evaluate(STATES)
    figure.field.fill("what is the background")
    figure.button.click()
    kill(page)
    figure.root.locator(".engine-status-text", has_text="starts again; nothing of yours is lost").wait_for()
    page.wait_for_function("figure => !figure.inquiry.waiting", arg=figure.root.element_handle())
    figure.finish()
    assert figure.root.locator(".token").all_inner_texts() == ["what", "is", "the", "background"]
    assert figure.mark.inner_text() == "live model" and figure.notice.count() == 0


def test_edited_code_stays_in_the_editor(open_playground, kill):
    """What the reader wrote may have ended the worker: the new one runs the original, and the page says so."""
    playground = open_playground().wake()
    page, root = playground.page, playground.root
    root.get_by_role("tab", name="Code", exact=True).click()
    root.locator("lab-code .cm-content").wait_for()
    page.evaluate("""async () => {
        const { edits } = document.querySelector('attention-playground').lab;
        const text = document.querySelector('lab-code').editor.text.replace('return weights', 'return weights / 2');
        edits.drafts.set('ops.softmax', text);
        await edits.run({ 'ops.softmax': text });
    }""")
    playground.settle()
    root.locator(".notice.edited").wait_for()
    kill(page)
    root.locator(".notice.edited").wait_for(state="detached")
    playground.settle()
    assert "starts again with its original code; yours is still in the editor" in root.locator(".code-said").inner_text()
    assert "return weights / 2" in playground.lab("edits.drafts.get('ops.softmax')") and playground.lab("edits.names") == []
