# The few verbs of everyday work.
.PHONY: check test lint lock pages vocabulary

check: ## what continuous integration runs
	bash .ci/run

test: ## the tests alone
	bash .ci/test

lint:
	.venv/bin/python -m ruff check .
	.venv/bin/python -m mypy -p dateline

pages: ## the sample's pages
	.venv/bin/dateline build seeds -o out

vocabulary: ## the vocabulary as a page, by pyLODE
	python3 -m venv .venv-docs
	.venv-docs/bin/python -m pip install --quiet "pylode==3.2.0"
	.venv-docs/bin/python docs/vocabulary.py

lock: ## bring the hash-pinned requirements up to date
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-header --extra test pyproject.toml -o requirements-test.txt
