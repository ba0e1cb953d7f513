# What the scripts beside this one install where it is missing, with the system's package manager. It is sourced.

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

has_postgresql() { PATH="$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)" command -v initdb >/dev/null; }

# Only the programs: what uses them starts servers of its own, and none of the system's shall run because of them.
install_postgresql() {
  if command -v apt-get >/dev/null; then
    local no_cluster=/etc/postgresql-common/createcluster.d/no-cluster.conf
    as_root mkdir -p "${no_cluster%/*}" && echo 'create_main_cluster = false' | as_root tee "$no_cluster" >/dev/null || return
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    as_root rm "$no_cluster"
  elif command -v dnf >/dev/null; then
    as_root dnf install -y -q postgresql-server postgresql-contrib
  elif command -v apk >/dev/null; then
    as_root apk add -q postgresql postgresql-contrib
  fi
}

has_nginx() { PATH="$PATH:/usr/sbin" command -v nginx >/dev/null; }

install_nginx() { install_server nginx nginx nginx; }

has_redis() { command -v redis-server >/dev/null; }

install_redis() { install_server "$(command -v apk >/dev/null && echo redis || echo redis-server)" redis-server redis; }

# The same for a server that Debian starts when it is installed.
install_server() { # package on Debian and Alpine, its service on Debian, package on Fedora
  if command -v apt-get >/dev/null; then
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null || return
    as_root service "$2" stop >/dev/null
    as_root update-rc.d "$2" disable
  elif command -v dnf >/dev/null; then
    as_root dnf install -y -q "$3"
  elif command -v apk >/dev/null; then
    as_root apk add -q "$1"
  fi
}

has_wrk() { command -v wrk >/dev/null; }

install_wrk() {
  if command -v apt-get >/dev/null; then
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk >/dev/null
  elif command -v dnf >/dev/null; then
    as_root dnf install -y -q wrk
  elif command -v apk >/dev/null; then
    as_root apk add -q wrk
  fi
}

step() { printf '\n== %s\n' "$*"; }
