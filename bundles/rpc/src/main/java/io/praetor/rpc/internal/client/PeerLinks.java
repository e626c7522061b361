package io.praetor.rpc.internal.client;

import io.netty.util.NetUtil;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.channel.ConnectReceiver;
import io.praetor.rpc.internal.channel.Loops;
import io.praetor.rpc.internal.channel.TlsSource;
import io.praetor.rpc.internal.wire.FrameWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** All connections to other agents. */
public final class PeerLinks implements Channels, AutoCloseable {

  /** Beyond so many, those without a connection are forgotten: addresses come and go. */
  private static final int LINKS_KEPT = 1_024;

  private final String datacenter;
  private final Connector connector;
  private final ConcurrentMap<Key, PeerLink> links = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private record Key(InetSocketAddress peer, String datacenter, Purpose purpose) {}

  /**
   * @param datacenter own one
   * @param handshakeMillis until both sides have introduced themselves
   */
  public PeerLinks(Loops loops, TlsSource tls, String datacenter, long handshakeMillis) {
    this.datacenter = datacenter;
    this.connector = new Connector(loops, tls, handshakeMillis);
  }

  @Override
  public CompletableFuture<byte[]> call(
      InetSocketAddress peer, String protocol, byte[] request, Duration timeout) {
    return call(peer, Purpose.of(protocol), protocol, request, timeout);
  }

  @Override
  public CompletableFuture<byte[]> callUncertified(
      InetSocketAddress peer, String protocol, byte[] request, Duration timeout) {
    return call(peer, Purpose.CERTIFICATE, protocol, request, timeout);
  }

  private CompletableFuture<byte[]> call(
      InetSocketAddress peer, Purpose purpose, String protocol, byte[] request, Duration timeout) {
    if (request.length > MESSAGE_BYTES_MAX) {
      return CompletableFuture.failedFuture(
          new PayloadTooLargeException("request of " + request.length + " bytes"));
    }
    try {
      return connection(peer, datacenter, purpose, protocol).call(protocol, request, timeout);
    } catch (PeerUnreachableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public RpcStream open(InetSocketAddress peer, String protocol, RpcStream.Receiver receiver) {
    return open(peer, datacenter, protocol, receiver);
  }

  @Override
  public RpcStream open(
      InetSocketAddress peer, String itsDatacenter, String protocol, RpcStream.Receiver receiver) {
    try {
      return connection(peer, itsDatacenter, Purpose.of(protocol), protocol)
          .open(protocol, receiver);
    } catch (PeerUnreachableException e) {
      connector.nextLoop().execute(() -> tellUnreachable(receiver, e.getMessage()));
      return new ClosedStream();
    }
  }

  private static void tellUnreachable(RpcStream.Receiver receiver, String reason) {
    if (receiver instanceof ConnectReceiver connecting) {
      connecting.untouched(reason);
    } else {
      receiver.aborted(reason);
    }
  }

  @Override
  public Runnable later(long millis, Runnable task) {
    var timer = connector.nextLoop().schedule(task, millis, TimeUnit.MILLISECONDS);
    return () -> timer.cancel(false);
  }

  private ClientConnection connection(
      InetSocketAddress peer, String itsDatacenter, Purpose purpose, String protocol) {
    if (!FrameWriter.isName(protocol)) {
      throw new IllegalArgumentException("no name of a protocol: " + protocol);
    }
    if (closed) {
      throw new PeerUnreachableException("the agent stops");
    }
    Key key = new Key(resolved(peer), itsDatacenter, purpose);
    PeerLink link = links.get(key);
    if (link == null) {
      if (links.size() >= LINKS_KEPT) {
        links.values().removeIf(PeerLink::isIdle);
      }
      link =
          links.computeIfAbsent(
              key,
              missing ->
                  new PeerLink(
                      life -> connector.connect(missing.peer, itsDatacenter, purpose, life),
                      System::nanoTime));
    }
    return link.connection();
  }

  /** Looking up a name would block, so peers are named by their address. */
  private static InetSocketAddress resolved(InetSocketAddress peer) {
    if (!peer.isUnresolved()) {
      return peer;
    }
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(peer.getHostString());
    if (address == null) {
      throw new PeerUnreachableException("no IP address: " + peer.getHostString());
    }
    return new InetSocketAddress(address, peer.getPort());
  }

  @Override
  public void close() {
    closed = true;
    links.values().forEach(link -> link.close("the agent stops"));
  }
}
