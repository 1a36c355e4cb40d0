/**
 * Talks to a robot's engine: hands an order over at the address at which it waits, and asks whether
 * it still waits there. Owns which addresses may be called and what an answer, or none, means.
 * Knows no ticket, no database and no queue of robots.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.robot;
