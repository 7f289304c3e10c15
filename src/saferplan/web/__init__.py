"""The pages: a request becomes a use-case call, a result becomes a page."""
