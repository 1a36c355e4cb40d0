package dev.comanda.delivery;

import dev.comanda.db.Database;
import java.util.UUID;

/** SQL that lets time pass for what was seen in ERPs. */
public final class LookRows {
  private LookRows() {}

  /** An ERP was looked at two days ago for the last time, and all was well. */
  public static void daysAgo(Database database, UUID integrationId) {
    database.write(
        tx ->
            tx.update(
                """
                INSERT INTO integration_canary (location_id, integration_id, at, scheduled)
                SELECT location_id, id, now() - interval '2 days', true
                FROM integration
                WHERE id = ?
                ON CONFLICT (location_id, integration_id) DO UPDATE
                SET at = EXCLUDED.at, reason_code = NULL, reason = NULL, step = NULL, failures = 0
                """,
                integrationId));
  }

  /** The last look was so many minutes earlier. */
  public static void earlier(Database database, UUID integrationId, int minutes) {
    database.write(
        tx ->
            tx.update(
                """
                UPDATE integration_canary
                SET at = at - make_interval(mins => ?)
                WHERE integration_id = ?
                """,
                minutes,
                integrationId));
  }

  /** The pictures of attempts at a delivery are gone. */
  public static int prune(Database database, UUID deliveryId) {
    return database.write(
        tx -> tx.update("DELETE FROM evidence_picture WHERE delivery_id = ?", deliveryId));
  }

  /** Plants an attempt at a delivery, and a look at its ERP, with a picture each. */
  public static void plant(Database database, UUID deliveryId, UUID attemptId, byte[] png) {
    database.write(
        tx -> {
          tx.update(
              """
              INSERT INTO attempt (location_id, delivery_id, id, said, began_at, ended_at, steps)
              SELECT location_id, id, ?, 'again', now(), now(), '[{"step": "found", "text": "", "picture": 1}]'
              FROM delivery
              WHERE id = ?
              """,
              attemptId,
              deliveryId);
          tx.update(
              """
              INSERT INTO evidence_picture (location_id, delivery_id, attempt_id, no, integration_id,
                taken_at, bytes, png)
              SELECT location_id, id, ?, 1, integration_id, now(), length(?::bytea), ?
              FROM delivery
              WHERE id = ?
              """,
              attemptId,
              png,
              png,
              deliveryId);
          return deliveryId;
        });
  }

  /** Plants a look at an ERP with a picture. */
  public static void plantLook(Database database, UUID integrationId, byte[] png) {
    daysAgo(database, integrationId);
    database.write(
        tx ->
            tx.update(
                """
                INSERT INTO canary_picture (location_id, integration_id, no, png)
                SELECT location_id, id, 1, ?
                FROM integration
                WHERE id = ?
                """,
                png,
                integrationId));
  }
}
