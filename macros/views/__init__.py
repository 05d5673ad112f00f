"""Model to HTML fragments. Escaping happens here and only here, through :class:`markupsafe.Markup`."""
