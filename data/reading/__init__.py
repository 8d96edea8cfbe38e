"""Reading: from files and archives on disk to cells of text."""
