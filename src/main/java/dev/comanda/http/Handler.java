package dev.comanda.http;

/** Answers one kind of request; runs on a virtual thread and may block. */
@FunctionalInterface
public interface Handler {
  /**
   * The answer.
   *
   * @throws dev.comanda.problem.Refused to turn the request down in words
   */
  Reply handle(Request request);
}
