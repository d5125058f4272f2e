# shellcheck shell=bash
# The fuzz verb: runs the targets of tests/fuzz, each for some seconds or for a number of inputs that are the same each
# time, as many at once as there are processors.

FUZZ_FOUND="$BUILD/fuzz-corpus"
FUZZ_FINDINGS="$BUILD/fuzz-findings"

# run_fuzz_target NAME BOUND: one line when it held, the report and the input's path when not. What an input may take
# (five seconds, 1 GiB in all, 256 MiB at once) is more than the sanitizers need for 64 KiB of anything.
run_fuzz_target() {
    local name="$1" bound="$2" log="$BUILD/fuzz-findings/$1.log" dictionary="$ROOT/tests/fuzz/dictionaries/$1.dict"
    local -a options bounds
    read -ra bounds <<<"$bound"
    options=("${bounds[@]}" -max_len=65536 -timeout=5 -rss_limit_mb=1024 -malloc_limit_mb=256
        -artifact_prefix="$FUZZ_FINDINGS/$name-" -print_final_stats=1)
    [[ -f "$dictionary" ]] && options+=(-dict="$dictionary")
    mkdir -p "$FUZZ_FOUND/$name"
    if "$BUILD/fuzz/bin/fuzz_$name" "${options[@]}" "$FUZZ_FOUND/$name" "$ROOT/tests/fuzz/corpus/$name" >"$log" 2>&1; then
        printf 'fuzz: %s held, %s inputs\n' "$name" \
            "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
        return
    fi
    tail -n 60 "$log"
    printf 'fuzz: %s BROKE\n' "$name"
    return 1
}

fuzz_targets() { find "$ROOT/tests/fuzz" -name '*_target.cpp' -printf '%f\n' | sed 's/_target\.cpp$//' | sort; }

verb_fuzz() {
    local pattern=. bound=-max_total_time=10
    while [[ $# -gt 0 ]]; do
        if [[ "$1" == --seconds && "${2:-}" =~ ^[0-9]+$ ]]; then
            bound="-max_total_time=$2"
            shift 2
        elif [[ "$1" == --runs && "${2:-}" =~ ^[0-9]+$ ]]; then
            bound="-seed=1 -runs=$2"
            shift 2
        elif [[ "$1" != -* ]]; then
            pattern="$1"
            shift
        else
            fail "fuzz knows a PATTERN, --seconds N and --runs N" 2
        fi
    done
    local -a targets
    mapfile -t targets < <(fuzz_targets | grep -E -- "$pattern" || true)
    [[ ${#targets[@]} -gt 0 ]] || fail "no fuzz target matches '$pattern'; there are: $(fuzz_targets | xargs)" 2
    quiet_setup
    build_preset fuzz
    mkdir -p "$FUZZ_FINDINGS"
    export BUILD ROOT FUZZ_FOUND FUZZ_FINDINGS
    export -f run_fuzz_target
    # shellcheck disable=SC2016 # the inner shell expands them
    printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} bash -c 'run_fuzz_target "$1" "$2"' _ {} "$bound" ||
        fail "fuzzing found something; the inputs are in build/fuzz-findings/"
}
