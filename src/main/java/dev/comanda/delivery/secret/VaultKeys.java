package dev.comanda.delivery.secret;

import dev.comanda.part.SettingValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seal what integrations sign in with: of a file that a setting names, or the one
 * that a setting gives, or of a file in the data folder, made when it is first needed. Nothing of
 * them is remembered but which were missed, so a file that is mended or changed counts at once.
 * Thread-safe.
 */
public final class VaultKeys {
  private static final String FILE = "secret.key";

  private final @Nullable SealingKey given;
  private final KeyFile file;
  private final Missed missed = new Missed();

  private VaultKeys(@Nullable SealingKey given, KeyFile file) {
    this.given = given;
    this.file = file;
  }

  /** Those that the settings tell of; reads none so far. */
  public static VaultKeys of(SettingValues values, Path dataFolder) {
    var named = values.of(VaultSettings.KEY_FILE);
    return new VaultKeys(
        values.of(VaultSettings.KEY),
        named == null ? KeyFile.ours(dataFolder.resolve(FILE)) : KeyFile.theirs(named));
  }

  /** Those that open. */
  Keys now() {
    return given == null ? file.read() : new Keys.Usable(List.of(given));
  }

  /** The same, with at least one, which seals. */
  Keys toSeal() {
    return given == null ? file.readOrMake() : new Keys.Usable(List.of(given));
  }

  /**
   * Something was opened, or could not be.
   *
   * @param now those that were there
   * @param id of the key that sealed it; empty where it is nothing that was sealed
   */
  void tried(Keys now, String id, Opening<?> came) {
    missed.tried(now, id, came);
  }

  /**
   * Puts a new key before the others of the file, durably: it seals from now on, and those before
   * it still open. The file keeps its owner, group and permissions.
   */
  public Rotation rotate() {
    return given == null
        ? file.rotate()
        : new Rotation.NotAdded(
            "COMANDA_SECRET_KEY holds one key. Write a new one and below it the old one into a"
                + " file, and name that by COMANDA_SECRET_KEY_FILE instead, at every node. When all"
                + " have been started so, run this again: it seals everything by the new one.");
  }

  /** The ids of all, the one that seals first; none where there are none so far, or none usable. */
  public List<String> ids() {
    return switch (now()) {
      case Keys.Usable(var all) -> all.stream().map(SealingKey::id).toList();
      case Keys.Unusable _ -> List.of();
    };
  }

  /** Whether they stand in a file, which may have more than one. */
  public boolean inFile() {
    return given == null;
  }

  /** Why they cannot be used, in words; empty where they can. */
  public Optional<String> unusable() {
    return now() instanceof Keys.Unusable(var why) ? Optional.of(why) : Optional.empty();
  }

  /** What an operator should look at, in sentences; mostly nothing. */
  public Stream<String> warnings() {
    return Stream.concat(given == null ? file.warnings() : Stream.of(), missed.warnings(now()));
  }
}
