"""A written page on its way to HTML: Markdown, the allow-list, our fragments; no site is needed for it."""
