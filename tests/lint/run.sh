#!/usr/bin/env bash
# Formatting, QML and C++ checks over our own files. Usage: run.sh BUILD_DIR [--fix]; --fix only formats, in place.
set -u
cd "$(dirname "$0")/../.."
build=$1
fix=${2:-}
bin=/usr/lib/qt6/bin
mapfile -t cpp < <(git ls-files --cached --others --exclude-standard '*.cpp' '*.h')
# qmlformat of Qt 6.4 loses the value of this pragma.
qmlformatted() { "$bin/qmlformat" "$1" | sed 's/^pragma ComponentBehavior$/pragma ComponentBehavior: Bound/'; }
mapfile -t qml < <(git ls-files --cached --others --exclude-standard '*.qml')

if [ "$fix" = --fix ]; then
    clang-format-19 -i "${cpp[@]}"
    for file in "${qml[@]}"; do
        text=$(qmlformatted "$file") && [ -n "$text" ] && printf '%s\n' "$text" >"$file"
    done
    exit
fi

failed=0
note() { # name, exit status
    if [ "$2" -eq 0 ]; then echo "lint: $1 ok"; else echo "lint: $1 FAILED"; failed=1; fi
}

clang-format-19 --dry-run -Werror "${cpp[@]}"
note clang-format $?

status=0
for file in "${qml[@]}"; do
    qmlformatted "$file" | diff -q - "$file" >/dev/null || { echo "$file: not as qmlformat writes it (make format)"; status=1; }
done
note qmlformat $status

if [ ${#qml[@]} -gt 0 ] && [ -f "$build/CMakeCache.txt" ]; then
    cmake --build "$build" --target plumbline_lint_qml
    note qmllint $?
fi

# One stamp a file, named by all that its verdict depends on: a second run checks only what changed.
tests/lint/tidy.py --build "$build"
note clang-tidy $?
exit $failed
