/**
 * What connectors saw and did, kept for people: texts and pictures, bounded, with nothing in them
 * by which one could sign in. Pictures go when they are old or too many.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.evidence;
