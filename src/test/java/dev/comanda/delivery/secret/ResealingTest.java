package dev.comanda.delivery.secret;

import static dev.comanda.delivery.secret.Sealings.HOME;
import static dev.comanda.delivery.secret.Sealings.KEY;
import static dev.comanda.delivery.secret.Sealings.LOGIN;
import static dev.comanda.delivery.secret.Sealings.OTHER_KEY;
import static dev.comanda.delivery.secret.Sealings.bytes;
import static dev.comanda.delivery.secret.Sealings.given;
import static dev.comanda.delivery.secret.Sealings.keysIn;
import static dev.comanda.delivery.secret.Sealings.keysOf;
import static dev.comanda.delivery.secret.Sealings.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new key seals, the one before opens until nothing is left that it sealed. */
class ResealingTest {
  private static final int ROWS = 250;

  @TempDir Path folder;

  private Path file;
  private Vault vault;
  private Table table;

  /** Rows in memory, in an order, some of which somebody changes while they are looked at. */
  private static final class Table implements SealedTable {
    private final List<Row> rows = new ArrayList<>();
    private Runnable beforeReplace = () -> {};

    @Override
    public List<Row> after(@Nullable Row last, int max) {
      int from = last == null ? 0 : at(last.home()) + 1;
      return List.copyOf(rows.subList(from, Math.min(rows.size(), from + max)));
    }

    @Override
    public boolean replace(Row row, byte[] sealed) {
      beforeReplace.run();
      int at = at(row.home());
      if (!Arrays.equals(rows.get(at).sealed(), row.sealed())) {
        return false;
      }
      rows.set(at, new Row(row.home(), sealed));
      return true;
    }

    private int at(Home home) {
      return rows.stream().map(Row::home).toList().indexOf(home);
    }
  }

