"""Scripts that set saferplan up and check it: the standard library only."""
