package dev.comanda.spec;

import dev.comanda.db.Database;
import java.util.UUID;

/** SQL that lets a delivery fail as an ERP would have it. */
final class ParkedRows {
  private ParkedRows() {}

  /** It waits for a person. */
  static void error(Database database, String deliveryId) {
    database.write(
        tx ->
            tx.update(
                """
                UPDATE delivery
                SET state = 'error', due_at = NULL, reason_code = 'document_closed',
                    course = (jsonb_set(course::jsonb - 'due_at', '{state}', '"ERROR"') ||
                      '{"reason": {"code": "document_closed", "text": "It is closed."}}')::json
                WHERE id = ?
                """,
                UUID.fromString(deliveryId)));
  }

  /** So many attempts at it have failed, and it was placed so many minutes ago. */
  static void tried(Database database, String deliveryId, int attempts, int minutes) {
    database.write(
        tx ->
            tx.update(
                """
                UPDATE delivery
                SET course = jsonb_set(course::jsonb, '{attempts}', to_jsonb(?::integer))::json,
                    placed_at = now() - make_interval(mins => ?)
                WHERE id = ?
                """,
                attempts,
                minutes,
                UUID.fromString(deliveryId)));
  }
}
