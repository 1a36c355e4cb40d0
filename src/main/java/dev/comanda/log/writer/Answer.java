package dev.comanda.log.writer;

/**
 * What became of a command.
 *
 * @param replayed whether this is the answer to an earlier request with the same key
 */
public record Answer<R>(R value, boolean replayed) {}
