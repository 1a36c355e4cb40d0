package dev.comanda.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A network that lets every frame out at once, until it is told to hold them. Thread-safe. */
final class Held implements Executor {
  private final Queue<Runnable> frames = new ArrayDeque<>();
  private boolean holding;

  @Override
  public void execute(Runnable frame) {
    synchronized (this) {
      if (holding) {
        frames.add(frame);
        return;
      }
    }
    frame.run();
  }

  /** From now on frames stay. */
  synchronized void hold() {
    holding = true;
  }

  /** Lets the frame that stays out. */
  void release() {
    Runnable frame;
    synchronized (this) {
      frame = frames.remove();
    }
    frame.run();
  }

  synchronized int waiting() {
    return frames.size();
  }
}
