"""Asking: the field and its lists, what the model reads, how words are picked, and making it say another one."""

import re

import pytest

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}


class Asking:
    """What a visitor has before him when he asks."""

    def __init__(self, playground):
        self.playground, self.root = playground, playground.root
        self.field = self.root.get_by_role("combobox", name="Question")
        self.list = self.root.locator(".question-list")

    def options(self):
        return [option.inner_text().split("\n")[0] for option in self.list.get_by_role("option").all()]

    def type(self, text):
        self.field.fill("")
        self.field.press_sequentially(text)

    def kind(self, name):
        return self.root.locator(".question-kinds").get_by_role("button", name=re.compile(f"^{name}:"))

    def words(self):
        return self.root.locator(".said-word:not([data-end=true]) .said-text").all_inner_texts()

    def marks(self):
        return self.root.locator(".said-mark").all_inner_texts()

    def word(self, index):
        return self.root.locator(f".said-word[data-word='{index}']")

    def candidate(self, text):
        return self.root.locator(".candidate").filter(has=self.playground.page.locator(f".candidate-text:text-is('{text}')"))

    def candidates(self):
        return self.root.locator(".candidate-text").all_inner_texts()


@pytest.fixture
def open_asking(open_playground):
    return lambda **options: Asking(open_playground(**options))


def test_words_are_completed_before_the_model_is_there(open_asking):
    asking = open_asking()
    asking.type("Where is the d")
    assert asking.options()[0] == "dog", "an animal in the picture comes first"
    assert not {"<pad>", "<bos>", "<answer>", "<eos>", "<unk>"} & set(asking.options())
    asking.field.press("ArrowDown")
    chosen = asking.list.locator("[aria-selected=true]")
    assert asking.field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    asking.field.press("Enter")
    assert asking.field.input_value() == "Where is the dog "
    assert "in" in asking.options(), "… and what may follow in the training questions"
    asking.field.press("Escape")
    assert asking.list.is_hidden()
    asking.type("wh is the dog")
    for _ in range(len(" is the dog")):
        asking.field.press("ArrowLeft")
    asking.field.press("Backspace")
    asking.list.get_by_role("option", name="where", exact=True).click()
    assert asking.field.input_value() == "where is the dog", "the word at the caret, the rest stays"


def test_the_answer_follows_the_keyboard_but_not_a_half_typed_word(open_asking):
    asking = open_asking()
    asking.playground.wake()
    asking.type("What is the backgr")
    asking.field.press("ArrowDown")
    assert asking.playground.lab("doc.question") == "What animal is in the photo?"
    asking.field.press("Enter")
    asking.playground.page.wait_for_function("document.querySelector('attention-playground').lab.reading.answer === 'grass'")
    asking.type("How many animals are there?")
    asking.field.press("Enter")
    asking.playground.settle()
    assert asking.words() == ["one"]
    assert asking.root.locator(".asked-text").all_inner_texts() == ["<bos>", "how", "many", "animals", "are", "there", "<answer>"]
    asking.field.fill("  ")
    asking.field.press("Enter")
    assert "There is no question yet" in asking.root.locator(".notice[role=alert]").inner_text()

    asking.field.press("ArrowUp")
    assert asking.options() == ["How many animals are there?", "What animal is in the photo?"]
    assert asking.list.locator(".question-note").first.inner_text() == "one"
    asking.field.press("ArrowDown")
    asking.field.press("Enter")
    asking.playground.settle()
    assert asking.words() == ["a", "dog"] and asking.field.input_value() == "What animal is in the photo?"
    asking.root.get_by_role("button", name="Undo").click()
    asking.playground.settle()
    assert asking.field.input_value() == "How many animals are there?", "what was typed on the way is undone with it"


def test_an_unknown_word_is_marked_and_mended_alone(open_asking):
    asking = open_asking()
    asking.playground.wake()
    asking.field.fill("Where's the DOGG, please, and wher?")
    asking.field.press("Enter")
    asking.playground.settle()
    unknown = asking.root.locator(".asked-token[data-kind=unknown]")
    assert [text.split("\n")[0] for text in unknown.all_inner_texts()] == ["dogg", "wher"]
    assert "<unk> 4" in unknown.first.inner_text()
    assert "spelled alike, whatever they mean" in asking.root.locator(".asked-strange").inner_text()
    for word in ("dogg", "wher"):
        offers = asking.root.get_by_role("list", name=f"Instead of “{word}”").get_by_role("button").all_inner_texts()
        assert offers and not any(offer.startswith("<") for offer in offers)
    asking.root.get_by_role("list", name="Instead of “dogg”").get_by_role("button", name="dog", exact=True).click()
    asking.playground.settle()
    assert asking.field.input_value() == "Where's the Dog, please, and wher?"
    assert unknown.count() == 1


def test_every_kind_of_question_has_examples_in_the_models_words(open_asking):
    asking = open_asking()
    asking.playground.wake()
    asking.playground.change(picture={"kind": "gallery", "slug": "dog-and-cat"})
    for name in ("What", "Which", "Where", "Beside", "Is there", "How many", "Background", "Describe"):
        asking.kind(name).click()
        first = asking.field.input_value()
        asking.playground.settle()
        assert asking.root.locator(".asked-token[data-kind=unknown]").count() == 0, first
        asking.kind(name).click()
        assert asking.field.input_value() != first, "another one each time"
    asking.kind("Where").click()
    assert {"cat", "dog"} & set(asking.field.input_value().strip("?.").split()), "about what is in the picture"


