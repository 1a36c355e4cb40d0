package dev.comanda.delivery.run;

import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.course.Rules;
import dev.comanda.delivery.evidence.Mask;
import java.util.UUID;

/**
 * An integration whose deliveries are worked off by this process.
 *
 * @param name for threads and logs
 * @param holder the start of this process
 * @param traits what its connector declares
 * @param connector its connector, which lines and looks share
 * @param mask hides who signs in for it
 */
record Job(
    UUID locationId,
    UUID integrationId,
    String name,
    UUID holder,
    Traits traits,
    Rules rules,
    KeptConnector connector,
    Mask mask) {}
