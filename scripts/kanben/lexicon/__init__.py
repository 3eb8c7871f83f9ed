"""Word lists of the rules: surnames, titles, roles, kinds of organisation, administrative divisions."""
