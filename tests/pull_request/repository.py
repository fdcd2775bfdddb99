# SPDX-License-Identifier: MIT
"""A git repository of scenarios in a temporary folder, and the program in it."""

import os
import subprocess

# Nothing of the caller's git configuration and of its CI.
ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
    "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
    "GIT_AUTHOR_DATE": "2026-03-03T00:00:00Z", "GIT_COMMITTER_DATE": "2026-03-03T00:00:00Z",
    "GIT_TERMINAL_PROMPT": "0",
}


class Repository:
    """A working tree. `home` has the program, `stackimpact`, in `home/bin`."""

    def __init__(self, home, name):
        self.home, self.path = home, home / name

    def run(self, command, expect=0, **environment):
        """The outcome of a command (a list, or a text for a shell); its exit code is checked."""
        variables = {**ENVIRONMENT, "HOME": str(self.home), **environment}
        variables["PATH"] = f"{self.home / 'bin'}:{variables['PATH']}"
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
        words = [*shell, command] if isinstance(command, str) else [str(word) for word in command]
        result = subprocess.run(words, cwd=self.path, env=variables, text=True, check=False,
                                stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        if expect is not None and result.returncode != expect:
            raise AssertionError(f"{command}\nexit {result.returncode}, not {expect}\n"
                                 f"{result.stdout}{result.stderr}")
        return result

    def git(self, *words, **keywords):
        return self.run(["git", *words], **keywords).stdout

    def program(self, *words, **keywords):
        return self.run(["stackimpact", *words], **keywords)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def clone(self, name, *options):
        """A clone over a protocol that honours --depth."""
        self.git("clone", "-q", *options, f"file://{self.path}", self.home / name)
        return Repository(self.home, name)

    def replace(self, name, old, new):
        file = self.path / name
        text = file.read_text(encoding="utf-8")
        if old not in text:
            raise AssertionError(f"{name} lacks {old}")
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def read(self, name):
        return (self.path / name).read_text(encoding="utf-8")


def init(home, name):
    repository = Repository(home, name)
    repository.path.mkdir()
    repository.git("init", "-q", "-b", "main")
    return repository
