"""`python -m pymemlint COMMAND`."""

import sys

USAGE = """python -m pymemlint COMMAND

  run [options] (script.py | -m module | -c code) [argument ...]
          runs a program and writes every memory request of it to a trace
  profile [options] (script.py | -m module | -c code) [argument ...]
          runs a program and prints what each line of its functions with
          @profile took
  mprof (run | attach | plot | peak | list | rm | clean) ...
          the memory of processes over time
  anything else
          is for the analyser, which tells what a program will take
"""


def main() -> int:
    words = sys.argv[1:]
    if words and words[0] == "run":
        from . import run

        return run.main(words[1:])
    if words and words[0] == "profile":
        from . import profile_command

        return profile_command.main(words[1:])
    if words and words[0] == "mprof":
        from . import mprof

        return mprof.main(words[1:])
    if words and words[0] in ("-h", "--help", "help"):
        from . import program

        print(USAGE, end="")
        print(program.help_text(), end="")
        return 0
    if words:
        from . import program

        program.replace_by_program(words)
    print(USAGE, end="", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
