package dev.comanda.ops;

/**
 * Something that works but needs somebody.
 *
 * @param code by which pages tell it in the reader's language
 * @param words for who runs the server
 */
public record Sign(String code, String words) {}
