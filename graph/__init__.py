"""The model, its RDF, the store that keeps it."""
