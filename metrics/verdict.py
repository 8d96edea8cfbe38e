"""The words for what a control chart says: of each month's variation, and of the target."""

import numpy as np

from metrics import rules


def verdicts(
    known: np.ndarray, few: np.ndarray, same: np.ndarray, code: np.ndarray, gain: np.ndarray
) -> np.ndarray:
    """The word for each month: improvement, concern, change, too_few, none or common_cause; None if missing.

    K × T: whether the value is known, the code of its signal (a place in rules.SIGNALS) and its gain, 1 where
    the signal is on the better side, −1 on the worse one. K: few, too few months for a judgement, and same,
    all values equal.
    """
    signal = code != rules.NONE
    states = {
        None: ~known,
        "improvement": signal & (gain > 0),
        "concern": signal & (gain < 0),
        "change": signal,
        "too_few": few[:, None],
        "none": same[:, None],
        "common_cause": known,
    }
    words = np.array(list(states), dtype=object)
    return words[np.argmax(np.stack(np.broadcast_arrays(*states.values())), axis=0)]


def assured(low: np.ndarray, high: np.ndarray, target: np.ndarray, better: np.ndarray) -> np.ndarray:
    """Whether months between two limits will meet a target: "met", "missed", "hit_or_miss"; "" if not judged.

    One limit, target (K × 2, see Panel) and better per series; a value at the target meets it. Not judged:
    better "none", and where a limit or the target is missing (NHS Making Data Count).
    """
    least = np.where(better == "lower", -np.inf, target[:, 0])
    most = np.where(better == "higher", np.inf, target[:, 1])
    unknown = np.isnan(low) | np.isnan(high) | np.isnan(target).any(axis=1)
    met, missed = (low >= least) & (high <= most), (high < least) | (low > most)
    words = ["", "met", "missed"]
    return np.select([unknown | (better == "none"), met, missed], words, "hit_or_miss").astype(object)
