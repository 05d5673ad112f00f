"""How the plan hangs on MkDocs; the only part that knows of MkDocs and its theme."""
