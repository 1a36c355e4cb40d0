#!/bin/sh
# build.sh SCRIPTS FOLDER WEB-PORT DATABASE-PORT: makes the prepared workshop in FOLDER, through
# SQL-Ledger's own pages, and packs what it keeps into FOLDER/prepared.tar.gz. Takes about 10 s.
set -eu
umask 077

scripts=$1
folder=$2
programs=/usr/lib/postgresql/15/bin

sh "$scripts/lay.sh" "$folder" "$3" "$4"
printf '%s\n' "$PGPASSWORD" >"$folder/password"
"$programs/initdb" -D "$folder/data" --username=sql-ledger --pwfile="$folder/password" \
  --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync --wal-segsize=1
setsid sh "$scripts/run.sh" "$folder" "$4" &
server=$!
trap 'kill -s KILL -- "-$server"' EXIT
trap 'exit 1' TERM
perl "$scripts/seed.pl" "http://127.0.0.1:$3"
"$programs/pg_ctl" stop -D "$folder/data" -m fast -w
tar -C "$folder" -czf "$folder/prepared.tar.gz" data users templates spool
