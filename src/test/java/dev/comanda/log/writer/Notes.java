package dev.comanda.log.writer;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.EventType;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Applies notes. Some texts are orders to misbehave. */
final class Notes implements Kind<Note, String> {
  /** The texts of every group that was begun, also of those that came to nothing. */
  final List<List<String>> groups = new CopyOnWriteArrayList<>();

  /** The texts that were heard to be committed. */
  final List<String> committed = new CopyOnWriteArrayList<>();

  @Override
  public void apply(Tx tx, List<Entry<Note, String>> entries) throws SQLException {
    groups.add(entries.stream().map(entry -> entry.command().text()).toList());
    for (var entry : entries) {
      apply(tx, entry);
    }
  }

  private void apply(Tx tx, Entry<Note, String> entry) throws SQLException {
    var note = entry.command();
    entry.head().whenCommitted(() -> committed.add(note.text()));
    switch (note.text()) {
      case "refused" -> {
        entry.refuse(new Refused(Code.PRODUCT_UNAVAILABLE, "No more notes."));
        return;
      }
      case "poison of SQL" -> tx.run("SELECT 1 / 0");
      case "full disk" ->
          tx.run("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'full'; END $$");
      case "poison of Java" -> throw new IllegalStateException("a bug");
      case "poison of the machine" -> throw new StackOverflowError("a deep bug");
      case "silent" -> {
        entry.done(note.text(), 0);
        return;
      }
      case "so already" -> {
        entry.unchanged(note.text());
        return;
      }
      case "like the first" -> {
        entry.doneBefore("first", 1);
        return;
      }
      case "forgotten" -> {
        return;
      }
      default -> {}
    }
    long seq =
        entry.head().append(EventType.ORDER_PLACED, null, note.id(), Map.of("text", note.text()));
    entry.done(note.text(), seq);
  }

  @Override
  public String answered(String eventData) {
    return Json.own(eventData, Text.class).text();
  }

  /** An event's data. */
  record Text(String text) {}
}
