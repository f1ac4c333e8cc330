# What one does with this project. The work is done by the scripts in Sources/Build.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run dev test build bench bench-rows format clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build the site and serve it on 127.0.0.1:8080 (PORT=… for another port)
	@Sources/Build/run.sh

dev: ## Serve the site, rebuild both halves on every change, reload the browser
	@Sources/Build/dev.sh

test: ## Run everything: unit tests, then the tests in Chromium
	@Sources/Build/test.sh

build: ## Leave a self-contained release in dist/, started by dist/serve
	@Sources/Build/release.sh

bench: ## Measure sizes and times, and print them as tables
	@Benchmarks/run.sh

bench-rows: ## Build the js-framework-benchmark page in Benchmarks/Rows/dist
	@Benchmarks/Rows/build.sh

format: ## Format the Swift sources
	@swift format --in-place --parallel --recursive Package.swift Sources Components Tests Benchmarks

clean: ## Remove what builds leave, but not the data
	@rm -rf .build dist Benchmarks/Rows/dist
