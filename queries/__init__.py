"""Questions to the graph, one .rq file each, and the code that asks them."""
