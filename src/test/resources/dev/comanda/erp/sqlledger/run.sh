#!/bin/sh
# run.sh FOLDER DATABASE-PORT: runs the SQL-Ledger that lies in FOLDER, and its database, until it is
# ended; then all of its process group ends.
set -eu
umask 077

folder=$1
port=$2
trap 'kill -KILL 0' TERM INT HUP

# Those that served the one which was killed may take a moment to see it.
database() {
  tries=0
  until /usr/lib/postgresql/15/bin/postgres -D "$folder/data" -c "port=$port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || return 1
    sleep 0.1
  done
}
database &
/usr/sbin/lighttpd -D -f "$folder/lighttpd.conf" &
wait
