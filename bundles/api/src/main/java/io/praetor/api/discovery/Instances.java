package io.praetor.api.discovery;

import java.util.List;

/**
 * The instances that a question found. As long as nothing changes, a provider may answer with the
 * very same object: who keeps what it made of one may look whether it is still the same.
 *
 * @param list in no particular order
 */
public record Instances(List<Instance> list) {

  /** There are none. */
  public static final Instances NONE = new Instances(List.of());

  public Instances {
    list = List.copyOf(list);
  }
}
