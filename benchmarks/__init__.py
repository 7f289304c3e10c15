"""What must be fast enough, each as a ratio measured in one run."""