  @BeforeEach
  void rows_that_one_key_sealed() throws IOException {
    file = Files.writeString(folder.resolve("keys"), "# ours\n" + KEY + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    vault = new Vault(keysOf(file));
    table = new Table();
    for (int each = 0; each < ROWS; each++) {
      var home = home(each);
      var sealing =
          each % 2 == 0
              ? vault.seal(home, new Login("user", "password " + each))
              : vault.seal(home, new byte[] {(byte) each});
      table.rows.add(new SealedTable.Row(home, bytes(sealing)));
    }
  }

  private static Home home(int number) {
    return new Home(HOME.locationId(), HOME.integrationId(), new UUID(7, number));
  }

  @Test
  void a_new_key_is_put_before_the_others_and_the_file_stays_whose_it_was() throws IOException {
    var rotation = keysOf(file).rotate();
    assertThat(Files.readAllLines(file)).hasSize(3).element(1).isEqualTo("# ours");
    assertThat(Files.readAllLines(file)).last().isEqualTo(KEY);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    var sealed = Envelope.read(bytes(vault.seal(HOME, LOGIN))).orElseThrow();
    assertThat(rotation).isEqualTo(new Rotation.Added(sealed.keyId()));
    assertThat(Files.readAllLines(file)).first().asString().startsWith(sealed.keyId() + ":");
  }

  @Test
  void links_that_lead_to_the_file_stay() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(keysOf(link).rotate()).isInstanceOf(Rotation.Added.class);
    assertThat(link).isSymbolicLink();
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void a_file_takes_so_many_keys() throws IOException {
    var keys = keysIn(folder);
    for (int each = 0; each < KeyFile.KEYS_MAX; each++) {
      assertThat(keys.rotate()).isInstanceOf(Rotation.Added.class);
    }
    var before = Files.readString(folder.resolve("secret.key"));
    assertThat(keys.rotate())
        .isInstanceOfSatisfying(
            Rotation.NotAdded.class,
            not -> assertThat(not.why()).contains("holds " + KeyFile.KEYS_MAX + " keys"));
    assertThat(folder.resolve("secret.key")).hasContent(before);
  }

  @Test
  void a_key_that_a_setting_gives_is_changed_by_hand() {
    assertThat(given(KEY).rotate())
        .isInstanceOfSatisfying(
            Rotation.NotAdded.class,
            not -> assertThat(not.why()).contains("COMANDA_SECRET_KEY_FILE"));
  }

  @Test
  void after_it_the_key_before_is_not_needed() throws IOException {
    keysOf(file).rotate();
    var outcome = Resealing.of(vault, table, count -> {});
    assertThat(outcome.complete()).isTrue();
    assertThat(outcome.resealed()).isEqualTo(ROWS);

    Files.writeString(file, Files.readAllLines(file).getFirst());
    for (int each = 0; each < ROWS; each++) {
      var sealed = table.rows.get(each).sealed();
      if (each % 2 == 0) {
        assertThat(vault.open(home(each), sealed))
            .isEqualTo(new Opening.Opened<>(new Login("user", "password " + each)));
      } else {
        assertThat(vault.openBytes(home(each), sealed)).isInstanceOf(Opening.Opened.class);
      }
    }
    assertThat(Resealing.of(vault, table, count -> {}).resealed()).isZero();
  }

  @Test
  void what_the_key_sealed_already_stays_byte_for_byte() {
    var before = List.copyOf(table.rows);
    assertThat(Resealing.of(vault, table, count -> {}).complete()).isTrue();
    assertThat(table.rows).isEqualTo(before);
  }

  @Test
  void what_cannot_be_read_stays_and_is_counted_by_its_reason() {
    var foreign =
        new SealedTable.Row(home(1), bytes(new Vault(given(OTHER_KEY)).seal(home(1), LOGIN)));
    var moved = new SealedTable.Row(home(3), table.rows.get(4).sealed());
    table.rows.set(1, foreign);
    table.rows.set(3, moved);
    keysOf(file).rotate();
    var outcome = Resealing.of(vault, table, count -> {});
    assertThat(outcome.complete()).isFalse();
    assertThat(outcome.resealed()).isEqualTo(ROWS - 2);
    assertThat(outcome.unreadable())
        .containsOnlyKeys(
            why(vault.open(home(1), foreign.sealed())), why(vault.open(home(3), moved.sealed())))
        .allSatisfy((why, rows) -> assertThat(rows).isEqualTo(1));
    assertThat(table.rows).contains(foreign, moved);
  }

  @Test
  void what_others_changed_meanwhile_is_not_overwritten() {
    keysOf(file).rotate();
    var old = new Vault(given(KEY));
    var theirs = new Login("user", "theirs");
    table.beforeReplace =
        () -> {
          table.beforeReplace = () -> {};
          table.rows.set(0, new SealedTable.Row(home(0), bytes(old.seal(home(0), theirs))));
        };
    var outcome = Resealing.of(vault, table, count -> {});
    assertThat(outcome.complete()).isTrue();
    assertThat(outcome.resealed()).isEqualTo(ROWS);
    assertThat(vault.open(home(0), table.rows.getFirst().sealed()))
        .isEqualTo(new Opening.Opened<>(theirs));
    assertThat(why(old.open(home(0), table.rows.getFirst().sealed()))).contains("does not have");
  }

  @Test
  void what_others_change_all_the_time_is_told() {
    keysOf(file).rotate();
    var old = new Vault(given(KEY));
    table.beforeReplace =
        () -> table.rows.set(0, new SealedTable.Row(home(0), bytes(old.seal(home(0), LOGIN))));
    var outcome = Resealing.of(vault, table, count -> {});
    assertThat(outcome.complete()).isFalse();
    assertThat(outcome.changed()).isEqualTo(1);
    assertThat(outcome.resealed()).isEqualTo(ROWS - 1);
  }

  @Test
  void without_keys_nothing_is_touched() throws IOException {
    Files.writeString(file, "broken");
    var before = List.copyOf(table.rows);
    var outcome = Resealing.of(vault, table, count -> {});
    assertThat(outcome.unreadable().values()).containsExactly(ROWS);
    assertThat(table.rows).isEqualTo(before);
  }
}
