"""The field itself: values and rules, with no framework, file, clock or network."""
