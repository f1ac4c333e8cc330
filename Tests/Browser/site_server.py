"""A site's server as a process of its own, on a free port of 127.0.0.1."""
import os
import pathlib
import socket
import subprocess
import time
import urllib.error
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class SiteServer:
    def __init__(self, binary, assets, data, port=0, **settings):
        self.settings = settings
        self.binary, self.assets, self.data = binary, assets, pathlib.Path(data)
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None

    def start(self):
        settings = dict(
            os.environ, PORT=str(self.port), HOST="127.0.0.1", ASSETS_DIR=str(self.assets), DATA_DIR=str(self.data),
            LOG_LEVEL="critical", **self.settings)
        self.log = open(self.data / "server.log", "ab")
        self.process = subprocess.Popen([self.binary], env=settings, stdout=self.log, stderr=subprocess.STDOUT)
        for _ in range(200):
            assert self.process.poll() is None, f"the server ended: {(self.data / 'server.log').read_text()}"
            try:
                urllib.request.urlopen(self.url + "/health", timeout=1)
                return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        self.stop()
        raise AssertionError("the server did not answer within 10 seconds")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
