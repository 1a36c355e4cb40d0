package dev.comanda.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** Takes the head of a request from a servlet, or from Jetty itself. */
final class JavalinHttpHead {
  private JavalinHttpHead() {}

  static Head of(HttpServletRequest request, Optional<String> publicUrl) {
    return new Head(
        request.getMethod(),
        request.getRequestURI(),
        request.getQueryString(),
        request.isSecure() || secure(publicUrl),
        request.getRemoteAddr(),
        name -> Collections.list(request.getHeaders(name)));
  }

  static Head of(Request request, Optional<String> publicUrl) {
    var path = request.getHttpURI().getPath();
    return new Head(
        request.getMethod(),
        path == null ? "/" : path,
        request.getHttpURI().getQuery(),
        request.isSecure() || secure(publicUrl),
        Request.getRemoteAddr(request),
        request.getHeaders()::getValuesList);
  }

  private static boolean secure(Optional<String> publicUrl) {
    return publicUrl.filter(url -> url.startsWith("https:")).isPresent();
  }
}
