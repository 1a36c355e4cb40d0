package dev.comanda.http;

/** One WebSocket line of {@code Routes}; who may stay is decided by the handler after the hello. */
public record SocketRoute(String path, SocketHandler handler) {}
