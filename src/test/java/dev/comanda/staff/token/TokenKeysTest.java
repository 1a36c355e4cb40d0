package dev.comanda.staff.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(2);

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  private TokenKeys at(Instant now) {
    return new TokenKeys(database, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void look(Database database, TokenKeys keys) {
    database.read(
        tx -> {
          keys.look(tx);
          return true;
        });
  }

  @Test
  void a_new_key_is_known_before_it_signs_and_the_old_one_counts_on() {
    var node = at(NOW);
    var first = node.signing(NOW).id();
    assertThat(at(NOW.plus(TokenKeys.SIGNS).minus(Duration.ofHours(1))).rotate()).isFalse();

    var due = NOW.plus(TokenKeys.SIGNS);
    assertThat(at(due).rotate()).isTrue();
    assertThat(at(due).rotate()).isFalse();
    look(database, node);
    assertThat(node.signing(due).id()).isEqualTo(first);
    var second = node.signing(due.plus(TokenKeys.KNOWN_BEFORE)).id();
    assertThat(second).isNotEqualTo(first);
    assertThat(node.named(first)).isPresent();
    assertThat(node.named(second)).isPresent();
    assertThat(node.named("another")).isEmpty();

    assertThat(at(due.plus(TokenKeys.SIGNS).plus(TokenKeys.KNOWN_BEFORE)).rotate()).isTrue();
    look(database, node);
    assertThat(node.named(first)).isEmpty();
    assertThat(node.named(second)).isPresent();
  }
}
