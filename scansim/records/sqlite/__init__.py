"""Everything that holds for SQLite only: the connection, its refusals, the tables, which file a chain belongs to."""
