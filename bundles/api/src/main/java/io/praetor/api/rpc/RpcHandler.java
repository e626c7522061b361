package io.praetor.api.rpc;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers calls that come in on the server port; a whiteboard service with the property {@link
 * #PROTOCOL}. While none is there for a protocol its callers wait for a moment and then get an
 * {@link io.praetor.api.error.UnavailableException}.
 */
@ConsumerType
public interface RpcHandler {

  /** Service property: name of the protocol, at most 64 characters. */
  String PROTOCOL = "praetor.rpc.protocol";

  /**
   * Service property, a Boolean: whether only peers that have proved to be servers of this
   * datacenter may call, where the configuration demands such proof. A protocol is open to clients
   * only where this is said to be false.
   */
  String SERVERS_ONLY = "praetor.rpc.servers-only";

  /**
   * Service property, a Boolean: whether agents may call, too, that have proved nothing of
   * themselves, over connections that are made for that. It is said of one protocol only: that by
   * which agents get what they prove themselves with.
   */
  String UNCERTIFIED = "praetor.rpc.uncertified";

  /**
   * Answers one call. Runs on an event loop, in order of arrival for each connection; must not
   * block. A {@link io.praetor.api.error.PlatformException} reaches the caller as such, with its
   * message; anything else as a plain failure.
   */
  CompletionStage<byte[]> handle(byte[] request);

  /**
   * The same where it matters who calls.
   *
   * @param from where the caller is; null where that is no address of the network
   */
  default CompletionStage<byte[]> handle(InetSocketAddress from, byte[] request) {
    return handle(request);
  }
}
