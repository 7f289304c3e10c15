"""Pages about the site itself, and what stands where a page is not."""
