"""What a person has proved so far: evidence pooled over check-rides, and what follows from it."""
