"""What is done with the plan: its actions and their milestones."""
