"""A patch left out is a patch covered, alone or in the company of other covered ones."""

import numpy as np
import pytest

from sightline.studies.occlusion import drawn_half

from .conftest import QUESTION


def probabilities(session, case, covered):
    """Of the words that were said, with these patches covered, as `ask` tells them."""
    said, bridges = [token["id"] for token in case.asked["tokens"]], case.inquiry.bridges
    forced = session.ask(case.inquiry.picture, QUESTION, covered=covered, cut=bridges.cuts, gate_scale=bridges.gate_scales,
                         force=said, max_words=len(said))
    return [token["probability"] for token in forced["tokens"]]


def test_each_patch_is_covered_by_itself(case, session, close):
    found = case.study("occlusion", patches=[0, 3, 8])
    for row, patch in enumerate([0, 3, 8]):
        close(found["words"][row], probabilities(session, case, case.inquiry.covered | {patch}))
    close(found["answer"], found["words"].prod(axis=1))


def test_what_is_covered_already_makes_no_difference(session, picture, close):
    from .conftest import case_of
    case = case_of(session, picture, covered=[0, 4])
    close(case.study("occlusion", patches=[4])["words"][0], [token["probability"] for token in case.asked["tokens"]])


def test_in_company_half_of_all_are_covered_too(case, session, close):
    patches, seed = [*drawn_half(9, 5)][:1] + [patch for patch in range(9) if patch not in drawn_half(9, 5)][:2], 5
    found, covered = case.study("company", patches=patches, seed=seed), case.inquiry.covered
    for row, patch in enumerate(patches):
        others = covered | drawn_half(9, seed) - {patch}
        before, after = (np.array(probabilities(session, case, there)) for there in (others | covered, others | {patch}))
        close(found["before"][row], before.prod())
        close(found["after"][row], after.prod())
        close(found["words"][row], before - after)


def test_the_company_is_drawn_by_its_seed():
    assert len(drawn_half(64, 3)) == 32 and drawn_half(64, 3) == drawn_half(64, 3) and drawn_half(64, 3) <= set(range(64))
    assert len({drawn_half(64, seed) for seed in range(6)}) == 6


@pytest.mark.parametrize("study, more", [("occlusion", {}), ("company", {"seed": 1})])
def test_a_patch_that_does_not_exist_is_refused(plain, study, more):
    with pytest.raises(ValueError, match="no patch 9"):
        plain.study(study, patches=[0, 9], **more)
