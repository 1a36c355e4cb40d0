package dev.comanda.staff.token;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.staff.SettingRows;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign staff tokens; all nodes share them through the database. A key signs for
 * {@link #SIGNS}, then a new one does, which every node knows {@link #KNOWN_BEFORE} sooner; the one
 * before is kept, so that what it signed counts on. Thread-safe.
 */
public final class TokenKeys {
  /** How long a key signs. */
  static final Duration SIGNS = Duration.ofDays(30);

  /** How long before it signs a key is made known. */
  static final Duration KNOWN_BEFORE = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private volatile @Nullable Read known;

  /** What was read, and the keys it says, the youngest first. */
  private record Read(String text, List<TokenKey> keys) {}

  /** The keys of a database; the first is made by whoever comes first. */
  public TokenKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    read();
  }

  /** Reads the keys again when they are next needed, since the database is another one. */
  public void forget() {
    known = null;
  }

  /** The key that signs at a time. */
  TokenKey signing(Instant now) {
    var keys = keys();
    return keys.stream()
        .filter(key -> !key.since().isAfter(now))
        .findFirst()
        .orElseGet(keys::getLast);
  }

  /** The key of this name, if we have it. */
  Optional<TokenKey> named(@Nullable String id) {
    return keys().stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** Whether a key is still one of ours. */
  boolean has(TokenKey key) {
    return named(key.id()).filter(key::equals).isPresent();
  }

  /** Takes over the keys that are there now. */
  public void look(Tx tx) throws SQLException {
    var text = SettingRows.find(tx, SettingRows.TOKEN_KEYS).orElse("");
    var before = known;
    if (!text.isEmpty() && (before == null || !before.text().equals(text))) {
      known = parse(text);
    }
  }

  /** Makes the next key when it is time; whether it was. */
  public boolean rotate() {
    return database.write(
        tx -> {
          var stored =
              SettingRows.lock(tx, SettingRows.TOKEN_KEYS).map(TokenKeys::stored).orElseThrow();
          var signsFrom = clock.instant().plus(KNOWN_BEFORE);
          if (stored.getFirst().since().plus(SIGNS).isAfter(signsFrom)) {
            return false;
          }
          var next = List.of(TokenKey.create(signsFrom), stored.getFirst());
          SettingRows.put(tx, SettingRows.TOKEN_KEYS, Json.text(next));
          return true;
        });
  }

  private List<TokenKey> keys() {
    var read = known;
    return read == null ? read().keys() : read.keys();
  }

  private Read read() {
    var text =
        database.read(tx -> SettingRows.find(tx, SettingRows.TOKEN_KEYS)).orElseGet(this::first);
    var read = parse(text);
    known = read;
    return read;
  }

  /** Makes the first key, before a transaction that would wait for it; that of another stays. */
  private String first() {
    var made = List.of(TokenKey.create(clock.instant()));
    return database.write(
        tx -> {
          SettingRows.insertIfAbsent(tx, SettingRows.TOKEN_KEYS, Json.text(made));
          return SettingRows.find(tx, SettingRows.TOKEN_KEYS).orElseThrow();
        });
  }

  private static Read parse(String text) {
    return new Read(text, stored(text).stream().map(TokenKey::read).toList());
  }

  private static List<TokenKey.Stored> stored(String text) {
    return Arrays.stream(Json.own(text, TokenKey.Stored[].class))
        .sorted(Comparator.comparing(TokenKey.Stored::since).reversed())
        .toList();
  }
}
