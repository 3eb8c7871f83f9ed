"""`python -m kanben` is the `kanben` command."""

from kanben.cli import main

main()
