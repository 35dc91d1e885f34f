# The steps of .ci/run.

# What one process has compiled the next ones, here some hundreds, need not compile again.
unset PYTHONDONTWRITEBYTECODE

step() {
    echo
    echo "== $1"
    local began=$SECONDS
    "${@:2}"
    echo "== $1: $((SECONDS - began)) s"
}

# Runs something while the steps go on; `wait` for $beside tells how it ended.
beside() {
    "$@" &
    beside=$!
}

# What could not be looked at here; .ci/run tells it again at its end.
skipped=()

skip() {
    echo "SKIPPED: $1"
    skipped+=("$1")
}

tell_what_was_skipped() {
    [ "${#skipped[@]}" -eq 0 ] && return 0
    echo
    echo "Not looked at here:"
    printf -- '- %s\n' "${skipped[@]}"
}

# Installs what is missing where that is possible; without it the tests that need it skip themselves.
debian_packages() {
    local missing=()
    if ! command -v dpkg >/dev/null; then
        skip "packages of Debian: this is another system, so what is here is used ($*)"
        return 0
    fi
    for package in "$@"; do
        dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    [ "${#missing[@]}" -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        skip "what needs ${missing[*]}: only root can install them"
        return 0
    fi
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends "${missing[@]}" >/dev/null; }; then
        skip "what needs ${missing[*]}: apt-get could not install them"
    fi
}

# The README's first command, in an environment that has nothing else.
make_demo() {
    make demo VENV=.venvs/demo >.venvs-demo.txt || { cat .venvs-demo.txt; return 1; }
    grep -q "camara-russia-january" .venvs-demo.txt
    rm .venvs-demo.txt
}

# Nothing is compiled before it is imported: most of what a lock names never is.
install_into() {
    .venv/bin/uv pip install -q --python "$1/bin/python" "${@:2}"
}

# Its pyicu is built from source, so it is no dependency of development: its tests run here.
followthemoney_environment() {
    empty_environment .venvs/ftm python3
    install_into .venvs/ftm -e . pytest pytest-xdist hypothesis -e 'plugins/verifykit-ftm[model]'
}

followthemoney_library() {
    wait "$beside" || { skip "the FollowTheMoney library: it cannot be installed here"; return 0; }
    [ ! -d ../shared/data/interop ] || export VERIFYKIT_INTEROP=$PWD/../shared/data/interop
    .venvs/ftm/bin/python -m pytest -q -p no:cacheprovider plugins/verifykit-ftm
}

# What a wheel can get wrong: a file that is not in it (schemas, pages of rules, templates, tables of
# words), an entry point, a version. So the tests that read such files run from a folder without any
# src/, against the wheels alone; how the code computes is known from `make test`.
built_wheels() {
    rm -rf dist
    make wheel >/dev/null
    environment .venvs/wheel python3
    install_into .venvs/wheel --no-deps dist/*.whl
    rm -rf .venvs/from-wheel
    mkdir .venvs/from-wheel
    cp -r tests schemas examples docs benchmarks plugins pyproject.toml README.md CHANGELOG.md \
        CONTRIBUTING.md Makefile conftest.py .pre-commit-hooks.yaml .venvs/from-wheel/
    rm -rf .venvs/from-wheel/plugins/*/src
    (cd .venvs/from-wheel && ../wheel/bin/python -m pytest -q -n auto \
        -m "not checkout and not browser" \
        tests/acceptance/cli tests/acceptance/loading tests/acceptance/report tests/acceptance/test_*.py \
        tests/rules tests/unit/cli tests/unit/config tests/unit/plugin tests/unit/ratings \
        tests/unit/reporting tests/unit/schema tests/unit/testing/test_fixtures.py \
        tests/unit/test_public_api.py plugins)
}

# The lower bounds that pyproject.toml claims: an older library has other names and other faults, so
# whatever calls one runs, with what the core alone can do.
lowest_versions() {
    local layers=(model comparison provenance scoring schema loading config plugin engine checkers
        reporting cli)
    empty_environment .venvs/lowest python3
    install_into .venvs/lowest -r <(grep -oiE '^(pytest|pytest-xdist|hypothesis|hatchling|jsonschema)==[^ ]+' requirements/dev.lock)
    install_into .venvs/lowest --resolution lowest-direct -e .
    .venvs/lowest/bin/python -m pytest -q -n auto -p no:cacheprovider -m "not browser" \
        "${layers[@]/#/tests/unit/}" tests/rules tests/acceptance/loading tests/acceptance/cli \
        --ignore=tests/acceptance/cli/test_calibrate.py \
        --ignore=tests/acceptance/cli/test_evaluate.py \
        --ignore=tests/acceptance/cli/test_standard_output.py \
        --ignore=tests/unit/cli/test_corpus_names.py
    # And those of corpora: DuckDB, Arrow, NumPy, SciPy and narwhals as old as they may be.
    install_into .venvs/lowest --resolution lowest-direct -e '.[scale]'
    .venvs/lowest/bin/python -m pytest -q -n auto -p no:cacheprovider \
        tests/unit/corpus tests/acceptance/corpus
}

# Every supported Python there is on the machine, beside the one that ran the tests already; all at
# once, since most of it is waiting for downloads and processes. Between them the language and its
# library differ, so units, rules, the command line and the plug-ins run; what NumPy and DuckDB make
# of a corpus, and what a browser makes of a page, is the same.
other_pythons() {
    local done_already version interpreter failed=0
    local -A running=()
    done_already=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    for version in 3.11 3.12 3.13 3.14; do
        [ "$version" = "$done_already" ] && continue
        interpreter=$(find_python "$version") || { skip "Python $version"; continue; }
        on_python "$version" "$interpreter" >".venvs/$version.txt" 2>&1 &
        running[$version]=$!
    done
    for version in "${!running[@]}"; do
        wait "${running[$version]}" || failed=1
        echo "-- Python $version"
        tail -n 30 ".venvs/$version.txt"
    done
    return "$failed"
}

on_python() {
    environment ".venvs/$1" "$2"
    local package packages=(-e .)
    for package in plugins/*/pyproject.toml; do packages+=(-e "$(dirname "$package")"); done
    install_into ".venvs/$1" --no-deps "${packages[@]}"
    ".venvs/$1/bin/python" -m pytest -q -m "not browser" -p no:cacheprovider \
        tests/unit tests/rules tests/fuzz tests/acceptance/cli tests/acceptance/loading \
        tests/acceptance/test_mali.py tests/acceptance/test_mali_expected.py \
        tests/acceptance/test_plugins.py tests/acceptance/test_platform.py \
        tests/acceptance/corpus/test_score.py plugins \
        --ignore=tests/unit/corpus --ignore=tests/unit/evaluation --ignore=tests/unit/project
}

find_python() {
    local candidate
    for candidate in "$(command -v "python$1" || true)" "$HOME"/.pyenv/versions/"$1".*/bin/python; do
        [ -x "$candidate" ] && "$candidate" -c '' 2>/dev/null && { echo "$candidate"; return 0; }
    done
    return 1
}

# Of uv, which makes one in a thirtieth of the time; pip is there, since tests install with it.
empty_environment() {
    rm -rf "$1"
    .venv/bin/uv venv -q --seed --python "$(command -v "$2")" "$1"
}

environment() {
    empty_environment "$1" "$2"
    install_into "$1" -r requirements/dev.lock
}
