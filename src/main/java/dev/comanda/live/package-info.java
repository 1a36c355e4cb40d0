/**
 * Live screens: what a commit appended to a location's log goes at once to every socket that may
 * see it, each event exactly once and in order, or the socket is told of a gap and gets a fresh
 * snapshot. Owns the fan-out ({@link dev.comanda.live.Hub}), one bounded reader per socket and the
 * frames on the wire. Knows neither sessions nor orders: what it shows comes through {@link
 * dev.comanda.live.Snapshots} and {@link dev.comanda.live.EventView}.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.live;
