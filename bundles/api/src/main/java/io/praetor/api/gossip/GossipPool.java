package io.praetor.api.gossip;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One pool of members that watch each other; a service with the property {@link #POOL}, registered
 * once its sockets are bound and before anything has been joined. Thread-safe; nothing blocks.
 */
@ProviderType
public interface GossipPool {

  /** Service property: {@link #LAN} or {@link #WAN}. */
  String POOL = "praetor.pool";

  /** All agents of a datacenter. */
  String LAN = "lan";

  /** The servers of all datacenters. */
  String WAN = "wan";

  /** This agent. */
  Member self();

  /** All members, failed and left ones included until they are reaped; self included. */
  List<Member> members();

  /**
   * Contacts members at {@code host}, {@code host:port} or {@code [v6]:port}; names are resolved,
   * each address that they have counts. Completes when every address was tried.
   */
  CompletableFuture<JoinResult> join(List<String> addresses);

  /**
   * Tells the others that this agent goes, and waits a few seconds for the word to spread. The pool
   * goes on listening but answers as one that left; joining again brings it back.
   */
  CompletableFuture<Void> leave();

  /**
   * Declares a failed member as left. Completes with false when there is no such member.
   *
   * @param prune also forget it, here and on every member
   */
  CompletableFuture<Boolean> forceLeave(String name, boolean prune);

  /**
   * Sends an event to every member, this one included.
   *
   * @param coalesce whether the receivers may keep only the newest of one name
   * @throws io.praetor.api.error.InvalidRequestException when name and payload are over 512 bytes
   */
  void fire(String name, byte[] payload, boolean coalesce);

  /** Sets a tag of this member, or removes it when the value is null, and tells the others. */
  void tag(String key, String value);

  /** The keys that the pool encrypts with; operations reach every member. */
  Keyring keyring();

  /** Where this member is in the network; the origin while coordinates are off. */
  Coordinate coordinate();

  /** Where members said that they are, by name, as far as measuring has told; self included. */
  Map<String, Coordinate> coordinates();

  /** Numbers for people, in Consul's names ({@code members failed left health_score ...}). */
  Map<String, String> stats();
}