def test_greedy_is_certain_and_a_seed_repeats_its_draw(open_asking):
    asking = open_asking()
    playground = asking.playground.wake()
    heat, seed = asking.root.get_by_label("Temperature"), asking.root.get_by_label("Seed", exact=True)
    assert asking.root.locator(".sampling-heat").inner_text() == "greedy" and seed.is_disabled()
    greedy = playground.answer
    heat.fill("3")
    answers = {}
    for number in ("1", "2", "3", "1", "2", "3"):
        seed.fill(number)
        seed.press("Enter")
        playground.settle()
        assert f"seed {number}" in asking.root.locator(".said > .label").inner_text()
        assert answers.setdefault(number, playground.answer) == playground.answer
    assert len(set(answers.values())) > 1
    asking.root.get_by_role("button", name="Another seed").click()
    assert playground.settle().lab("doc.seed") == int(seed.input_value())
    seed.fill("-5")
    seed.press("Enter")
    assert seed.input_value() == str(playground.lab("doc.seed")), "what is no seed is put back"
    heat.focus()
    heat.press("Home")
    assert playground.settle().answer == greedy


def test_the_model_goes_on_from_a_forced_word_and_is_let_go_again(open_asking):
    asking = open_asking()
    playground = asking.playground.wake()
    first = playground.answer
    asking.word(0).click()
    assert playground.lab("doc.word") == 0
    other = next(text for text in asking.candidates() if text not in ("a", "end of answer"))
    asking.candidate(other).click()
    playground.settle()
    assert asking.words()[0] == other and playground.lab("doc.force") == [other]
    assert asking.marks() == ["forced"] and len(playground.lab("reading.words")) >= 1
    assert asking.candidate(other).get_attribute("aria-pressed") == "true"
    asking.candidate(other).click()
    assert playground.settle().answer == first and asking.marks() == []

    asking.word(1).click()
    asking.candidate("cat").focus()
    playground.page.keyboard.press("Space")
    playground.settle()
    assert asking.words()[:2] == ["a", "cat"] and asking.marks() == ["fixed", "forced"]
    asking.root.get_by_role("button", name="Let the model choose again").click()
    assert playground.settle().answer == first


def test_the_end_is_a_word_too(open_asking):
    asking = open_asking(**PHONE)
    playground = asking.playground.wake()
    probabilities = [word["probability"] for word in playground.lab("reading.words")] + [playground.lab("reading.end")["probability"]]
    product = 1
    for probability in probabilities:
        product *= probability
    assert f"{100 * product:.1f}%" in asking.root.locator(".said-whole").inner_text()
    end = asking.root.locator(".said-word[data-end=true]")
    end.tap()
    assert asking.candidates()[0] == "end of answer" and end.get_attribute("aria-pressed") == "true"
    longer = asking.candidates()[1]
    asking.candidate(longer).tap()
    playground.settle()
    assert asking.words()[:3] == ["a", "dog", longer]
    asking.candidate("end of answer").tap()
    playground.settle()
    assert asking.words() == ["a", "dog"] and playground.lab("doc.force") == ["a", "dog", "<eos>"]
    assert asking.marks() == ["fixed", "fixed", "fixed"] and end.get_attribute("aria-pressed") == "true"
    playground.change(force=["a", "<eos>"])
    assert asking.words() == ["a"] and end.locator(".said-mark").inner_text() == "forced"
    playground.change(force=["dog"] * 16)
    assert "Cut off after 16 words" in asking.root.locator(".said-whole").inner_text()
    assert asking.root.locator(".said-word[data-end=true]").count() == 0


def test_asking_by_touch(open_asking):
    asking = open_asking(**PHONE)
    playground = asking.playground.wake()
    asking.field.tap()
    asking.type("Is there a ca")
    asking.list.get_by_role("option", name="cat", exact=True).tap()
    assert asking.field.input_value() == "Is there a cat "
    asking.root.get_by_role("button", name="Ask", exact=True).tap()
    assert playground.settle().answer == "no"
    before = asking.root.get_by_role("button", name="Questions of this visit")
    before.tap()
    asking.root.locator(".said-whole").tap()
    assert asking.list.is_hidden(), "touching something else closes it"
    before.tap()
    asking.list.get_by_role("option", name="What animal is in the photo?").tap()
    assert playground.settle().answer == "a dog"
    for target in asking.root.locator("lab-question button, lab-question input, lab-answer button, lab-answer input").all():
        if target.is_visible():
            assert min(target.bounding_box()[side] for side in ("width", "height")) >= 44, target.evaluate("el => el.outerHTML")
    assert playground.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    playground.page.wait_for_function("document.querySelector('lab-answer [role=status]').textContent.includes('The answer: a dog.')")


def test_a_refused_question_promises_no_answer(open_asking):
    asking = open_asking()
    playground = asking.playground.wake()
    playground.change(question=" ".join(["dog"] * 20))
    assert asking.root.locator(".said > .label").inner_text() == "Still the answer to “What animal is in the photo?”"
    assert "at most 18" in asking.root.get_by_role("alert").inner_text()


def test_on_a_phone_the_answer_in_short_is_in_view_with_the_picture(open_asking):
    asking = open_asking(**PHONE)
    playground = asking.playground.wake()
    gist, stage = asking.root.locator("lab-gist"), asking.root.locator(".lab-stage")
    stage.evaluate("(stage) => stage.scrollIntoView({ block: 'start', behavior: 'instant' })")
    ends = gist.bounding_box()
    assert ends["y"] + ends["height"] <= 740
    playground.change(question="Describe the photo")
    words = gist.get_by_role("button")
    assert [word.inner_text().split()[0] for word in words.all()] == asking.words()
    height = gist.bounding_box()["height"]
    assert height == ends["height"], "what stands below does not move"
    words.nth(1).tap()
    assert playground.lab("doc.word") == 1 and words.nth(1).get_attribute("aria-pressed") == "true"
    assert playground.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    playground.page.set_viewport_size({"width": 1440, "height": 900})
    assert gist.is_hidden()
