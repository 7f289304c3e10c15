"""The tests of saferplan; the folders mirror src/saferplan."""
