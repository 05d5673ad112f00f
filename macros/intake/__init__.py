"""Messages of people without an account: their form, how they are read back, and the proposal that they become."""
