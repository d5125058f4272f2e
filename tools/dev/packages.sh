# shellcheck shell=bash
# System packages: the list is tools/dev/apt-packages.txt.

wanted_packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$ROOT/tools/dev/apt-packages.txt"; }

missing_packages() {
    local -a wanted
    mapfile -t wanted < <(wanted_packages)
    comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) \
        <({ dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null || true; } |
            awk '$2 == "installed" { print $1 }' | sort -u)
}

apt_install() {
    local -a as_root=()
    if [[ "$(id -u)" -ne 0 ]]; then
        command -v sudo >/dev/null || fail "not root and no sudo: install these packages by hand: $*"
        as_root=(sudo)
    fi
    local -a quiet=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
    {
        "${as_root[@]}" "${quiet[@]}" update || say "apt-get update failed; trying with the lists at hand"
        "${as_root[@]}" "${quiet[@]}" install -y --no-install-recommends "$@"
    } >"$BUILD/apt.log" 2>&1 </dev/null || tail -n 20 "$BUILD/apt.log" >&2
}

setup_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "system packages: no dpkg here; needed are the counterparts of: $(wanted_packages | xargs)"
        return
    fi
    local -a missing
    mapfile -t missing < <(missing_packages)
    if [[ ${#missing[@]} -gt 0 ]]; then
        say "system packages: installing ${missing[*]}"
        apt_install "${missing[@]}"
        mapfile -t missing < <(missing_packages)
        [[ ${#missing[@]} -eq 0 ]] || fail "system packages that could not be installed: ${missing[*]}"
    fi
    say "system packages: all $(wanted_packages | wc -l) present"
}
