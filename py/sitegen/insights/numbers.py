"""Numbers as a page prints them."""


def decimals(vector):
    return [round(float(number), 5) for number in vector]


def shares(weights):
    """Weights that sum to one as percentages with two decimals that sum to 100.00: what rounding down leaves over goes to
    those that lost most."""
    exact = [10_000 * float(weight) for weight in weights]
    whole = [int(number) for number in exact]
    by_loss = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for i in by_loss[:10_000 - sum(whole)]:
        whole[i] += 1
    return [number / 100 for number in whole]
