package dev.comanda.preparation.line;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a robot said of an order, as it said it.
 *
 * @param serial the order's number, where what was sent is one
 * @param reason why it was not applied; null while it waits to be
 */
public record RobotReport(
    UUID locationId,
    UUID id,
    Instant at,
    String orderId,
    @Nullable Integer serial,
    String status,
    String orderbotId,
    @Nullable Reason reason) {}
