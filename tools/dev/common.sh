# shellcheck shell=bash
# What every verb uses: the build folder, messages, and whether this run is CI's.

# shellcheck disable=SC2034 # the other parts use it
BUILD="$ROOT/build"

say() { printf '%s\n' "$*" >&2; }

# fail TEXT [STATUS]: names the reason and ends the run.
fail() {
    printf './dev: %s\n' "$1" >&2
    exit "${2:-1}"
}

in_ci() { [[ "${CI:-}" == true || "${CI:-}" == 1 ]]; }

# checksum FILE...: one word that changes when a file does.
checksum() { cat "$@" | sha256sum | cut -c1-16; }

# stamp_matches FILE VALUE: the work that left VALUE in FILE need not be done again.
stamp_matches() { [[ -f "$1" && "$(<"$1")" == "$2" ]]; }
