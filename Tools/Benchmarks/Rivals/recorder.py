"""Python's eventsourcing does the same work with its SQLite recorder: WAL, synchronous=FULL.

usage: recorder.py append EVENTS FILE FIRST BATCH   insert_events for each commit
       recorder.py fold EVENTS FILE                 reads all, parses the JSON, adds up balances
"""
import json, sys, time, uuid

import events
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

PAGE = 10_000


def stored(event):
    stream = uuid.uuid5(uuid.NAMESPACE_OID, event.stream)
    return StoredEvent(stream, event.version, event.type, event.payload.encode())


def append(recorder, all_events, first, batch):
    recorder.create_table()
    before, timed = events.batches([stored(event) for event in all_events], first, batch)
    for group in before:
        recorder.insert_events(group)
    processor, start = time.process_time(), time.perf_counter()
    for group in timed:
        recorder.insert_events(group)
    events.answer(time.perf_counter() - start, time.process_time() - processor, len(all_events))


def fold(recorder, all_events, expected):
    balances, count, place = {}, 0, 1
    processor, start = time.process_time(), time.perf_counter()
    while page := recorder.select_notifications(place, PAGE):
        for item in page:
            for leg in json.loads(item.state).get("entry", ()):
                amount = leg["amount"] if leg["side"] == "debit" else -leg["amount"]
                balances[leg["account"]] = balances.get(leg["account"], 0) + amount
        count += len(page)
        place = page[-1].id + 1
    end = time.perf_counter()
    if count != len(all_events) or sorted(balances.values()) != sorted(expected.values()):
        raise SystemExit("other balances")
    events.answer(end - start, time.process_time() - processor, count)


verb, path, file = sys.argv[1:4]
numbers = [int(word) for word in sys.argv[4:]]
exported, sums = events.read(path)
store = SQLiteApplicationRecorder(SQLiteDatastore(file))
if verb == "append":
    append(store, exported, *numbers)
else:
    fold(store, exported, sums)
