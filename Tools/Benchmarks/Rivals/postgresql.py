"""PostgreSQL does the same work over its unix socket; fsync and synchronous_commit stay on.

usage: postgresql.py append EVENTS DSN FIRST BATCH   COPY for each commit, one INSERT if BATCH is 1
       postgresql.py crowd EVENTS DSN CLIENTS EACH   pgbench: one INSERT a commit, many clients
       postgresql.py sum EVENTS DSN                  balances by SQL, of what was appended last
"""
import glob, hashlib, re, subprocess, sys, tempfile, time

import events
import psycopg

TABLE = """
DROP TABLE IF EXISTS events;
CREATE TABLE events(position bigint PRIMARY KEY, stream text NOT NULL, version bigint NOT NULL,
  type text NOT NULL, debit integer, credit integer, amount bigint, payload jsonb NOT NULL,
  hash bytea NOT NULL)
"""
COPY = "COPY events FROM STDIN"
INSERT = "INSERT INTO events VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
SUM = """
SELECT account, sum(amount) FROM (
  SELECT debit account, amount FROM events WHERE debit IS NOT NULL
  UNION ALL SELECT credit, -amount FROM events WHERE credit IS NOT NULL) legs
GROUP BY account
"""


def chained(all_events):
    """The rows with their hash chain: made before the clock starts, so the time is the server's."""
    last = b""
    for event in all_events:
        last = hashlib.sha256(last + event.payload.encode()).digest()
        yield event + (last,)


def text(row):
    cells = ["\\N" if cell is None else str(cell).replace("\\", "\\\\") for cell in row[:-1]]
    return "\t".join(cells) + "\t\\\\x" + row[-1].hex() + "\n"


def append(connection, all_events, first, batch):
    connection.execute(TABLE)
    connection.commit()
    before, timed = events.batches(list(chained(all_events)), first, batch)
    cursor = connection.cursor()

    def copy(data):
        with cursor.copy(COPY) as copying:
            copying.write(data)
        connection.commit()

    for rows in before:
        copy("".join(map(text, rows)).encode())
    timed = timed if batch == 1 else ["".join(map(text, rows)).encode() for rows in timed]
    connection.autocommit = batch == 1
    processor, start = time.process_time(), time.perf_counter()
    for item in timed:
        if batch == 1:
            cursor.execute(INSERT, item[0], prepare=True)
        else:
            copy(item)
    events.answer(time.perf_counter() - start, time.process_time() - processor, len(all_events))


def crowd(connection, dsn, event, clients, each):
    connection.execute(TABLE)
    connection.execute("CREATE SEQUENCE IF NOT EXISTS positions")
    connection.commit()
    # The payload is a variable: within the text pgbench would take ':34' for one.
    statement = (f"INSERT INTO events VALUES (nextval('positions'), '{event.stream}', 1, "
                 f"'{event.type}', 1, 2, {event.amount or 0}, :payload, '\\x{'00' * 32}');\n")
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(statement)
        script.flush()
        pgbench = sorted(glob.glob("/usr/lib/postgresql/*/bin/pgbench"))[-1]
        out = subprocess.run(
            [pgbench, "-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-t", str(each),
             "-D", "payload=" + event.payload, "-f", script.name, dsn],
            check=True, stdout=subprocess.PIPE, text=True).stdout
    rate = float(re.search(r"tps = ([0-9.]+)", out).group(1))
    events.answer(clients * each / rate, 0, clients * each)


def add_up(connection, all_events, balances):
    processor, start = time.process_time(), time.perf_counter()
    sums = {account: int(value) for account, value in connection.execute(SUM)}
    end = time.perf_counter()
    if sums != balances:
        raise SystemExit("other balances")
    events.answer(end - start, time.process_time() - processor, len(all_events))


verb, path, dsn = sys.argv[1:4]
numbers = [int(word) for word in sys.argv[4:]]
exported, expected = events.read(path)
with psycopg.connect(dsn) as link:
    if verb == "append":
        append(link, exported, *numbers)
    elif verb == "crowd":
        crowd(link, dsn, exported[-1], *numbers)
    else:
        add_up(link, exported, expected)
