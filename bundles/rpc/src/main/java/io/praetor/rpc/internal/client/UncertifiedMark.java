package io.praetor.rpc.internal.client;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.praetor.rpc.internal.wire.Preamble;

/** Says in front of the TLS behind it that this agent will show no certificate. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class UncertifiedMark extends ChannelInboundHandlerAdapter {

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.write(Unpooled.wrappedBuffer(new byte[] {Preamble.UNCERTIFIED}));
    context.fireChannelActive(); // TLS begins, and flushes
  }
}
