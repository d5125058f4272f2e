# shellcheck shell=bash
# The tests' Python tools (boto3, moto's server, the AWS CLI) in an environment of their own under build/python.

VENV="$BUILD/python"
REQUIREMENTS="$ROOT/tests/support/python/requirements.txt"
PYTHON_TOOLS=(boto3 moto.server awscli)

# Names of the tools that the environment lacks.
missing_tools() {
    "${1:-$VENV/bin/python}" - "${PYTHON_TOOLS[@]}" <<'PY'
import importlib, sys
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception:
        print(name)
PY
}

# Every Python 3 on this machine, the one on PATH first.
all_pythons() {
    local candidate
    for candidate in "$(command -v python3)" /usr/bin/python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin/python3; do
        [[ -n "$candidate" && -x "$candidate" ]] && printf '%s\n' "$candidate"
    done | awk '!seen[$0]++'
}

# The Python that has the most of the tools installed.
best_equipped_python() {
    local python best='' count fewest=99
    while read -r python; do
        "$python" -c 'import venv, ensurepip' 2>/dev/null || continue
        count="$(missing_tools "$python" | wc -l)"
        if ((count < fewest)); then
            best="$python" fewest="$count"
        fi
    done < <(all_pythons)
    printf '%s' "$best"
}

make_environment() { # make_environment PYTHON [OPTION]
    rm -rf "$VENV"
    "$1" -m venv ${2:+"$2"} "$VENV" >&2
}

install_from_pypi() {
    local log="$BUILD/python-install.log"
    make_environment "$(all_pythons | head -n 1)" || return 1
    say "Python tools: installing $(grep -v '^#' "$REQUIREMENTS" | xargs) from PyPI"
    "$VENV/bin/python" -m pip install -q --no-compile --retries 2 --disable-pip-version-check \
        -r "$REQUIREMENTS" >"$log" 2>&1 </dev/null && return 0
    say "Python tools: PyPI gave no answer of use ($(tail -n 1 "$log"))"
    return 1
}

use_installed_tools() {
    local python
    python="$(best_equipped_python)"
    [[ -n "$python" ]] || fail "no Python 3 with the venv module was found"
    make_environment "$python" --system-site-packages
    say "Python tools: using what is installed for $python"
}

# The tools' state is kept in build/python/tools: 'SUM' when complete, else 'SUM' and what is missing.
setup_python() {
    local sum state missing
    sum="$(checksum "$REQUIREMENTS") $ROOT"
    state="$VENV/tools"
    if ! stamp_matches "$state" "$sum"; then
        install_from_pypi || use_installed_tools
        missing="$(missing_tools | xargs)"
        printf '%s' "$sum${missing:+ missing: $missing}" >"$state"
    fi
    missing="$(sed -n 's/.* missing: //p' "$state")"
    if [[ -n "$missing" ]]; then
        in_ci && fail "Python tools not to be had: $missing (with CI=true the tests that need them may not be skipped)"
        say "Python tools: NOT to be had: $missing; the tests that need them will be reported as skipped"
    else
        say "Python tools: ${PYTHON_TOOLS[*]} in build/python"
    fi
}
