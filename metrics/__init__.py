"""What is counted and what it means: periods, sums, rates, their changes and their uncertainty."""
