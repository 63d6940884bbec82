"""The page's address holds its whole state; whatever an address says, the page works."""

import pytest

LINK = "#q=What+is+the+background%3F&picture=cat&covered=0000001818000000&gates=1,0.5,0&layer=2&head=3&view=matrix&v=1"
HOSTILE = [
    "#q=<img+src=x+onerror=alert(1)>&v=1",
    "#q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&__proto__=1&constructor=1&picture=__proto__&view=__proto__&v=1",
    "#picture=javascript:alert(1)&force=<pad>+<img>&cut=l9,p99,*,m&gates=NaN,1e999,1&seed=-1&temperature=1e5&v=1",
    "#step=__proto__&words=9,-1,1e9&patches=to,99,99,99&stage=77&attention=constructor&here=maybe&v=1",
    "#" + "q=" * 5000, "#%=%&&&===", "#v=99&q=x", "#q=\u202e\u0000\ufffe😀&v=1",
]


def test_a_link_brings_its_state_and_the_address_follows(open_playground):
    playground = open_playground(LINK).wake()
    made = playground.lab("reading.made")
    assert made["picture"] == {"kind": "gallery", "slug": "cat"}
    assert (made["question"], made["covered"], made["gates"]) == ("What is the background?", [27, 28, 35, 36], [1, 0.5, 0])
    assert [playground.lab(f"doc.{field}") for field in ("layer", "head", "view")] == [2, 3, "matrix"]
    assert playground.root.get_by_role("tab", selected=True).get_attribute("id") == "tab-matrix"
    assert not playground.lab("canUndo")

    playground.page.evaluate("document.querySelector('attention-playground').lab.reset()")
    playground.page.wait_for_function("location.hash === ''")
    playground.change(seed=7, temperature=0.5)
    playground.page.wait_for_function("location.hash === '#temperature=0.5&seed=7&v=1'")
    playground.page.evaluate("(link) => { location.hash = link; }", LINK)
    playground.page.wait_for_function("document.querySelector('attention-playground').lab.doc.layer === 2")
    playground.settle()
    assert playground.lab("reading.made") == made | {"word": playground.lab("reading.made.word")}
    playground.page.keyboard.press("Control+z")
    playground.settle()
    assert playground.lab("doc.seed") == 7


def test_what_is_chosen_in_each_view_comes_back(open_playground, new_page):
    playground = open_playground().wake()
    page, root = playground.page, playground.root

    def view(name, *choices, of="radio"):
        root.get_by_role("tab", name=name, exact=True).click()
        for choice in choices:
            root.locator("#view").get_by_role(of, name=choice, exact=True).check(force=True)

    root.locator('lab-patches [data-patch="45"]').click()
    view("Words × patches", "Heaviest first")
    view("Does it matter?", "In company")
    view("Patch", "After the encoder")
    view("Layer by layer")
    root.locator(".lens-cell[data-at='1-0']").click()
    view("Decoder")
    root.locator(".triangle-cell[data-at='4-2']").click()
    view("Arithmetic", "Words ask words")
    view("Code")
    root.get_by_label("Step").select_option("attention.attend")
    root.get_by_role("radio", name="Cut", exact=True).check(force=True)
    root.get_by_role("radio", name="Only in layer 2", exact=True).check(force=True)
    view("Encoder", "Who looks at it", "Layer 4, head 3")
    doc = playground.lab("doc")
    page.wait_for_function("location.hash.includes('patches=to,3,2') && location.hash.includes('here=yes')")

    other = open_playground(page.evaluate("location.hash")).wake()
    assert other.lab("doc") == doc and other.lab("notice") is None
    assert "Layer 4, head 3" in other.root.locator("lab-encoder .see-sentence").inner_text()
    assert other.root.get_by_role("radio", name="Who looks at it").is_checked()
    assert (doc["attention"], doc["language"], doc["stage"], doc["step"]) == ("language", {"head": "mean", "row": 4, "column": 2}, 1, "attention.attend")
    assert (doc["sorted"], doc["removal"], doc["vector"], doc["here"]) == (True, "company", "features", True)


def test_hostile_links_leave_a_working_page(open_playground):
    playground = open_playground(HOSTILE[0])
    dialogs = []
    playground.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    playground.wake()
    for fragment in HOSTILE[1:]:
        playground.page.evaluate("(hash) => { location.hash = hash; }", fragment)
        playground.page.evaluate("new Promise(requestAnimationFrame)")
        playground.settle()
        assert playground.answer
        assert playground.page.evaluate("({}).polluted === undefined && Object.keys(Object.prototype).length === 0")
    playground.change(question="What animal is in the photo?")
    assert playground.root.locator(".notice[role=alert]").count() == 0
    assert playground.page.locator("img[src='x']").count() == 0
    assert dialogs == []


@pytest.mark.parametrize("fragment, said", [("#v=9&q=x", "newer version"), ("#gates=7&v=1", "the gates could not be used")])
def test_what_a_link_lost_is_said(open_playground, fragment, said):
    playground = open_playground(fragment).wake()
    assert said in playground.root.locator(".notice[role=alert]").inner_text()
