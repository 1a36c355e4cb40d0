#!/bin/sh
# lay.sh FOLDER WEB-PORT DATABASE-PORT: lays a SQL-Ledger of its own into FOLDER, with nothing of
# what it keeps; the program is Debian's.
set -eu
umask 077

folder=$1
# As sed puts it in the place of something, and as a text of lighttpd's settings.
folder_put=$(printf '%s' "$folder" | sed 's/[\\&|]/\\&/g')
password_told=$(printf '%s' "$PGPASSWORD" | sed 's/[\\"]/\\&/g')
from=/usr/share/sql-ledger

mkdir -p "$folder/program" "$folder/users" "$folder/templates" "$folder/spool"
for part in SL bin locale sql doc images menu.ini VERSION; do
  ln -s "$from/$part" "$folder/program/$part"
done
cp -R /var/lib/sql-ledger/css "$folder/program/css"
# Each of its scripts goes to the folder where it is installed before it does anything.
for script in "$from"/*.pl; do
  own=$folder/program/${script##*/}
  sed "s|^\( *my \$dir = \"\)$from\"|\1$folder_put/program\"|" "$script" >"$own"
  grep -qF "\"$folder/program\"" "$own"
done

cat >"$folder/program/sql-ledger.conf" <<CONF
use vars qw(\$userspath \$spool \$memberfile \$templates \$sendmail \$images \$language \$charset \$latex);
\$userspath = "$folder/users";
\$memberfile = "$folder/users/members";
\$spool = "$folder/spool";
\$templates = "$folder/templates";
\$images = "images";
\$sendmail = "| cat >/dev/null";
\$language = "";
\$charset = "UTF8";
\$latex = 0;
1;
CONF

cat >"$folder/lighttpd.conf" <<CONF
server.modules = ("mod_setenv", "mod_cgi")
server.document-root = "$folder/program"
server.bind = "127.0.0.1"
server.port = $2
mimetype.assign = (".css" => "text/css", ".gif" => "image/gif", ".png" => "image/png")
cgi.assign = (".pl" => "/usr/bin/perl")
# Where its database is, it asks the environment: so that users need not be told at each start.
setenv.add-environment = (
  "PATH" => "/usr/bin:/bin",
  "HOME" => "$folder",
  "PGHOST" => "127.0.0.1",
  "PGPORT" => "$3",
  "PGPASSWORD" => "$password_told"
)
CONF
