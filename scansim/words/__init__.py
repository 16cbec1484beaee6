"""Every sentence a person reads, by id, in two lengths. Facts are inserted as data, never as markup."""
