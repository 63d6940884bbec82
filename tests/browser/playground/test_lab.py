"""The lab behind the playground: it follows what the reader does, and always ends on the newest state."""


def test_the_answer_follows_and_the_last_state_is_what_is_answered(open_playground):
    playground = open_playground().wake()
    first = playground.answer
    playground.page.evaluate("""() => {
        const { lab } = document.querySelector('attention-playground');
        for (const slug of ['cat', 'dog', 'cat', 'dog', 'cat']) lab.change({ picture: { kind: 'gallery', slug } }, { merge: 'quick' });
    }""")
    playground.settle()
    assert playground.lab("reading.made.picture.slug") == "cat"
    assert playground.answer != first and "cat" in playground.answer
    playground.page.keyboard.press("Control+z")
    playground.settle()
    assert playground.answer == first, "changes in a row under one name are undone together"
    playground.page.keyboard.press("Control+Shift+z")
    playground.settle()
    assert "cat" in playground.answer


def test_reset_takes_back_everything_and_undo_brings_it_again(open_playground):
    playground = open_playground().wake()
    first, answer = playground.lab("doc"), playground.answer
    playground.change(patch=45, layer=2, head=3, view="encoder", tool="cover", vision={"direction": "to", "layer": 3, "head": 2, "column": None})
    chosen = playground.lab("doc")
    reset, undo, redo = (playground.root.get_by_role("button", name=name, exact=True) for name in ("Reset", "Undo", "Redo"))
    reset.click()
    assert playground.lab("doc") == first, "what is looked at is reset too"
    undo.click()
    assert playground.lab("doc") == chosen

    playground.change(covered=[3, 4], question="Is it a cat?")
    chosen = playground.lab("doc")
    reset.focus()
    playground.page.keyboard.press("Enter")
    playground.settle()
    assert playground.lab("doc") == first and playground.answer == answer
    playground.page.keyboard.press("Control+z")
    playground.settle()
    assert playground.lab("doc") == chosen and playground.lab("reading.made.question") == "Is it a cat?"
    redo.click()
    assert playground.lab("doc") == first
    reset.press("Space")
    undo.click()
    assert playground.lab("doc") == chosen, "a reset that changes nothing is nothing to undo"


def test_a_question_that_cannot_be_read_leaves_the_answer_before(open_playground):
    playground = open_playground().wake()
    first = playground.answer
    playground.change(question="what " * 30)
    assert "30 words" in playground.root.locator(".notice[role=alert]").inner_text()
    assert playground.answer == first
    playground.change(question="What is the background?")
    assert playground.root.locator(".notice[role=alert]").count() == 0
    assert playground.answer != first


def test_gates_covers_and_words_reach_the_model(open_playground):
    playground = open_playground().wake()
    first = playground.answer
    playground.change(gates=[0, 0, 0])
    assert playground.lab("reading.result.gates") == [0, 0, 0]
    assert playground.answer != first
    playground.change(gates=[1, 1, 1], force=["a", "cat"])
    assert playground.answer == "a cat"
    playground.change(force=[], covered=list(range(64)))
    assert playground.answer != first


def test_the_views_are_tabs_of_the_keyboard_too(open_playground):
    playground = open_playground()
    tabs = playground.root.get_by_role("tab")
    tabs.first.focus()
    for step in range(1, tabs.count()):
        playground.page.keyboard.press("ArrowRight")
        assert tabs.nth(step).get_attribute("aria-selected") == "true"
        assert playground.root.locator("[role=tab]:focus").count() == 1
    playground.page.keyboard.press("ArrowRight")
    assert tabs.first.get_attribute("aria-selected") == "true"


def test_until_the_model_is_up_no_map_lies_on_another_picture(open_playground):
    playground = open_playground(before="Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    lit = playground.root.locator("lab-patches [data-lit=true]")
    assert lit.count() > 0
    playground.page.evaluate("""() => {
        const { lab } = document.querySelector('attention-playground');
        lab.wake = () => {};
        lab.change({ picture: { kind: 'gallery', slug: 'sea' } });
    }""")
    playground.page.wait_for_function("document.querySelectorAll('lab-patches [data-lit=true]').length === 0")
    playground.page.evaluate("document.querySelector('attention-playground').lab.undo()")
    playground.page.wait_for_function("document.querySelectorAll('lab-patches [data-lit=true]').length > 0")
