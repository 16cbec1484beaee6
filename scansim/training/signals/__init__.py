"""What somebody's runs say about what to practise next, and what a site's runs say about the work itself. Pure."""
