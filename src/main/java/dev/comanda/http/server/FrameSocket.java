package dev.comanda.http.server;

import dev.comanda.http.Caller;
import dev.comanda.http.Socket;
import dev.comanda.http.SocketListener;
import dev.comanda.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket over Jetty's frames. Reads the next frame only after it is done with the last, so
 * that a client cannot make us hold more than one message, nor more than one pong.
 */
final class FrameSocket implements Socket, FrameHandler {
  /** Reason bytes that a close frame has room for, less the code. */
  private static final int REASON_BYTES_MAX = 120;

  private static final byte[] NOTHING = new byte[0];

  /** Whether the listener is being told something, and whether the connection is gone. */
  private enum Phase {
    BUSY,
    IDLE,
    BUSY_GONE,
    GONE
  }

  private final Sockets sockets;
  private final Crowd.Line line;
  private final String address;
  private final Caller caller;
  private final AtomicReference<Optional<Room.Held>> place =
      new AtomicReference<>(Optional.empty());
  private final Function<Socket, SocketListener> opening;
  private final AtomicBoolean sending = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.BUSY);
  private volatile long heardNanos = System.nanoTime();
  private @Nullable CoreSession session;
  private @Nullable SocketListener listener;
  private @Nullable ByteArrayOutputStream message;

  /**
   * A socket that begins.
   *
   * @param line the connection that it has
   * @param head of the handshake
   * @param caller who came with the handshake; others may say later who they are
   */
  FrameSocket(
      Sockets sockets,
      Crowd.Line line,
      RequestHead head,
      Caller caller,
      Function<Socket, SocketListener> opening) {
    this.sockets = sockets;
    this.line = line;
    this.address = head.address();
    this.caller = caller;
    this.opening = opening;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    line.waits(true);
    if (!hold(sockets.add(this, address))) {
      full();
    } else {
      try {
        if (!(caller instanceof Caller.Nobody)) {
          of(caller);
        }
        listener = opening.apply(this);
      } catch (RuntimeException | Error e) {
        refuse(e);
      }
    }
    told();
    opened.demand();
  }

  private boolean hold(Optional<Room.Held> taken) {
    place.getAndSet(taken).ifPresent(Room.Held::giveBack);
    if (phase.get() == Phase.BUSY_GONE || phase.get() == Phase.GONE) {
      place.getAndSet(Optional.empty()).ifPresent(Room.Held::giveBack);
    }
    return taken.isPresent();
  }

  @Override
  public void of(Caller known) {
    if (!hold(sockets.of(this, known))) {
      full();
      throw Load.busy();
    }
    switch (known) {
      case Caller.Nobody nobody -> throw new IllegalArgumentException("This is nobody");
      case Caller.Asker asker -> line.known(asker.requestId(), false);
      case Caller.Guest guest -> line.known(guest.guestId(), false);
      case Caller.Crew one -> line.known(one.id(), true);
    }
    line.waits(false);
  }

  /** There is no room for it, or no longer. */
  void full() {
    close(Sockets.FULL, "full, come back later");
  }

  /** The listener has heard; if the connection went meanwhile, it hears that now. */
  private void told() {
    if (!phase.compareAndSet(Phase.BUSY, Phase.IDLE)) {
      phase.set(Phase.GONE);
      tellClosed();
    }
  }

  /** Ends the connection for what a feature threw, with the code that tells whether to return. */
  private void refuse(Throwable thrown) {
    var reply = Exchange.failure(thrown, "a WebSocket");
    if (reply.status() >= 500 || reply.status() == 429) {
      close(Sockets.RESTART, "something failed here, come back");
    } else {
      int code = 4000 + (reply.status() == 409 ? 404 : reply.status());
      close(code, thrown instanceof Refused refused ? refused.code().wireName() : "refused");
    }
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    heardNanos = System.nanoTime();
    switch (frame.getOpCode()) {
      case OpCode.PING -> pong(frame, callback);
      case OpCode.TEXT, OpCode.CONTINUATION -> {
        text(frame);
        done(callback);
      }
      case OpCode.BINARY -> {
        close(Sockets.BAD_MESSAGE, "only text is understood");
        done(callback);
      }
      case OpCode.CLOSE -> callback.succeeded();
      default -> done(callback);
    }
  }

  private void done(Callback callback) {
    callback.succeeded();
    live().demand();
  }

  private void pong(Frame ping, Callback callback) {
    var payload = ByteBuffer.allocate(ping.getPayloadLength());
    if (ping.hasPayload()) {
      payload.put(ping.getPayload().slice());
    }
    live()
        .sendFrame(
            new Frame(OpCode.PONG, payload.flip()),
            Callback.from(() -> done(callback), callback::failed),
            false);
  }

  private void text(Frame frame) {
    if (closing.get()) {
      return;
    }
    int held = message == null ? 0 : message.size();
    if (held + frame.getPayloadLength() > SocketListener.FRAME_BYTES_MAX) {
      message = null;
      close(Sockets.BAD_MESSAGE, "at most " + SocketListener.FRAME_BYTES_MAX + " bytes a message");
      return;
    }
    var all = message == null ? new ByteArrayOutputStream(frame.getPayloadLength()) : message;
    var part = frame.hasPayload() ? new byte[frame.getPayloadLength()] : NOTHING;
    if (frame.hasPayload()) {
      frame.getPayload().slice().get(part);
    }
    all.writeBytes(part);
    message = frame.isFin() ? null : all;
    if (frame.isFin()) {
      deliver(all.toByteArray());
    }
  }

  private void deliver(byte[] utf8) {
    if (!phase.compareAndSet(Phase.IDLE, Phase.BUSY)) {
      return;
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      if (listener != null) {
        listener.text(text);
      }
    } catch (CharacterCodingException e) {
      close(Sockets.BAD_MESSAGE, "this is no UTF-8");
    } catch (RuntimeException | Error e) {
      refuse(e);
    } finally {
      told();
    }
  }

  @Override
  public void send(byte[] utf8, Done done) {
    if (!sending.compareAndSet(false, true)) {
      throw new IllegalStateException("The last frame is still on its way");
    }
    var callback =
        Callback.from(
            () -> {
              sending.set(false);
              done.sent(true);
            },
            failure -> {
              sending.set(false);
              done.sent(false);
            });
    live().sendFrame(new Frame(OpCode.TEXT, ByteBuffer.wrap(utf8)), callback, false);
  }

  @Override
  public void close(int code, String reason) {
    if (closing.compareAndSet(false, true)) {
      sockets.closing(this);
      line.waits(true);
      var bytes = reason.getBytes(StandardCharsets.UTF_8);
      var shown = bytes.length <= REASON_BYTES_MAX ? reason : "";
      live().close(code, shown, Callback.NOOP);
    }
  }

  /** Asks the peer for a sign of life. */
  void ping() {
    if (!closing.get()) {
      live().sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
    }
  }

  /** Drops the connection without a word. */
  void drop() {
    live().abort();
  }

  /** When the peer was last heard, by {@link System#nanoTime}. */
  long heardNanos() {
    return heardNanos;
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    closing.set(true);
    sockets.remove(this);
    // Gone first: who holds a place from now on sees that, and gives it back itself.
    var before = phase.getAndUpdate(now -> now == Phase.BUSY ? Phase.BUSY_GONE : Phase.GONE);
    place.getAndSet(Optional.empty()).ifPresent(Room.Held::giveBack);
    if (before == Phase.IDLE) {
      tellClosed();
    }
    callback.succeeded();
  }

  private void tellClosed() {
    try {
      if (listener != null) {
        listener.closed();
      }
    } catch (RuntimeException | Error e) {
      Exchange.failure(e, "closing a WebSocket");
    }
  }

  private CoreSession live() {
    if (session == null) {
      throw new IllegalStateException("The socket is not open yet");
    }
    return session;
  }
}
