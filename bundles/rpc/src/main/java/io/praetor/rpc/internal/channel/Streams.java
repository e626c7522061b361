package io.praetor.rpc.internal.channel;

import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.praetor.rpc.internal.wire.AbortReason;
import io.praetor.rpc.internal.wire.FrameType;
import io.praetor.rpc.internal.wire.MalformedFrameException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The streams of a connection. On its event loop only. */
public final class Streams {

  private final FrameConnection connection;
  private final int max;
  private final IntObjectMap<FlowStream> open = new IntObjectHashMap<>();

  /** Those that have credit, but whose connection is full: in turn, so that none is forgotten. */
  private final Set<FlowStream> blocked = new LinkedHashSet<>();

  Streams(FrameConnection connection, int max) {
    this.connection = connection;
    this.max = max;
  }

  public int count() {
    return open.size();
  }

  public boolean isFull() {
    return open.size() >= max;
  }

  public boolean contains(int id) {
    return open.containsKey(id);
  }

  /** Adds a stream; frames that come for it find it from now on. */
  public void add(int id, FlowStream stream) {
    open.put(id, stream);
    stream.attach(this, id);
  }

  void remove(int id) {
    blocked.remove(open.remove(id));
  }

  /** Whether a message may be written now; if not, the stream will be told when. */
  boolean mayWrite(FlowStream stream) {
    if (connection.isWritable()) {
      return true;
    }
    blocked.add(stream);
    return false;
  }

  boolean areBlocked() {
    return !blocked.isEmpty();
  }

  /** The connection takes messages again. */
  void resume() {
    while (!blocked.isEmpty() && connection.isWritable()) {
      FlowStream next = blocked.iterator().next();
      blocked.remove(next);
      next.sendUnsent();
    }
  }

  void write(FrameType type, int id, byte[] body) {
    connection.write(type, id, null, body);
  }

  /** Tells the peer that a stream is over. */
  public void writeAbort(int id, AbortReason reason) {
    connection.write(FrameType.ABORT, id, null, reason.encode());
  }

  /** A frame for a stream that is over is one that was under way: nothing to do. */
  void frame(FrameType type, int id, byte[] body) throws MalformedFrameException {
    FlowStream stream = open.get(id);
    if (stream == null) {
      return;
    }
    switch (type) {
      case MESSAGE -> stream.messageCame(body);
      case CREDIT -> stream.creditCame(body);
      case END -> stream.endCame();
      default -> stream.abortCame(AbortReason.decode(body));
    }
  }

  void connectionEnded(String reason, boolean neverReady) {
    List<FlowStream> all = new ArrayList<>(open.values());
    open.clear();
    blocked.clear();
    for (FlowStream stream : all) {
      stream.broken(reason, neverReady);
    }
  }
}
