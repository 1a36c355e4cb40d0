package dev.comanda.live;

import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The request that opened a socket: one path parameter and a caller. */
record FakeRequest(String parameter, Caller caller, Optional<Duration> tokenLasts)
    implements Request {
  FakeRequest(String parameter, Caller caller) {
    this(parameter, caller, Optional.empty());
  }

  @Override
  public String path() {
    return "/live/" + parameter;
  }

  @Override
  public String path(String name) {
    return parameter;
  }

  @Override
  public UUID id(String name) {
    return UUID.fromString(parameter);
  }

  @Override
  public UUID location() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.empty();
  }

  @Override
  public long number(String name, long fallback, long min, long max) {
    return fallback;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<String> cookie(String name) {
    return Optional.empty();
  }

  @Override
  public boolean fromOtherSite() {
    return false;
  }

  @Override
  public boolean headOnly() {
    return false;
  }

  @Override
  public boolean takesGzip() {
    return false;
  }

  @Override
  public byte[] body(int bytesMax) {
    return new byte[0];
  }

  @Override
  public <T> T json(Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> idempotencyKey() {
    return Optional.empty();
  }

  @Override
  public Optional<Identify.Proof> proof() {
    return Optional.empty();
  }

  @Override
  public Caller.Staff staff() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Caller.Crew crew() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Caller.Guest guest() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String address() {
    return "127.0.0.1";
  }

  @Override
  public boolean vouched() {
    return false;
  }

  @Override
  public String publicUrl() {
    return "http://127.0.0.1:8080";
  }
}
