"""Numbers that were typed by hand: where they stand, what they read as, and which figures they meet."""
