package io.praetor.kv.internal.http;

import io.praetor.spi.http.HttpRequest;

/** Whether somebody who follows changes for long may still do what they might when they came. */
@FunctionalInterface
public interface Standing {

  /** Any thread; never blocks. True as long as nobody can tell. */
  boolean holds(HttpRequest request);
}
