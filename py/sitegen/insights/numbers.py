"""Numbers as a page prints them."""

from math import floor


def decimals(vector):
    return [round(float(number), 5) for number in vector]


def shares(weights):
    """Weights that sum to one as percentages with two decimals that sum to 100.00."""
    return adding_up([100 * float(weight) for weight in weights], 2)


def adding_up(numbers, digits):
    """Numbers rounded so that they add up to their rounded sum: what rounding down leaves over goes to those that lost most."""
    exact = [number * 10 ** digits for number in numbers]
    whole = [floor(number + 1e-6) for number in exact]
    by_loss = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for i in by_loss[:round(sum(exact)) - sum(whole)]:
        whole[i] += 1
    return [number / 10 ** digits for number in whole]
