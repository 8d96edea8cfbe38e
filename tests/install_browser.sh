#!/bin/sh
# Puts the system's tools for the tests in place: Python's venv, a Chromium, Chinese fonts, LibreOffice,
# poppler. Through apt-get where that is allowed; otherwise one line per missing thing says what to do.
#   sh tests/install_browser.sh          all of them; with CI=true a missing one is a failure
#   sh tests/install_browser.sh python   only look whether .venv can be made; installs nothing
set -u
exec </dev/null
PYTHON="${PYTHON:-python3}"
wanted="${1:-all}"
missing=0
updated=no

new_enough() { "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has_venv() { "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null; }
# Ubuntu's chromium-browser may be a stub that asks for a snap, so it has to answer.
has_browser() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && timeout 20 "$name" --version >/dev/null 2>&1 && return 0
    done
    return 1
}
has_fonts() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn file)" ]; }
# Slides need Impress, which may be missing where the other programs are there.
has_office() {
    command -v soffice >/dev/null && [ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libsdlo.so" ]
}
has_poppler() { command -v pdftotext >/dev/null && command -v pdftoppm >/dev/null; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
may_install() {
    [ "$wanted" = all ] || return 1
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}
apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null 2>&1; }
install() {
    may_install || return 1
    [ $updated = yes ] || { apt update; updated=yes; }
    echo "Installing $* …"
    # shellcheck disable=SC2068
    apt install -y --no-install-recommends $@
}

# need PROBE WHAT CONSEQUENCE PACKAGES [OTHER-PACKAGES]: the second list is for another distribution
need() {
    "$1" && return
    install "$4" && "$1" && return
    [ $# -gt 4 ] && install "$5" && "$1" && return
    missing=$((missing + 1))
    echo "MISSING $2: run 'apt-get install $4' as root. $3" >&2
}

if ! new_enough; then
    found=$("$PYTHON" --version 2>/dev/null) || found="not there"
    echo "Zhili needs Python 3.11 or newer; $PYTHON is ${found:-not there}. Name another: make PYTHON=python3.12 …" >&2
    exit 2
fi
version=$("$PYTHON" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
need has_venv "Python's venv" "Without it nothing can be installed." "python3-venv" "$version-venv"
[ $missing = 0 ] || exit 2
[ "$wanted" = all ] || exit 0

need has_browser "a Chromium" "The tests in tests/browser are skipped." "chromium" "chromium-browser"
need has_fonts "a Chinese font" "Pictures of pages show boxes for characters." "fontconfig fonts-noto-cjk"
need has_office "LibreOffice" "The tests that open our documents are skipped." \
    "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui" \
    "libreoffice-writer libreoffice-calc libreoffice-impress"
need has_poppler "poppler" "The tests that look at printed pages are skipped." "poppler-utils"
[ $missing = 0 ] && exit 0
if [ "${CI:-}" = true ]; then
    echo "CI=true: nothing may be skipped, so this is a failure." >&2
    exit 1
fi
