"""A proposed change, judged before anything of it is trusted: guard, layout, check, summary."""
