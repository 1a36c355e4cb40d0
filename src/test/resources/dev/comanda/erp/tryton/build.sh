#!/bin/sh
# build.sh SEED FOLDER: makes the prepared database FOLDER/workshop.sqlite with Debian's packages.
# COMANDA_TEST_PASSWORD names everybody's password. Takes about 20 s.
set -eu
umask 077

seed=$1
folder=$2
database=workshop

cat >"$folder/trytond.conf" <<CONF
[database]
uri = sqlite://
path = $folder
CONF

# Without an empty file Tryton says that there is no such database.
: >"$folder/$database.sqlite"
printf '%s\n' "$COMANDA_TEST_PASSWORD" >"$folder/password"
TRYTONPASSFILE=$folder/password trytond-admin -c "$folder/trytond.conf" -d "$database" \
  -u sale --activate-dependencies --email admin@example.com -l en
/usr/bin/python3 "$seed" "$folder/trytond.conf" "$database"
