package dev.comanda.log.writer;

import dev.comanda.log.Head;
import dev.comanda.problem.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One waiting command: {@code queued → taken → answered}, back to {@code queued} while it is
 * certain that it was not committed, and {@code queued → withdrawn} when its deadline passes. One
 * that is {@code abandoned}, its caller gone without an answer, is never begun again.
 */
public final class Entry<C extends Command<R>, R> {
  private enum State {
    QUEUED,
    TAKEN,
    ANSWERED,
    WITHDRAWN,
    ABANDONED
  }

  private final C command;
  private final long deadlineNanos;
  private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
  private final CompletableFuture<Answer<R>> future = new CompletableFuture<>();
  private @Nullable Head head;
  private @Nullable Answer<R> answer;
  private @Nullable Refused refused;
  private long seq;
  private boolean known;
  private boolean changed;

  Entry(C command, long deadlineNanos) {
    this.command = command;
    this.deadlineNanos = deadlineNanos;
  }

  /** The locked rows of the commands' locations, by the locations' ids. */
  public static <C extends Command<R>, R> Map<UUID, Head> heads(List<Entry<C, R>> entries) {
    var heads = new HashMap<UUID, Head>();
    entries.forEach(entry -> heads.put(entry.command().locationId(), entry.head()));
    return heads;
  }

  /** What is wished. */
  public C command() {
    return command;
  }

  /** The locked row of the command's location. */
  public Head head() {
    return Objects.requireNonNull(head);
  }

  /**
   * The command is applied.
   *
   * @param eventSeq the event whose data holds the answer, for a repeat of the request
   */
  public void done(R result, long eventSeq) {
    answer = new Answer<>(result, false);
    seq = eventSeq;
    changed = true;
  }

  /** All was so already that the command wishes; nothing of it is written. */
  public void unchanged(R result) {
    answer = new Answer<>(result, false);
  }

  /**
   * What the command wishes was done before, for an earlier one; nothing of it is written but its
   * key, which is answered alike from then on.
   *
   * @param eventSeq the event whose data holds the answer
   */
  public void doneBefore(R result, long eventSeq) {
    answer = new Answer<>(result, true);
    seq = eventSeq;
  }

  /** The command is turned down and nothing of it was written. */
  public void refuse(Refused why) {
    refused = why;
  }

  /** Whether {@link #refuse} was called. */
  public boolean isRefused() {
    return refused != null;
  }

  void under(Head lockedHead) {
    head = lockedHead;
    answer = null;
    refused = null;
    seq = 0;
    known = false;
    changed = false;
  }

  boolean undecided() {
    return answer == null && refused == null;
  }

  /** Whether something was written for it that was not so before. */
  boolean changed() {
    return changed;
  }

  /** Whether it was answered under a key that was not known, which is to be remembered. */
  boolean keepsKey() {
    return answer != null && command.idempotency() != null && !known;
  }

  /** The event that holds the answer; 0 where none does. */
  public long seq() {
    return seq;
  }

  void replay(String eventData) {
    answer = new Answer<>(command.kind().answered(eventData), true);
    known = true;
  }

  boolean take() {
    return state.compareAndSet(State.QUEUED, State.TAKEN);
  }

  /** What was taken and not answered waits again; the caller may have gone. */
  boolean putBack() {
    return state.compareAndSet(State.TAKEN, State.QUEUED);
  }

  boolean withdraw() {
    return state.compareAndSet(State.QUEUED, State.WITHDRAWN);
  }

  /** The caller goes without knowing what becomes of a taken command. */
  boolean abandon() {
    return state.compareAndSet(State.TAKEN, State.ABANDONED);
  }

  /** Whether a writer has it in hand and its caller waits. */
  boolean open() {
    return state.get() == State.TAKEN;
  }

  /** Whether its deadline has passed. */
  boolean overdue() {
    return System.nanoTime() - deadlineNanos >= 0;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  CompletableFuture<Answer<R>> future() {
    return future;
  }

  /** Tells the caller the outcome that the transaction came to. */
  void answer() {
    state.set(State.ANSWERED);
    if (answer != null) {
      future.complete(answer);
    } else {
      future.completeExceptionally(Objects.requireNonNull(refused));
    }
  }

  /** Tells a caller whose command was withdrawn or abandoned; nothing else becomes of it. */
  void tell(Refused why) {
    future.completeExceptionally(why);
  }

  void fail(Throwable why) {
    state.set(State.ANSWERED);
    future.completeExceptionally(why);
  }
}
