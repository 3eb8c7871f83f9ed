#!/bin/sh
# Installs what the tests need beside Python packages: from apt, as root, and from npm into build/tools.
# What cannot be installed is named in one line; the tests that need it are then skipped, and say so.
set -u
cd "$(dirname "$0")/.." || exit 1
tools=build/tools
log=$(mktemp)
trap 'rm -f "$log"' EXIT

missing=""
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 \
  || command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
fc-list ':lang=zh-cn' 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk fontconfig"
command -v npm >/dev/null 2>&1 || missing="$missing npm"

if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing:$missing"
  # shellcheck disable=SC2086  # a list of package names
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } \
    >"$log" 2>&1 && missing="" || tail -n 3 "$log"
fi

# The Nu HTML checker, and Ace by DAISY, which checks the accessibility of books.
if ! [ -d $tools/node_modules/vnu-jar ] || ! [ -d $tools/node_modules/@daisy/ace ]; then
  mkdir -p $tools
  npm install --silent --no-package-lock --no-save --ignore-scripts --no-audit --no-fund --prefix $tools \
    vnu-jar@26.9.27 @daisy/ace@1.4.6 >"$log" 2>&1 || missing="$missing vnu-jar @daisy/ace"
fi

[ -z "$missing" ] || echo "tests will be skipped for want of:$missing (install them, or run as root with apt)"
exit 0
