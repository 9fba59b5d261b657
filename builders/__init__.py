"""Everything that builds: from a file to what is known about it, and the pages."""
