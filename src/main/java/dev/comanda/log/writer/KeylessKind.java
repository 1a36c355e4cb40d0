package dev.comanda.log.writer;

/**
 * How commands are applied that carry no key: doing them twice is harmless by their own rules, so
 * none is ever answered from the log.
 *
 * @param <C> the commands
 * @param <R> what their callers are answered
 */
public interface KeylessKind<C extends Command<R>, R> extends Kind<C, R> {
  @Override
  default R answered(String eventData) {
    throw new IllegalStateException("a command without a key is not repeated");
  }
}
