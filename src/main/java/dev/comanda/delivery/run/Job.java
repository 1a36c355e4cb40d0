package dev.comanda.delivery.run;

import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.course.Rules;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An integration whose deliveries are worked off by this process.
 *
 * @param name for threads and logs
 * @param holder the start of this process
 * @param traits what its connector declares
 * @param connectors opens its connector, anew where one was stuck
 */
record Job(
    UUID locationId,
    UUID integrationId,
    String name,
    UUID holder,
    Traits traits,
    Rules rules,
    Supplier<Connector> connectors) {}
