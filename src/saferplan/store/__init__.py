"""What is kept: Django models, and the way between rows and values.

The store keeps and finds; it decides nothing. Rows are only ever added, and the
database itself refuses anything else.
"""
