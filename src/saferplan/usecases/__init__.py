"""What a partnership does: one function for each thing, named verb_noun.

Each takes an `Actor`, guards first, and writes in one transaction with one entry
of the ledger. What is only read stands in each word's ``queries``.
"""
