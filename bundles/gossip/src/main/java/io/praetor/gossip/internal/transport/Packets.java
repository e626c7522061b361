package io.praetor.gossip.internal.transport;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import io.praetor.gossip.internal.wire.PacketCodec;

/** Hands what comes by UDP to the receiver. */
final class Packets extends SimpleChannelInboundHandler<DatagramPacket> {

  private final PacketCodec codec;
  private final ReceiverSlot receiver;
  private final Rejections rejections;

  Packets(PacketCodec codec, ReceiverSlot receiver, Rejections rejections) {
    this.codec = codec;
    this.receiver = receiver;
    this.rejections = rejections;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    Transport.Receiver to = receiver.get();
    if (to == null) {
      return;
    }
    Endpoint from = new Endpoint(packet.sender().getAddress(), packet.sender().getPort());
    if (rejections.isFromStranger("packet", from)) {
      return;
    }
    codec.unpack(
        ByteBufUtil.getBytes(packet.content()),
        new PacketCodec.Sink() {
          @Override
          public void message(Message message) {
            to.received(from, message);
          }

          @Override
          public void rejected(MalformedMessageException reason) {
            rejections.count("packet", from, reason);
          }
        });
  }

  /** An ICMP answer of an earlier packet, or a defect above: neither closes the socket. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    rejections.failed("packet", cause);
  }
}
