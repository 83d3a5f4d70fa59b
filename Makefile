# The commands of the tree. `make run` and `make test` are all that a fresh Debian 12 needs.
SHELL := /bin/bash
export CCACHE_SLOPPINESS := pch_defines,time_macros
export CCACHE_BASEDIR := $(CURDIR)
BUILD := build/release

.PHONY: run test test-long bench mutants build lint format package packages

packages:
	@platform/linux/install-packages.sh

# Again when the presets change: what a build folder was told once outlives its presets.
$(BUILD)/build.ninja: CMakePresets.json | packages
	cmake --preset release
	@touch $@

build: packages $(BUILD)/build.ninja
	cmake --build $(BUILD)

run: build
	platform/linux/demo/run.py --build $(BUILD) --out out

# Many tests wait for a window or a process: one more at a time than there are cores.
test: build lint
	ctest --test-dir $(BUILD) --parallel $$(($$(nproc) + 1)) --output-on-failure --label-exclude long

test-long: build
	ctest --test-dir $(BUILD) --parallel $(shell nproc) --output-on-failure

bench: build
	tests/bench/run.py --build $(BUILD) --out out/bench.json

mutants: build
	tests/mutants/run.py
	tests/mutants/run.py --faults tests/mutants/sync_faults.toml --work build/mutants-sync

lint: packages $(BUILD)/build.ninja
	tests/lint/run.sh $(BUILD)

format: packages
	tests/lint/run.sh $(BUILD) --fix

package: build
	cpack --config $(BUILD)/CPackConfig.cmake -B out
