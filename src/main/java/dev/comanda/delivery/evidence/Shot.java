package dev.comanda.delivery.evidence;

/**
 * A picture, as PNG.
 *
 * @param no by which its step names it
 */
public record Shot(int no, byte[] png) {}
