package io.praetor.raft.internal.control;

import io.praetor.raft.internal.transport.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link WireOut} wrote. Takes no memory for lengths that the message does not have. */
public final class WireIn {

  /** Reads one element of a list. */
  interface Element<T> {
    T read(WireIn in) throws MalformedMessageException;
  }

  private final ByteBuffer in;

  public WireIn(byte[] message) {
    in = ByteBuffer.wrap(message);
  }

  public int octet() throws MalformedMessageException {
    require(1);
    return in.get() & 0xff;
  }

  public long number() throws MalformedMessageException {
    require(Long.BYTES);
    return in.getLong();
  }

  public byte[] bytes() throws MalformedMessageException {
    byte[] value = new byte[size()];
    in.get(value);
    return value;
  }

  public String text() throws MalformedMessageException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  <E extends Enum<E>> E choice(E[] all) throws MalformedMessageException {
    int number = octet();
    if (number >= all.length) {
      throw new MalformedMessageException("choice " + number + " is not known");
    }
    return all[number];
  }

  <T> List<T> list(Element<T> element) throws MalformedMessageException {
    // Each element takes at least a byte.
    int size = size();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(element.read(this));
    }
    return List.copyOf(values);
  }

  public void end() throws MalformedMessageException {
    if (in.hasRemaining()) {
      throw new MalformedMessageException(in.remaining() + " bytes too many");
    }
  }

  private int size() throws MalformedMessageException {
    require(Integer.BYTES);
    int size = in.getInt();
    if (size < 0) {
      throw new MalformedMessageException("a negative length");
    }
    require(size);
    return size;
  }

  private void require(int bytes) throws MalformedMessageException {
    if (in.remaining() < bytes) {
      throw new MalformedMessageException("the message ends too early");
    }
  }
}
