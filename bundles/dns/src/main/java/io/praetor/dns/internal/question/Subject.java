package io.praetor.dns.internal.question;

import io.praetor.api.discovery.InstanceLookup;

/** What a name below the domain stands for; names are in lower case. */
public sealed interface Subject {

  /** Nothing: it does not exist. */
  record Nothing() implements Subject {}

  /** A node. */
  record Node(String name, String datacenter) implements Subject {}

  /**
   * The instances of a service.
   *
   * @param tag empty for any
   */
  record Service(String name, String tag, InstanceLookup.Way way, String datacenter)
      implements Subject {}

  /** The address that stands for all instances of a service in the mesh. */
  record Virtual(String service) implements Subject {}

  /** What a prepared query finds. */
  record Prepared(String query, String datacenter) implements Subject {}

  /**
   * An address that is written in the name itself.
   *
   * @param octets 4 or 16 of them; none when the name is no address
   */
  record Address(byte[] octets) implements Subject {}
}
