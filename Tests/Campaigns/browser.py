"""Drives a headless Chromium over the pipe of its DevTools protocol, for the campaigns."""
import json, os, subprocess, tempfile


class Browser:
    """A page from disk, without a network."""

    def __init__(self, path):
        # Its children may still write for a moment when the browser has ended.
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        reading, self.output = os.pipe()
        self.input, writing = os.pipe()

        def connect():
            # Chromium reads commands from descriptor 3 and writes answers to 4. Both ends are moved
            # out of the way first, for either may be one of the two.
            ends = [os.dup(reading), os.dup(writing)]
            high = [os.dup2(end, 20 + i) for i, end in enumerate(ends)]
            for target, end in zip((3, 4), high):
                os.dup2(end, target)

        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={self.folder.name}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=connect)
        os.close(reading)
        os.close(writing)
        self.number, self.rest, self.session = 0, b"", None
        self.complaints = []
        page = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "DOM", "Log"]:
            self.ask(f"{domain}.enable")
        self.ask("Page.navigate", url="file://" + os.path.abspath(path))
        while self.evaluate("document.readyState") != "complete":
            pass

    def ask(self, method, **parameters):
        """The answer to a command; what the page complains of meanwhile is kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.output, data):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if answer.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                self.complaints.append(json.dumps(answer["params"])[:500])

    def receive(self):
        while b"\0" not in self.rest:
            more = os.read(self.input, 1 << 20)
            if not more:
                raise RuntimeError("the browser has ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def evaluate(self, expression):
        """The value of an expression, which may be a promise."""
        answer = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True,
                          returnByValue=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", details).get("description", details))
        return answer["result"].get("value")

    def give(self, selector, paths):
        """Chooses files or a folder, as a person would in the dialog."""
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", nodeId=node, files=paths)

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.input)
        os.close(self.output)
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
