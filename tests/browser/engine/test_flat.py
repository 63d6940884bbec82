"""However long a reader tries things out, the worker needs no more memory."""

USE = """async (count) => {
    await interact(client, nextPicture, count);
    return {...await client.call('memory'), kept: client.pictures.all.size, waiting: client.link.open.size};
}"""


def test_a_thousand_interactions_leave_nothing_behind(fresh):
    """Pictures come and go, questions, gates, covers and cuts change, answers are studied; after the first 200 all that is
    kept is there, and 800 more add nothing: no page of memory, no picture, no object that stays."""
    fresh.evaluate("() => { window.client = newClient(); return client.start(); }")
    settled, later = fresh.evaluate(USE, 200), fresh.evaluate(USE, 800)
    assert later["bytes"] == settled["bytes"]
    assert (settled["pictures"], settled["kept"], settled["waiting"]) == (later["pictures"], later["kept"], later["waiting"]) == (0, 0, 0)
    assert abs(later["objects"] - settled["objects"]) < 100
