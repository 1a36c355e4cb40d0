package dev.comanda.live;

import dev.comanda.http.Socket;
import dev.comanda.live.Encoded.Line;
import dev.comanda.log.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One reader. While its first frames are loaded, and while a frame is on its way, batches wait
 * here, at most {@link #WAITING_BYTES_MAX}; a reader that falls further behind is closed with a
 * come-back code. Costs no thread and no buffer while nothing happens. Thread-safe.
 */
final class Subscription implements Socket.Done {
  /** Bytes of events that may wait for a reader: some 1,000 orders. */
  static final int WAITING_BYTES_MAX = 1024 * 1024;

  /** Bytes of waiting batches that are put into one frame. */
  static final int MERGED_BYTES_MAX = 64 * 1024;

  /** Pings in a row that find the same frame unsent; then the peer is taken for dead: a minute. */
  static final int UNSENT_PINGS_MAX = 4;

  private final Hub hub;
  private final Feed feed;
  private volatile Channel channel;
  private final Socket socket;
  private final Snapshots snapshots;
  private final byte pingTurn;
  private final Stay.Until until;

  private @Nullable Deque<EventBatch> waiting;
  private int waitingBytes;
  private long epoch;
  private long seq;
  private int turn;
  private byte unsentPings;
  private boolean live;
  private boolean sending;
  private boolean ended;

  Subscription(
      Hub hub,
      Feed feed,
      Channel channel,
      Socket socket,
      Snapshots snapshots,
      int pingTurn,
      Stay.Until until) {
    this.hub = hub;
    this.feed = feed;
    this.channel = channel;
    this.socket = socket;
    this.snapshots = snapshots;
    this.pingTurn = (byte) pingTurn;
    this.until = until;
  }

  Channel channel() {
    return channel;
  }

  int pingTurn() {
    return pingTurn;
  }

  synchronized boolean ended() {
    return ended;
  }

  /** How often this was restarted. */
  synchronized int turn() {
    return turn;
  }

  /** Begins to listen; see {@link Feed#join}. */
  Position join() {
    return feed.join(this);
  }

  /**
   * Listens to the session that took in the one listened to, if one did; says whether it does. To
   * be asked after joining: what is merged later is told by the feed.
   */
  boolean follow() {
    var goesOn = channel.goesOn(snapshots);
    if (goesOn.isEmpty()) {
      return false;
    }
    feed.leave(this);
    channel = goesOn.get();
    feed.join(this);
    follow();
    return true;
  }

  /** The state to begin with. */
  Snapshots.Snapshot snapshot() {
    return channel.snapshot(snapshots);
  }

  /** Sends a first frame and waits until it is out, or this has ended. */
  void sendFirst(byte[] frame) throws InterruptedException {
    synchronized (this) {
      awaitSent();
      if (ended) {
        return;
      }
      sending = true;
    }
    socket.send(frame, this);
    synchronized (this) {
      awaitSent();
    }
  }

  private void awaitSent() throws InterruptedException {
    while (sending && !ended) {
      wait();
    }
  }

  /**
   * The first frames told everything up to a position; from now on batches go out. False when this
   * was restarted meanwhile.
   */
  boolean goLive(int turn, Position told) {
    synchronized (this) {
      if (this.turn != turn && !ended) {
        return false;
      }
      epoch = told.epoch();
      seq = told.seq();
      live = true;
    }
    sendNext();
    return true;
  }

  /** Takes a batch; what the reader has already is left out when it is sent. */
  void offer(EventBatch batch) {
    boolean tooMuch;
    synchronized (this) {
      if (ended) {
        return;
      }
      if (waiting == null) {
        waiting = new ArrayDeque<>(2);
      }
      boolean alone = live && !sending && waiting.isEmpty();
      waiting.add(batch);
      waitingBytes += batch.bytes();
      tooMuch = !alone && waitingBytes > WAITING_BYTES_MAX;
    }
    if (tooMuch) {
      close(Farewell.BEHIND);
    } else {
      sendNext();
    }
  }

  private void sendNext() {
    byte[] frame = null;
    synchronized (this) {
      var queue = waiting;
      if (!live || sending || ended || queue == null) {
        return;
      }
      dropKnown(queue);
      if (queue.isEmpty()) {
        waiting = null;
        return;
      }
      if (queue.element().from() <= seq + 1) {
        frame = merge(queue);
        sending = true;
      }
    }
    if (frame == null) {
      close(Farewell.BEHIND);
    } else {
      socket.send(frame, this);
    }
  }

  private void dropKnown(Deque<EventBatch> queue) {
    while (!queue.isEmpty()) {
      var first = queue.element();
      if (first.epoch() == epoch && first.to() > seq) {
        return;
      }
      queue.remove();
      waitingBytes -= first.bytes();
    }
  }

  /** The waiting batches, as many as fit, as one frame; a single whole one is everybody's. */
  private byte[] merge(Deque<EventBatch> queue) {
    var batches = new ArrayList<EventBatch>();
    int bytes = 0;
    do {
      var next = queue.remove();
      batches.add(next);
      bytes += next.bytes();
    } while (!queue.isEmpty() && bytes + queue.element().bytes() <= MERGED_BYTES_MAX);
    waitingBytes -= bytes;
    long from = seq + 1;
    var first = batches.getFirst();
    seq = batches.getLast().to();
    if (batches.size() == 1 && first.from() == from) {
      return first.frame();
    }
    var lines = new ArrayList<Line>();
    batches.forEach(batch -> lines.addAll(batch.after(from - 1)));
    return Frames.events(epoch, from, seq, lines);
  }

  /** Until when its reader may listen. */
  Stay.Until until() {
    return until;
  }

  /** Sends a ping, unless a frame is on its way; finds peers that stopped reading. */
  void ping(byte[] frame) {
    boolean dead;
    synchronized (this) {
      if (ended) {
        return;
      }
      dead = sending && ++unsentPings >= UNSENT_PINGS_MAX;
      if (sending && !dead) {
        return;
      }
      sending = true;
    }
    if (dead) {
      close(Farewell.BEHIND);
    } else {
      socket.send(frame, this);
    }
  }

  @Override
  public void sent(boolean ok) {
    synchronized (this) {
      sending = false;
      unsentPings = 0;
      notifyAll();
    }
    if (ok) {
      sendNext();
    } else {
      gone();
    }
  }

  /** What was told no longer counts: the reader gets a gap and a new snapshot. */
  void restart() {
    boolean wasLive;
    synchronized (this) {
      wasLive = live;
      live = false;
      turn++;
      waiting = null;
      waitingBytes = 0;
    }
    if (wasLive) {
      hub.reload(this);
    }
  }

  /** Closes the socket and forgets the reader; only the first call counts. */
  void close(Farewell why) {
    if (end()) {
      socket.close(why.code(), why.reason());
    }
  }

  /** The connection is gone: forgets the reader. */
  void gone() {
    end();
  }

  private boolean end() {
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
      waiting = null;
      waitingBytes = 0;
      notifyAll();
    }
    hub.leave(this, feed);
    return true;
  }
}
