"""The plan's data: YAML read strictly into one immutable, typed :class:`~macros.book.model.Book`."""
