/**
 * Simulated guests, a kitchen and robots, who fill the demonstration's screens by what anybody may
 * do over HTTP. Owns who does what next, and when; knows nothing of the program but its addresses.
 * What it decides are pure functions of what was seen, of lots and of the time.
 */
@NullMarked
package dev.comanda.demo.life;

import org.jspecify.annotations.NullMarked;
