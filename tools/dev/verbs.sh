# shellcheck shell=bash
# What each verb of ./dev does. Builds and set-up talk on stderr, results go to stdout.

PRESETS=(release dev asan asan-clang fuzz core-only)
RELEASE="$BUILD/release"

verb_setup() {
    mkdir -p "$BUILD"
    exec {lock}>"$BUILD/.setup.lock"
    flock "$lock"
    setup_packages
    setup_python
    setup_models
    exec {lock}>&-
}

# Set-up's lines are of interest where it did something or failed: run, test and the like show them only then.
quiet_setup() {
    local text
    if ! text="$(verb_setup 2>&1)"; then
        say "$text"
        fail "set-up failed"
    fi
    grep -E 'installing|NOT |could not|installed botocore|BOTOSCOPE_MODELS' <<<"$text" >&2 || true
}

known_preset() {
    [[ " ${PRESETS[*]} " == *" $1 "* ]] || fail "no preset '$1'; there are: ${PRESETS[*]}" 2
}

build_preset() { # build_preset PRESET
    local started=$SECONDS quiet=(--quiet)
    [[ -t 2 ]] && quiet=()
    cmake --preset "$1" >"$BUILD/configure-$1.log" 2>&1 || {
        cat "$BUILD/configure-$1.log" >&2
        fail "configuring $1 failed"
    }
    cmake --build --preset "$1" -- "${quiet[@]}" >&2 || fail "building $1 failed"
    say "built $1 in $((SECONDS - started)) s"
}

verb_build() {
    local preset="${1:-release}"
    known_preset "$preset"
    quiet_setup
    build_preset "$preset"
}

verb_run() {
    quiet_setup
    build_preset release
    if [[ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
        say "no display (DISPLAY and WAYLAND_DISPLAY are empty): touring the window into build/tour instead"
        QT_QPA_PLATFORM=offscreen exec "$RELEASE/bin/botoscope" tour "$BUILD/tour"
    fi
    exec "$RELEASE/bin/botoscope" "$@"
}

# Tests see neither the developer's AWS settings nor the home folder.
test_environment() {
    unset "${!AWS_@}" "${!BOTO_@}"
    export HOME="$BUILD/test-home" QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
    export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share" XDG_CACHE_HOME="$HOME/.cache"
    export BOTOSCOPE_TEST_PYTHON="$VENV/bin/python"
    export BOTOSCOPE_VECTORS="${BOTOSCOPE_VECTORS:-$(dirname "$ROOT")/shared/conformance}"
    export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_stack_use_after_return=1}" UBSAN_OPTIONS="print_stacktrace=1"
    export LSAN_OPTIONS="suppressions=$ROOT/tests/support/lsan.supp:print_suppressions=0"
    rm -rf "$HOME" && mkdir -p "$HOME"
}

# run_tests PRESET [CTEST OPTIONS]: the preset's tests; the last lines are ctest's own summary.
run_tests() {
    local preset="$1"
    shift
    (
        test_environment
        python3 "$ROOT/tools/dev/run_ctest.py" ctest --test-dir "$BUILD/$preset" --output-on-failure \
            --no-tests=error -j "$(nproc)" "$@"
    )
}

verb_test() {
    local preset=release
    local -a only=()
    while [[ $# -gt 0 ]]; do
        [[ $# -ge 2 ]] || fail "test knows --only PATTERN, --without LABEL and --preset PRESET" 2
        case "$1" in
            --only) only+=(-R "$2") ;;
            --without) only+=(-LE "$2") ;;
            --preset) preset="$2" ;;
            *) fail "test knows --only PATTERN, --without LABEL and --preset PRESET" 2 ;;
        esac
        shift 2
    done
    known_preset "$preset"
    quiet_setup
    build_preset "$preset"
    run_tests "$preset" "${only[@]}"
}

verb_bench() {
    quiet_setup
    build_preset release
    (
        test_environment
        export BOTOSCOPE_BIN="$RELEASE/bin/botoscope" BOTOSCOPE_MODELS="${BOTOSCOPE_MODELS:-$MODELS/data}"
        "$VENV/bin/python" "$ROOT/tests/bench/run.py" "$@"
    )
}

verb_package() {
    quiet_setup
    build_preset release
    mkdir -p "$BUILD/package"
    cpack -G DEB --config "$RELEASE/CPackConfig.cmake" -B "$BUILD/package" >"$BUILD/package.log" 2>&1 || {
        cat "$BUILD/package.log" >&2
        fail "packaging failed"
    }
    rm -rf "$BUILD/package/_CPack_Packages"
    ls "$BUILD"/package/*.deb
}

cpp_sources() { git ls-files -- '*.cpp' '*.h'; }
shell_sources() { git ls-files -- dev .ci/run 'tools/dev/*.sh' '*.sh' | sort -u; }

verb_format() { cpp_sources | xargs -r clang-format-16 -i; }

check_format() { cpp_sources | xargs -r -P "$(nproc)" -n 40 clang-format-16 --dry-run -Werror; }
check_shell() { shell_sources | xargs -r shellcheck -x; }
check_rules() { python3 "$ROOT/tests/rules/run.py"; }

# Chosen by measurement: docs/adr/0002. cppcheck 2.10 knows no coroutines; to it they are plain functions.
check_static() {
    mkdir -p "$BUILD/cppcheck"
    cppcheck --quiet --enable=warning,portability --inline-suppr --error-exitcode=1 -j "$(nproc)" \
        --cppcheck-build-dir="$BUILD/cppcheck" --suppressions-list="$ROOT/tools/dev/cppcheck.supp" \
        --std=c++20 --language=c++ -Dco_return=return -Dco_await= -I "$ROOT" core ui app
}

verb_lint() {
    quiet_setup
    local check started failed=()
    for check in format shell rules static; do
        started=$SECONDS
        if "check_$check"; then
            say "lint: $check passed ($((SECONDS - started)) s)"
        else
            say "lint: $check FAILED ($((SECONDS - started)) s)"
            failed+=("$check")
        fi
    done
    [[ ${#failed[@]} -eq 0 ]] || fail "lint failed: ${failed[*]}"
}
