package dev.comanda.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/** Takes the head of a request from a servlet, or from Jetty itself. */
final class JavalinHttpHead {
  private JavalinHttpHead() {}

  static Head of(HttpServletRequest request, HttpSettings settings) {
    Function<String, List<String>> headers = name -> Collections.list(request.getHeaders(name));
    return new Head(
        request.getMethod(),
        request.getRequestURI(),
        request.getQueryString(),
        reached(request.getRemoteAddr(), request.isSecure(), headers, settings),
        headers);
  }

  static Head of(Request request, HttpSettings settings) {
    var path = request.getHttpURI().getPath();
    Function<String, List<String>> headers = request.getHeaders()::getValuesList;
    return new Head(
        request.getMethod(),
        path == null ? "/" : path,
        request.getHttpURI().getQuery(),
        reached(Request.getRemoteAddr(request), request.isSecure(), headers, settings),
        headers);
  }

  private static Reached reached(
      String peer, boolean tls, Function<String, List<String>> headers, HttpSettings settings) {
    return Reached.of(peer, tls, headers, settings.proxies(), settings.publicUrl());
  }
}
