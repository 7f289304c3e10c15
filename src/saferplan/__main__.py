"""``python -m saferplan`` is the same as the ``saferplan`` command."""

from saferplan.cli.main import main

if __name__ == "__main__":
    main()
