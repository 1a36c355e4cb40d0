package dev.comanda.delivery;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL that looks how deliveries stand. */
public final class BookedRows {
  private BookedRows() {}

  /**
   * A delivery as it stands.
   *
   * @param reason its code; empty where there is none
   * @param held whether somebody works on it
   * @param voidWanted whether its order does not want it any more
   */
  public record Row(
      UUID id,
      String mark,
      String aim,
      @Nullable String document,
      String quantity,
      @Nullable String wanted,
      String state,
      String reason,
      boolean due,
      boolean held,
      int attempts,
      boolean voidWanted) {}

  /** All of an integration, in the order in which they were placed. */
  public static List<Row> of(Database database, UUID integrationId) {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT d.id, d.mark, d.aim, d.document, d.quantity::text, d.wanted::text, d.state,
                       coalesce(d.reason_code, '') AS reason, d.due_at IS NOT NULL AS due,
                       coalesce(l.head_id = d.id AND l.holder IS NOT NULL, false) AS held,
                       (d.course->>'attempts')::integer AS attempts,
                       coalesce((d.course->>'void_wanted')::boolean, false) AS void_wanted
                FROM delivery d
                LEFT JOIN lane l ON l.location_id = d.location_id
                  AND l.integration_id = d.integration_id AND l.document = d.document
                WHERE d.integration_id = ?
                ORDER BY d.seq
                """,
                row ->
                    new Row(
                        Tx.id(row, "id"),
                        row.getString("mark"),
                        row.getString("aim"),
                        row.getString("document"),
                        row.getString("quantity"),
                        row.getString("wanted"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getBoolean("due"),
                        row.getBoolean("held"),
                        row.getInt("attempts"),
                        row.getBoolean("void_wanted")),
                integrationId));
  }

  /** Whether something is booked on a document, as far as is written down. */
  public static boolean created(Database database, String document) {
    return database.read(
        tx ->
            tx.row(
                    "SELECT 1 FROM delivery WHERE document = ? AND state = 'created'",
                    row -> true,
                    document)
                .isPresent());
  }

  /** What is to be made of an order. */
  public static List<String> tickets(Database database, UUID orderId) {
    return database.read(
        tx ->
            tx.rows(
                "SELECT id::text FROM ticket WHERE order_id = ? ORDER BY part",
                row -> row.getString("id"),
                orderId));
  }

  /** Processes that work integrations off now. */
  public static List<UUID> holders(Database database, UUID integrationId) {
    return database.read(
        tx ->
            tx.rows(
                "SELECT holder FROM integration_run WHERE integration_id = ? AND lease_until > now()",
                row -> Tx.id(row, "holder"),
                integrationId));
  }

  /**
   * Whoever works it off was killed, for sure: it and its lanes may be taken again at once, where
   * else their leases would run out first. A create that it may have begun keeps its time.
   */
  public static void loses(Database database, UUID integrationId) {
    database.write(
        tx -> {
          tx.update(
              """
              UPDATE lane SET lease_until = now()
              WHERE integration_id = ? AND lease_until > now()
                AND holder IN (SELECT holder FROM integration_run WHERE integration_id = ?)
              """,
              integrationId,
              integrationId);
          return tx.update("DELETE FROM integration_run WHERE integration_id = ?", integrationId);
        });
  }

  /** What attempts at one came to, in their order. */
  public static List<String> attempts(Database database, UUID deliveryId) {
    return database.read(
        tx ->
            tx.rows(
                "SELECT said FROM attempt WHERE delivery_id = ? ORDER BY began_at",
                row -> row.getString("said"),
                deliveryId));
  }
}
