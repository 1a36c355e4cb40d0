package dev.comanda.delivery;

import dev.comanda.db.Database;
import dev.comanda.delivery.hook.HookSecrets;
import dev.comanda.delivery.secret.Resealing;
import dev.comanda.delivery.secret.Rotation;
import dev.comanda.delivery.secret.SealedTable;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.delivery.secret.VaultKeys;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seal who signs in at ERPs: how much each has sealed, and another in their place. It
 * may be broken off at any moment and begun again, and servers may run beside it: a key that is
 * added is in the file, durably, before anything is sealed by it, and those before it stay there.
 */
public final class KeyChange {
  /** Values that are read at once. */
  private static final int BATCH_ROWS = 500;

  private final VaultKeys keys;
  private final Map<String, SealedTable> tables = new LinkedHashMap<>();

  /** Of what a database keeps. */
  public KeyChange(Database database, VaultKeys keys) {
    this.keys = keys;
    tables.put("of integrations", new SealedRows.OfIntegrations(database));
    tables.put("of single lines", new SealedRows.OfDeliveries(database));
    tables.put("of webhooks", new HookSecrets(database, new Vault(keys)));
  }

  /**
   * How it stands with keys.
   *
   * @param ids those that there are, the one that seals first
   * @param sealed how many values each has sealed, also of those that are not there; by an empty id
   *     what is nothing that was sealed
   */
  public record Report(List<String> ids, Map<String, Integer> sealed) {
    private boolean openByOlder() {
      return ids.stream().skip(1).anyMatch(sealed::containsKey);
    }

    /** In words, a line each; a key itself never. */
    public List<String> lines() {
      var lines = new ArrayList<String>();
      for (var id : ids) {
        var seals = id.equals(ids.getFirst()) ? ", seals from now on" : "";
        lines.add(id + ": has sealed " + sealed.getOrDefault(id, 0) + seals);
      }
      sealed.forEach(
          (id, count) -> {
            if (id.isEmpty()) {
              lines.add("damaged: " + count);
            } else if (!ids.contains(id)) {
              lines.add(id + ": has sealed " + count + ", is not here; they cannot be read");
            }
          });
      if (lines.isEmpty()) {
        lines.add("There is no key yet; the first is made when needed.");
      }
      return lines;
    }
  }

  /**
   * Looks at all that is sealed.
   *
   * @throws Refused where the keys cannot be used
   */
  public Report report() {
    keys.unusable()
        .ifPresent(
            why -> {
              throw new Refused(Code.UNREADY, why);
            });
    var sealed = new TreeMap<String, Integer>();
    tables.values().forEach(table -> count(table, sealed));
    return new Report(keys.ids(), sealed);
  }

  private static void count(SealedTable table, Map<String, Integer> sealed) {
    SealedTable.@Nullable Row last = null;
    int given;
    do {
      var batch = table.after(last, BATCH_ROWS);
      batch.forEach(row -> sealed.merge(Vault.keyOf(row.sealed()).orElse(""), 1, Integer::sum));
      given = batch.size();
      last = batch.isEmpty() ? null : batch.getLast();
    } while (given == BATCH_ROWS);
  }

  /**
   * Seals everything by a new key; where something is sealed by an older one that is there, by the
   * one that seals already.
   *
   * @param reached whether each node that may run reads the same file
   * @param say told line by line what is done
   * @return whether nothing is left that another key has sealed
   * @throws Refused where there can be no new key, with what to do
   */
  public boolean rotate(boolean reached, Consumer<String> say) {
    if (report().openByOlder()) {
      say.accept("Going on with the key " + keys.ids().getFirst() + ".");
    } else {
      add(reached, say);
    }
    boolean complete = true;
    for (var table : tables.entrySet()) {
      complete &= reseal(table.getKey(), table.getValue(), say);
    }
    say.accept(
        complete
            ? "All is sealed by the first key; the others stay until they are taken out."
            : "Not all is sealed by the first key; run this again when that is mended.");
    return complete;
  }

  private void add(boolean reached, Consumer<String> say) {
    if (!reached && keys.inFile()) {
      throw new Refused(
          Code.UNREADY,
          "Other nodes may be on this database, and could not read what a key seals that they do"
              + " not have. If this is the only one, or all read this very file, say --shared. Else"
              + " put a new key first into the file of each by hand (docs/operations.md), then run"
              + " this again.");
    }
    switch (keys.rotate()) {
      case Rotation.Added(var id) -> say.accept("The key " + id + " seals from now on.");
      case Rotation.NotAdded(var why) -> throw new Refused(Code.UNREADY, why);
    }
  }

  private boolean reseal(String what, SealedTable table, Consumer<String> say) {
    var outcome =
        Resealing.of(
            new Vault(keys), table, count -> say.accept(what + ": " + count + " sealed anew"));
    outcome.unreadable().forEach((why, count) -> say.accept(what + ": " + count + " stay: " + why));
    if (outcome.changed() > 0) {
      say.accept(what + ": " + outcome.changed() + " were changed meanwhile and stay");
    }
    return outcome.complete();
  }
}
