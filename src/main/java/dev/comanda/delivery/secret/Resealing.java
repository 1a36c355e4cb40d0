package dev.comanda.delivery.secret;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Seals what is kept in rows by the key that seals now, so that those before it are not needed any
 * more. It may be broken off and begun again, and others may change the rows meanwhile.
 */
public final class Resealing {
  private static final int BATCH_ROWS = 100;

  /** How often what was changed meanwhile is looked at again. */
  private static final int PASSES_MAX = 5;

  private final Vault vault;
  private final SealedTable rows;
  private final IntConsumer progress;
  private final Map<String, Integer> unreadable = new TreeMap<>();
  private int resealed;
  private int changed;

  /**
   * What it came to.
   *
   * @param resealed rows that are sealed by another key now
   * @param changed rows that others changed each time they were looked at
   * @param unreadable how many rows stay as they are, by the reason
   */
  public record Outcome(int resealed, int changed, Map<String, Integer> unreadable) {
    /** Outcome that stays as it is. */
    public Outcome {
      unreadable = Map.copyOf(unreadable);
    }

    /** Whether every row is sealed by the key that seals now. */
    public boolean complete() {
      return changed == 0 && unreadable.isEmpty();
    }
  }

  private Resealing(Vault vault, SealedTable rows, IntConsumer progress) {
    this.vault = vault;
    this.rows = rows;
    this.progress = progress;
  }

  /**
   * Looks at all rows.
   *
   * @param progress told after some rows how many are sealed by another key now
   */
  public static Outcome of(Vault vault, SealedTable rows, IntConsumer progress) {
    var resealing = new Resealing(vault, rows, progress);
    int passes = 0;
    do {
      resealing.pass();
      passes++;
    } while (resealing.changed > 0 && passes < PASSES_MAX);
    return new Outcome(resealing.resealed, resealing.changed, resealing.unreadable);
  }

  private void pass() {
    changed = 0;
    unreadable.clear();
    SealedTable.@Nullable Row last = null;
    int given;
    do {
      var batch = rows.after(last, BATCH_ROWS);
      batch.forEach(this::look);
      given = batch.size();
      last = batch.isEmpty() ? null : batch.getLast();
      progress.accept(resealed);
    } while (given == BATCH_ROWS);
  }

  private void look(SealedTable.Row row) {
    switch (vault.resealed(row.home(), row.sealed())) {
      case Resealed.AsItWas _ -> {}
      case Resealed.Unreadable(var why) -> unreadable.merge(why, 1, Integer::sum);
      case Resealed.Anew(var bytes) -> {
        if (rows.replace(row, bytes)) {
          resealed++;
        } else {
          changed++;
        }
      }
    }
  }
}
