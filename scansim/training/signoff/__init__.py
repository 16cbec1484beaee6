"""What supervisors sign: what they state, what it rests on, and what is refused."""
