package dev.comanda.delivery.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.secret.Resealing;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.delivery.secret.VaultKeys;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.part.SettingValues;
import dev.comanda.staff.Passwords;
import dev.comanda.wire.WebhookSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sends at a time; whoever dies meanwhile leaves the event to another, under its number. */
class HookClaimsTest {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  @TempDir Path folder;

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(4);
  private UUID location = ONE;

  @BeforeEach
  void start() {
    new DemoPlaces(database, new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
    location = PlaceRows.any(database);
  }

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  private Optional<HookRows.Claim> claim(UUID holder) {
    return database.write(tx -> HookRows.claim(tx, location, holder, Posts.LEASE));
  }

  private boolean holds(HookRows.Claim claim) {
    return database.write(tx -> HookRows.holds(tx, claim));
  }

  private void hook(byte[] secret) {
    database.write(
        tx -> {
          HookRows.insert(tx, location, "http://127.0.0.1:9/", secret);
          return true;
        });
  }

  private void waits(long seq) {
    database.write(
        tx -> {
          HookRows.waits(tx, location, seq);
          return true;
        });
  }

  @Test
  void an_event_is_one_holders_until_its_lease_is_over() {
    hook(new byte[1]);
    assertThat(claim(ONE)).isEmpty();
    waits(7);
    waits(8);
    var claimed = claim(ONE).orElseThrow();
    assertThat(claimed.seq()).as("the first that waits").isEqualTo(7);
    assertThat(claim(OTHER)).isEmpty();
    assertThat(database.<List<UUID>>read(tx -> HookRows.due(tx, 10))).isEmpty();
    PlaceRows.pass(database, Posts.LEASE.plusSeconds(1));
    var taken = claim(OTHER).orElseThrow();
    assertThat(taken.seq()).isEqualTo(7);
    assertThat(holds(claimed)).isFalse();
    assertThat(holds(taken)).isTrue();
  }

  @Test
  void whoever_has_sent_one_waits_for_what_is_told_meanwhile() throws Exception {
    hook(new byte[1]);
    waits(7);
    var claimed = claim(ONE).orElseThrow();
    var told = new CountDownLatch(1);
    var commits = new CompletableFuture<Boolean>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var telling =
          threads.submit(
              () ->
                  database.<Boolean>write(
                      tx -> {
                        HookRows.waits(tx, location, 8);
                        told.countDown();
                        return commits.join();
                      }));
      told.await();
      var settling = threads.submit(() -> holds(claimed));
      assertThatThrownBy(() -> settling.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      commits.complete(true);
      assertThat(telling.get()).isTrue();
      assertThat(settling.get()).isTrue();
    }
  }

  @Test
  void what_failed_waits_and_another_address_does_not() {
    hook(new byte[1]);
    waits(7);
    var claimed = claim(ONE).orElseThrow();
    database.write(
        tx -> {
          HookRows.failed(tx, claimed, "It answered 500.", 7L, 0, Duration.ofMinutes(1));
          return true;
        });
    assertThat(claim(OTHER)).isEmpty();
    assertThat(
            database.<Boolean>write(
                tx -> HookRows.change(tx, location, "http://127.0.0.1:9/", null)))
        .isTrue();
    assertThat(claim(OTHER).orElseThrow().tries()).isZero();
    assertThat(
            database.<Boolean>write(
                tx -> HookRows.change(tx, location, "http://127.0.0.1:9/", null)))
        .as("nothing is another then")
        .isFalse();
  }

  @Test
  void its_secret_is_sealed_again_by_another_key() throws IOException {
    var file = Files.writeString(folder.resolve("keys"), "one:" + "A".repeat(43) + "=\n");
    var keys =
        VaultKeys.of(
            new SettingValues(Map.of("COMANDA_SECRET_KEY_FILE", file.toString())),
            Path.of("/proc"));
    var secrets = new HookSecrets(database, new Vault(keys));
    var secret = WebhookSecret.made();
    hook(secrets.seal(location, secret));
    keys.rotate();
    assertThat(Resealing.of(new Vault(keys), secrets, count -> {}).resealed()).isEqualTo(1);
    Files.writeString(file, Files.readAllLines(file).getFirst());
    var sealed = database.read(tx -> HookRows.find(tx, location)).orElseThrow().secret();
    var body = new byte[] {1};
    assertThat(secrets.open(location, sealed).read().orElseThrow().signature("a", 1, body))
        .isEqualTo(Objects.requireNonNull(WebhookSecret.read(secret)).signature("a", 1, body));
    assertThat(secrets.open(OTHER, sealed).read()).as("at another location").isEmpty();
  }
}
