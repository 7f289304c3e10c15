"""pytest plugins of our own, one purpose each."""
