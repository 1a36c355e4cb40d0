-- What names are compared by, made by the program: letter case, kinds of spaces and forms of Unicode are the
-- same name. The next step fills the keys of what is there.

ALTER TABLE product ADD COLUMN name_keys jsonb NOT NULL DEFAULT '{}';
ALTER TABLE open_item ADD COLUMN name_key text;
ALTER TABLE spot ADD COLUMN name_key text;
ALTER TABLE session ADD COLUMN name_key text;
ALTER TABLE staff ADD COLUMN email_key text;
ALTER TABLE api_key ADD COLUMN name_key text;

DROP INDEX spot_name;
DROP INDEX session_open_name;
DROP INDEX api_key_name;
CREATE UNIQUE INDEX open_item_name_key ON open_item (location_id, name_key);
CREATE UNIQUE INDEX spot_name ON spot (location_id, name_key);
CREATE UNIQUE INDEX session_open_name ON session (location_id, name_key) WHERE state <> 'closed';
CREATE UNIQUE INDEX staff_email_key ON staff (email_key);
CREATE UNIQUE INDEX api_key_name ON api_key (name_key) WHERE revoked_at IS NULL;

-- What is searched in where there is no key: without accents and letter case, as NameKey.search does it.
CREATE FUNCTION search_text(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(replace(replace(translate(
  lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036F\u064B-\u065F]', '', 'g')),
  'øđłıς', 'odliσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');
