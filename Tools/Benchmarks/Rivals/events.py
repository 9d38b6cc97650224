"""The events of a ledger as `daicho snapshot` exports them, made ready for a rival's tables.

What stands in a column of its own is left out of the payload. Accounts are numbered as they come.
"""
import collections, json

COLUMNS = ("position", "type", "version", "stream", "streamVersion", "role", "basis")
Event = collections.namedtuple(
    "Event", "position stream version type debit credit amount payload")


def read(path):
    """All events, and what their postings add up to by the number of the account."""
    events, balances, numbers = [], {}, {}
    with open(path) as file:
        for line in file:
            members = json.loads(line)
            legs = {leg["side"]: leg for leg in members.get("entry", [])}
            if len(legs) != len(members.get("entry", [])):
                raise SystemExit("an entry of more than two legs")
            debit, credit = (
                numbers.setdefault(legs[side]["account"], len(numbers)) if legs else None
                for side in ("debit", "credit"))
            amount = legs["debit"]["amount"] if legs else None
            if legs:
                balances[debit] = balances.get(debit, 0) + amount
                balances[credit] = balances.get(credit, 0) - amount
            payload = {k: v for k, v in members.items() if k not in COLUMNS}
            events.append(Event(
                members["position"], members["stream"], members["streamVersion"], members["type"],
                debit, credit, amount, json.dumps(payload, separators=(",", ":"))))
    return events, balances


def batches(events, first, size):
    """What goes in before the clock starts, then what is timed, both in lists for a commit each."""
    before = [events[i:min(first, i + 1000)] for i in range(0, first, 1000)]
    return before, [events[i:i + size] for i in range(first, len(events), size)]


def answer(seconds, processor, count):
    print(f"{seconds:.9f} {processor:.6f} {count} -")
