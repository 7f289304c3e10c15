"""What every test run has: the plugins, one file each in tests/plugins."""

pytest_plugins = [
    "tests.plugins.skips",
    "tests.plugins.selection",
    "tests.plugins.laws",
    "tests.plugins.databases",
    "tests.plugins.commands",
    "tests.plugins.browser",
    "tests.plugins.emptying",
]
