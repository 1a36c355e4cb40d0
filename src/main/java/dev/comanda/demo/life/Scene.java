package dev.comanda.demo.life;

import dev.comanda.demo.Calls;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * What all of them share.
 *
 * @param waiter opens tables, takes orders and money
 * @param cook works at the stations
 * @param onlookers whether guests come at a time
 * @param notebook holds their sessions
 */
record Scene(
    Calls calls,
    Person waiter,
    Person cook,
    Script script,
    Lots lots,
    Agenda agenda,
    Predicate<Instant> onlookers,
    Notebook notebook) {}
