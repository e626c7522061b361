package io.praetor.state.internal.durable;

import java.nio.file.Path;
import java.util.Set;

/** A mark in memory, and what happens while it is written. */
final class MarkOnly implements StateFiles {

  byte[] mark;
  private byte[] prepared;
  Runnable atPrepare = () -> {};
  Runnable atCommit = () -> {};

  @Override
  public Path directory(String engine) {
    return Path.of(engine);
  }

  @Override
  public byte[] readMark() {
    return mark;
  }

  @Override
  public void prepareMark(byte[] next) {
    atPrepare.run();
    prepared = next;
  }

  @Override
  public void commitMark() {
    atCommit.run();
    mark = prepared;
  }

  @Override
  public boolean exists(String engine) {
    return true;
  }

  @Override
  public Set<String> occupied() {
    return Set.of();
  }

  @Override
  public void create(String engine) {}

  @Override
  public void delete(String engine) {}

  static void raise(Throwable failure) {
    MarkOnly.<RuntimeException>as(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void as(Throwable failure) throws T {
    throw (T) failure;
  }
}
