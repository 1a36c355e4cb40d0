package dev.comanda.demo.erp;

/**
 * What has arrived since the start, whatever became of it.
 *
 * @param submits forms with a line to be added
 * @param logIns forms with a user and a password
 * @param logInsRefused those of them with a wrong one
 */
public record Counts(int submits, int logIns, int logInsRefused) {}
