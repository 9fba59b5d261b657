# The few verbs of everyday work.
.PHONY: check test lint lock pages

check: ## what continuous integration runs
	bash .ci/run

test: ## the tests alone
	bash .ci/test

lint:
	.venv/bin/python -m ruff check .
	.venv/bin/python -m mypy -p dateline

pages: ## the sample's pages
	.venv/bin/dateline build seeds -o out

lock: ## bring the hash-pinned requirements up to date
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-header --extra test pyproject.toml -o requirements-test.txt
