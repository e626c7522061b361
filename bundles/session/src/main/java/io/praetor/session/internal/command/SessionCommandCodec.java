package io.praetor.session.internal.command;

import io.praetor.api.session.SessionRow;
import io.praetor.session.internal.command.SessionCommand.Creation;
import io.praetor.session.internal.command.SessionCommand.Destruction;
import java.nio.ByteBuffer;

/** The binary form of a {@link SessionCommand}: version, operation, then its parts in order. */
public final class SessionCommandCodec {

  private static final int VERSION = 1;
  private static final int CREATE = 1;
  private static final int DESTROY = 2;

  private SessionCommandCodec() {}

  public static byte[] encode(SessionCommand command) {
    PayloadWriter out = new PayloadWriter().octet(VERSION);
    if (command instanceof Creation creation) {
      write(out.octet(CREATE), creation.session());
    } else if (command instanceof Destruction destruction) {
      out.octet(DESTROY).text(destruction.id());
    }
    return out.toBytes();
  }

  /** The buffer is read to its end. */
  static SessionCommand decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    in.version(VERSION);
    int operation = in.octet();
    SessionCommand command =
        switch (operation) {
          case CREATE -> new Creation(readSession(in));
          case DESTROY -> new Destruction(in.text());
          default -> throw new MalformedCommandException("unknown operation " + operation);
        };
    in.end();
    return command;
  }

  private static void write(PayloadWriter out, SessionRow session) {
    out.text(session.id()).text(session.name()).text(session.node());
    out.number(session.lockDelayNanos()).flag(session.behavior().equals(SessionRow.DELETE));
    out.text(session.ttl()).number(session.lifeMillis());
    out.texts(session.nodeChecks()).texts(session.serviceChecks()).texts(session.checks());
  }

  private static SessionRow readSession(PayloadReader in) {
    return new SessionRow(
        in.text(),
        in.text(),
        in.text(),
        in.number(),
        in.flag() ? SessionRow.DELETE : SessionRow.RELEASE,
        in.text(),
        in.number(),
        in.texts(),
        in.texts(),
        in.texts(),
        0,
        0);
  }
}
