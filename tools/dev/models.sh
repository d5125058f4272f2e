# shellcheck shell=bash
# Model data: build/models/data is a link to the botocore data folder in use. models/README.md tells the order.

MODELS="$BUILD/models"
MODELS_PIN="$ROOT/models/botocore.txt"

pinned_version() { sed -n 's/^botocore==\([^ ]*\).*/\1/p' "$MODELS_PIN"; }

is_model_data() { [[ -f "$1/endpoints.json" || -f "$1/endpoints.json.gz" ]]; }

link_models() { # link_models DIR TEXT
    mkdir -p "$MODELS"
    [[ "$(readlink "$MODELS/data" || true)" == "$1" ]] || ln -sfn "$1" "$MODELS/data"
    say "model data: $2"
}

# Fetches the pinned wheel (pip refuses one with another checksum) and unpacks its data folder.
fetch_models() { # fetch_models VERSION
    local target="$MODELS/botocore-$1" scratch
    stamp_matches "$target/pin" "$(<"$MODELS_PIN")" && return 0
    mkdir -p "$MODELS"
    scratch="$(mktemp -d "$MODELS/fetch.XXXXXX")"
    if "$VENV/bin/python" -m pip download -q --retries 2 --disable-pip-version-check --require-hashes --no-deps \
        --only-binary=:all: -d "$scratch" -r "$MODELS_PIN" >"$scratch/log" 2>&1 </dev/null &&
        "$VENV/bin/python" "$ROOT/models/unpack.py" "$scratch"/*.whl "$scratch/out" 2>>"$scratch/log"; then
        cp "$MODELS_PIN" "$scratch/out/pin"
        rm -rf "$target"
        mv "$scratch/out" "$target"
        rm -rf "$scratch"
        return 0
    fi
    say "model data: botocore $1 could not be fetched ($(tail -n 1 "$scratch/log"))"
    rm -rf "$scratch"
    return 1
}

# Folders of the botocore packages on this machine: every Python's, then the AWS CLI v2's own.
botocore_packages() {
    local python aws
    while read -r python; do
        "$python" -c 'import importlib.util as u, os; print(os.path.dirname(u.find_spec("botocore").origin))' || true
    done < <(all_pythons)
    aws="$(readlink -f "$(command -v aws)")"
    printf '%s\n' "$(dirname "$aws")/awscli/botocore" /usr/local/aws-cli/v2/current/dist/awscli/botocore
}

# Lines 'VERSION DIR' of every botocore data folder on this machine.
installed_models() {
    local package
    while read -r package; do
        is_model_data "$package/data" && printf '%s %s\n' "$(installed_version "$package")" "$package/data"
    done < <(botocore_packages 2>/dev/null)
}

installed_version() { # installed_version PACKAGE_DIR
    local found=''
    [[ -f "$1/__init__.py" ]] && found="$(sed -n "s/^__version__ = ['\"]\([^'\"]*\).*/\1/p" "$1/__init__.py")"
    printf '%s' "${found:-unknown}"
}

use_installed_models() { # use_installed_models VERSION
    local found
    found="$(installed_models | awk -v want="$1" '$1 == want { print; exit } !first { first = $0 }
        END { if (first) print first }' | head -n 1)"
    [[ -n "$found" ]] || return 1
    link_models "${found#* }" "installed botocore ${found%% *} at ${found#* }"
    [[ "${found%% *}" == "$1" ]] || say "model data: this is NOT the pinned version $1; results may differ"
}

setup_models() {
    local version
    version="$(pinned_version)"
    if [[ -n "${BOTOSCOPE_MODELS:-}" ]]; then
        is_model_data "$BOTOSCOPE_MODELS" || fail "BOTOSCOPE_MODELS=$BOTOSCOPE_MODELS holds no endpoints.json"
        link_models "$(cd "$BOTOSCOPE_MODELS" && pwd)" "BOTOSCOPE_MODELS=$BOTOSCOPE_MODELS"
    elif fetch_models "$version"; then
        link_models "botocore-$version/data" "botocore $version, pinned, in build/models/botocore-$version"
    else
        use_installed_models "$version" || fail "no model data: PyPI is out of reach and no botocore is installed;
  install python3-botocore or the AWS CLI, or set BOTOSCOPE_MODELS to a botocore data folder"
    fi
}
