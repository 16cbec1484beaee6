"""What supervisors look at: who may do what, who waits for a signature, what goes wrong, whether a site is ready.

Values over runs, people, standings and statements; nothing here reads storage or draws.
"""
