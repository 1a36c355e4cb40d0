package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As whom PostgreSQL runs. Only root can try all of it; who is not, is the ordinary user. */
class EmbeddedPostgresUserTest {
  private static final String NAMELESS = "64242";
  private static Optional<Path> classes = Optional.empty();

  @BeforeAll
  static void beRoot() throws Exception {
    assumeTrue(
        ServerUser.root(),
        "Only root can start Comanda as several users; the other tests show the ordinary one.");
    classes = Optional.of(ChildJvm.copyClasses());
  }

  @AfterAll
  static void cleanUp() {
    classes.ifPresent(TestFolders::remove);
  }

  private static List<String> ordinary() throws Exception {
    return ServerUser.choose(Optional.empty(), line -> {}).flags();
  }

  @Test
  void as_root_postgres_runs_as_the_system_user_and_our_files_stay_ours() throws Exception {
    try (var embedded = Embedded.withPrograms();
        var postgres = embedded.start()) {
      assertThat(postgres.ready()).isTrue();
      assertThat(embedded.postmaster().info().user()).contains(ServerUser.DEFAULT);
      assertThat(Files.getOwner(embedded.database()).getName()).isEqualTo(ServerUser.DEFAULT);
      assertThat(Files.getOwner(embedded.data.resolve("database.password")).getName())
          .isEqualTo("root");
    }
  }

  @Test
  void as_root_a_folder_that_the_system_user_cannot_reach_is_refused() throws Exception {
    try (var embedded = new Embedded()) {
      var closed = Files.createDirectory(embedded.data.resolve("closed"));
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
      var settings = new EmbeddedPostgres.Settings(closed.resolve("data"), Optional.empty(), true);

      assertThatThrownBy(() -> EmbeddedPostgres.start(settings, line -> {}))
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContainingAll(
              "the user \"comanda\", who may not enter " + closed, "chmod o+x " + closed);
    }
  }

  @Test
  void as_root_neither_root_nor_nobody_known_is_accepted() throws Exception {
    try (var embedded = new Embedded()) {
      for (var wrong : List.of("root", "no-such-user")) {
        assertThatThrownBy(
                () ->
                    EmbeddedPostgres.start(
                        new EmbeddedPostgres.Settings(embedded.data, Optional.of(wrong), true),
                        line -> {}))
            .isInstanceOf(PostgresRefused.class)
            .hasMessageContainingAll('"' + wrong + '"', "COMANDA_PG_USER");
      }
    }
  }

  @Test
  void as_root_the_database_of_someone_else_is_refused_with_the_way_to_it() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      assertThatThrownBy(
              () ->
                  EmbeddedPostgres.start(
                      new EmbeddedPostgres.Settings(embedded.data, Optional.of("nobody"), true),
                      line -> {}))
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContainingAll(
              "belongs to the user \"comanda\"", "as root with COMANDA_PG_USER=comanda");
    }
  }

  @Test
  void an_ordinary_user_runs_it_as_itself() throws Exception {
    try (var embedded = new Embedded()) {
      var ours = embedded.data.resolve("ours");
      ServerUser.choose(Optional.empty(), line -> {}).own(embedded.data);
      try (var child = ChildJvm.startAs(ordinary(), classes.orElseThrow(), ours)) {
        child.awaitReady();
        var postmaster = PostmasterFile.read(ours.resolve("database")).orElseThrow().pid();
        assertThat(ProcessHandle.of(postmaster).orElseThrow().info().user())
            .contains(ServerUser.DEFAULT);
        assertThat(Files.getPosixFilePermissions(ours))
            .isEqualTo(PosixFilePermissions.fromString("rwx------"));

        child.kill();

        Embedded.await(
            "PostgreSQL ends",
            () -> ProcessHandle.of(postmaster).map(gone -> !gone.isAlive()).orElse(true));
      }
    }
  }

  @Test
  void an_ordinary_user_cannot_name_another() throws Exception {
    try (var embedded = new Embedded()) {
      ServerUser.choose(Optional.empty(), line -> {}).own(embedded.data);
      try (var child =
          ChildJvm.startAs(ordinary(), classes.orElseThrow(), embedded.data, "nobody")) {
        assertThat(child.await("refused"))
            .startsWith("COMANDA_PG_USER names \"nobody\", but only root can");
      }
    }
  }

  @Test
  void an_ordinary_user_is_told_whose_folder_it_is() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      try (var child = ChildJvm.startAs(ordinary(), classes.orElseThrow(), embedded.data)) {
        assertThat(child.await("refused"))
            .startsWith("The user \"comanda\" may not use " + embedded.data);
      }
    }
  }

  @Test
  void a_user_id_without_a_name_is_refused_in_words() throws Exception {
    var nameless = List.of("--reuid", NAMELESS, "--regid", NAMELESS, "--clear-groups");
    try (var embedded = new Embedded()) {
      Files.setPosixFilePermissions(embedded.data, PosixFilePermissions.fromString("rwxrwxrwx"));
      try (var child = ChildJvm.startAs(nameless, classes.orElseThrow(), embedded.data)) {
        assertThat(child.await("refused"))
            .startsWith("The user id " + NAMELESS + " has no name in /etc/passwd");
      }
    }
  }
}
