"""./pymemlint: when it builds and when it starts the program at once.

A folder with the launcher, a scripts/build that only notes that it was called,
and git's files as git writes them.
"""

import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Checkout:
    def __init__(self, folder):
        self.folder = folder
        shutil.copy(ROOT / "pymemlint", folder / "pymemlint")
        (folder / "scripts").mkdir()
        (folder / "build/release/bin").mkdir(parents=True)
        self.script(
            "scripts/build",
            'echo "built $1" >&2; cd "$(dirname "$0")/.."\n'
            'printf "%s\\n" "$1" >build/release/commit\n',
        )
        self.script("build/release/bin/pymemlint", 'echo "ran $*"\n')

    def script(self, path, text):
        file = self.folder / path
        file.write_text("#!/bin/sh\n" + text)
        file.chmod(0o755)

    def git(self, *arguments):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments],
            cwd=self.folder,
            check=True,
            capture_output=True,
        )

    def commit(self):
        self.git("commit", "--allow-empty", "-m", "x")
        return self.head()

    def head(self):
        return subprocess.check_output(
            ["git", "rev-parse", "HEAD"], cwd=self.folder, text=True
        ).strip()

    def run(self, *arguments, program=None):
        done = subprocess.run(
            [program or self.folder / "pymemlint", *arguments],
            capture_output=True,
            text=True,
        )
        return done.stdout, done.stderr, done.returncode


@pytest.fixture
def checkout(tmp_path):
    made = Checkout(tmp_path)
    made.git("init", "-b", "main")
    made.commit()
    return made


def test_first_run_builds_then_runs(checkout):
    assert checkout.run("a", "b c") == ("ran a b c\n", f"built {checkout.head()}\n", 0)


def test_second_run_only_runs(checkout):
    checkout.run()
    assert checkout.run("x") == ("ran x\n", "", 0)


def test_a_new_commit_is_built(checkout):
    checkout.run()
    new = checkout.commit()
    assert checkout.run()[1] == f"built {new}\n"


def test_packed_references_are_read(checkout):
    checkout.git("pack-refs", "--all")
    assert checkout.run()[1] == f"built {checkout.head()}\n"


def test_a_detached_head_is_read(checkout):
    checkout.git("checkout", "--detach")
    assert checkout.run()[1] == f"built {checkout.head()}\n"


def test_a_linked_work_tree_is_read(checkout, tmp_path_factory):
    folder = tmp_path_factory.mktemp("linked") / "tree"
    checkout.git("worktree", "add", str(folder), "-b", "other")
    linked = Checkout(folder)
    new = linked.commit()
    assert new != checkout.head()
    assert linked.run()[1] == f"built {new}\n"
    assert linked.run()[1] == ""


def test_without_git_it_is_built_once(checkout):
    shutil.rmtree(checkout.folder / ".git")
    assert checkout.run()[1] == "built unknown\n"
    assert checkout.run()[1] == ""


def test_a_missing_program_is_built(checkout):
    checkout.run()
    program = checkout.folder / "build/release/bin/pymemlint"
    kept = program.rename(program.with_name("kept"))
    checkout.script("scripts/build", f'mv "{kept}" "{program}"\n')
    assert checkout.run() == ("ran \n", "", 0)


def test_a_failed_build_is_status_2(checkout):
    checkout.script("scripts/build", "echo reason >&2; exit 1\n")
    assert checkout.run() == ("", "reason\n", 2)


def test_a_symbolic_link_finds_the_program(checkout, tmp_path_factory):
    link = tmp_path_factory.mktemp("bin") / "pymemlint"
    link.symlink_to(checkout.folder / "pymemlint")
    assert checkout.run("x", program=link)[0] == "ran x\n"


def test_the_exit_status_is_the_programs(checkout):
    checkout.script("build/release/bin/pymemlint", "exit 1\n")
    assert checkout.run()[2] == 1
