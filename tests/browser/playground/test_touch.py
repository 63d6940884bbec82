"""The views by a finger alone, on a phone."""

import pytest

PHONE = {"viewport": {"width": 360, "height": 760}, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}


@pytest.fixture
def phone(open_playground):
    return open_playground(**PHONE)


def view(playground, name):
    playground.root.get_by_role("tab", name=name, exact=True).tap()
    return playground.root.get_by_role("tabpanel", name=name, exact=True)


def test_a_finger_goes_through_the_views(phone):
    phone.wake()
    heads = view(phone, "Heads")
    heads.get_by_role("radio", name="Layer 3, head 2").tap()
    assert (phone.lab("doc.layer"), phone.lab("doc.head")) == (2, 1)

    patch = view(phone, "Patch")
    patch.locator(".patch-first [data-patch='35']").tap()
    phone.page.wait_for_function("document.querySelector('lab-patch [data-stale=false]')")
    assert phone.lab("doc.patch") == 35
    patch.locator(".ranked-patch").first.tap()
    neighbour = phone.lab("doc.patch")
    assert neighbour not in (35, None)

    field = view(phone, "Words × patches").get_by_role("grid", name="Words by patches")
    field.scroll_into_view_if_needed()
    field.tap()
    assert phone.lab("doc.patch") not in (neighbour, None)

    encoder = view(phone, "Encoder")
    phone.page.wait_for_function("document.querySelector('lab-encoder [data-stale=false]')")
    encoder.get_by_label("Layer 3, head 2", exact=True).tap()
    encoder.get_by_text("Who looks at it").tap()
    assert encoder.get_by_role("radio", name="Who looks at it").is_checked()
    encoder.locator(".patch-chooser [data-patch='9']").first.tap()
    assert phone.lab("doc.patch") == 9

    legend = phone.root.locator("lab-legend")
    legend.get_by_text("Absolute").tap()
    assert legend.get_by_role("radio", name="Absolute").is_checked()
    phone.root.get_by_text("Numbers").tap()
    assert phone.root.locator("lab-patches .cell-number").first.inner_text() == "1"


def test_a_finger_takes_the_tour(phone):
    tour = phone.root.locator("lab-tour")
    tour.get_by_role("button", name="Take the tour").tap()
    card = tour.get_by_role("dialog")
    heard = [card.get_by_role("heading").inner_text()]
    while card.get_by_role("button", name="Next").count():
        card.get_by_role("button", name="Next").tap()
        heard.append(card.get_by_role("heading").inner_text())
    assert len(set(heard)) == len(heard) > 5
    card.get_by_role("button", name="Close").tap()
    card.wait_for(state="detached")
