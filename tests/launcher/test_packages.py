"""scripts/packages.sh: what is installed, and what is said when it cannot be.

Commands come from a folder of stand-ins, so that nothing is installed.
"""

import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture
def shell(tmp_path):
    def run(script, **commands):
        """Runs a script after packages.sh, with the given commands only."""
        for name, text in commands.items():
            file = tmp_path / name.replace("_", "-")
            file.write_text("#!/bin/sh\n" + text)
            file.chmod(0o755)
        done = subprocess.run(
            ["/bin/sh", "-c", f'. "{ROOT}/scripts/packages.sh"\n{script}'],
            env={"PATH": str(tmp_path)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr

    return run


TWO = "need false one-dev; need true there; need 'has nothing' two\ninstall_missing"


def test_nothing_is_installed_when_nothing_is_missing(shell):
    assert shell("need true one\ninstall_missing") == (0, "")


def test_root_installs_what_is_missing(shell):
    status, output = shell(TWO, id="echo 0", apt_get='echo "apt-get $*"')
    assert status == 0
    assert "install -y -qq --no-install-recommends one-dev two" in output


def test_sudo_is_used_when_there_is_need(shell):
    status, output = shell(
        TWO, id="echo 1000", apt_get="exit 1", sudo='echo "sudo $*"'
    )
    assert status == 0
    assert "sudo apt-get install -y" in output


def test_without_rights_the_command_is_said(shell):
    assert shell(TWO, id="echo 1000", apt_get="exit 1") == (
        1,
        "pymemlint needs packages that only root can install. Run:\n"
        "  apt-get install one-dev two\n",
    )


def test_without_apt_the_packages_are_said(shell):
    assert shell(TWO) == (
        1,
        "pymemlint needs what these Debian packages hold: one-dev two\n",
    )


def test_a_failed_installation_is_said(shell):
    status, output = shell(TWO, id="echo 0", apt_get="exit 100")
    assert status == 1
    assert output.endswith("pymemlint: could not install: one-dev two\n")
