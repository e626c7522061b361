package io.praetor.raft.internal.control;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.raft.Servers.ServerHealth;
import io.praetor.raft.internal.control.ControlReply.Applied;
import io.praetor.raft.internal.control.ControlReply.Done;
import io.praetor.raft.internal.control.ControlReply.Failed;
import io.praetor.raft.internal.control.ControlReply.Founder;
import io.praetor.raft.internal.control.ControlReply.Healths;
import io.praetor.raft.internal.control.ControlReply.NotLeader;
import io.praetor.raft.internal.control.ControlReply.NotTaken;
import io.praetor.raft.internal.control.ControlReply.Outcome;
import io.praetor.raft.internal.control.ControlReply.Outcomes;
import io.praetor.raft.internal.control.ControlReply.ReadIndex;
import io.praetor.raft.internal.control.ControlReply.Reason;
import io.praetor.raft.internal.control.ControlReply.Refused;
import io.praetor.raft.internal.control.ControlReply.Standing;
import io.praetor.raft.internal.control.ControlRequest.Ask;
import io.praetor.raft.internal.control.ControlRequest.AskHealth;
import io.praetor.raft.internal.control.ControlRequest.Invite;
import io.praetor.raft.internal.control.ControlRequest.Read;
import io.praetor.raft.internal.control.ControlRequest.Remove;
import io.praetor.raft.internal.control.ControlRequest.Submit;
import io.praetor.raft.internal.control.ControlRequest.Transfer;
import io.praetor.raft.internal.transport.MalformedMessageException;
import java.util.UUID;

/**
 * The protocol {@code raft-control} as bytes: a version, the number of the kind, and its parts in
 * the order in which the records name them (see {@link WireOut}). Numbers are only ever added.
 */
public final class ControlCodec {

  /** Name of the protocol on the channel between agents. */
  public static final String PROTOCOL = "raft-control";

  private static final int VERSION = 1;

  private ControlCodec() {}

  public static byte[] encode(ControlRequest request) {
    WireOut out = new WireOut().octet(VERSION);
    if (request instanceof Ask) {
      out.octet(1);
    } else if (request instanceof Invite invite) {
      out.octet(2).text(invite.node());
      group(out, invite.group());
    } else if (request instanceof Submit submit) {
      out.octet(3).list(submit.commands(), WireOut::bytes);
    } else if (request instanceof Read read) {
      out.octet(4).choice(ReadMode.values(), read.mode()).text(read.node());
    } else if (request instanceof Transfer transfer) {
      out.octet(5).text(transfer.node());
    } else if (request instanceof Remove remove) {
      out.octet(6).text(remove.node());
    } else {
      out.octet(7);
    }
    return out.toBytes();
  }

  public static ControlRequest request(byte[] bytes) throws MalformedMessageException {
    WireIn in = begin(bytes);
    int kind = in.octet();
    ControlRequest request =
        switch (kind) {
          case 1 -> new Ask();
          case 2 -> new Invite(in.text(), group(in));
          case 3 -> new Submit(in.list(WireIn::bytes));
          case 4 -> new Read(in.choice(ReadMode.values()), in.text());
          case 5 -> new Transfer(in.text());
          case 6 -> new Remove(in.text());
          case 7 -> new AskHealth();
          default -> throw unknown(kind);
        };
    in.end();
    return request;
  }

  public static byte[] encode(ControlReply reply) {
    WireOut out = new WireOut().octet(VERSION);
    if (reply instanceof Done) {
      out.octet(1);
    } else if (reply instanceof NotLeader) {
      out.octet(2);
    } else if (reply instanceof Failed failed) {
      out.octet(3).text(failed.message());
    } else if (reply instanceof Standing standing) {
      standing(out.octet(4), standing);
    } else if (reply instanceof Outcomes outcomes) {
      out.octet(5).list(outcomes.each(), ControlCodec::outcome);
    } else if (reply instanceof ReadIndex read) {
      position(out.octet(6), read.position());
    } else if (reply instanceof Healths healths) {
      out.octet(7).list(healths.each(), ControlCodec::health);
    }
    return out.toBytes();
  }

  public static ControlReply reply(byte[] bytes) throws MalformedMessageException {
    WireIn in = begin(bytes);
    int kind = in.octet();
    ControlReply reply =
        switch (kind) {
          case 1 -> new Done();
          case 2 -> new NotLeader();
          case 3 -> new Failed(in.text());
          case 4 -> standing(in);
          case 5 -> new Outcomes(in.list(ControlCodec::outcome));
          case 6 -> new ReadIndex(position(in));
          case 7 -> new Healths(in.list(ControlCodec::health));
          default -> throw unknown(kind);
        };
    in.end();
    return reply;
  }

  private static WireIn begin(byte[] bytes) throws MalformedMessageException {
    WireIn in = new WireIn(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new MalformedMessageException("version " + version + " is not known");
    }
    return in;
  }

  private static MalformedMessageException unknown(int kind) {
    return new MalformedMessageException("kind " + kind + " is not known");
  }

  private static void group(WireOut out, UUID group) {
    out.number(group.getMostSignificantBits()).number(group.getLeastSignificantBits());
  }

  private static UUID group(WireIn in) throws MalformedMessageException {
    long most = in.number();
    return new UUID(most, in.number());
  }

  private static void position(WireOut out, LogPosition position) {
    out.number(position.term()).number(position.index());
  }

  private static LogPosition position(WireIn in) throws MalformedMessageException {
    long term = in.number();
    return new LogPosition(term, in.number());
  }

  private static void standing(WireOut out, Standing standing) {
    out.text(standing.node()).octet(standing.group() == null ? 0 : 1);
    if (standing.group() != null) {
      group(out, standing.group());
    }
    out.list(standing.founders(), (to, each) -> to.text(each.node()).text(each.address()));
    out.octet(standing.member() ? 1 : 0);
    position(out, standing.last());
    out.number(standing.lastContactMillis());
  }

  private static Standing standing(WireIn in) throws MalformedMessageException {
    return new Standing(
        in.text(),
        in.octet() == 1 ? group(in) : null,
        in.list(from -> new Founder(from.text(), from.text())),
        in.octet() == 1,
        position(in),
        in.number());
  }

  private static void outcome(WireOut out, Outcome outcome) {
    if (outcome instanceof Applied applied) {
      out.octet(1).bytes(applied.result());
    } else if (outcome instanceof NotTaken) {
      out.octet(2);
    } else if (outcome instanceof Refused refused) {
      out.octet(3).choice(Reason.values(), refused.reason()).text(refused.message());
    }
  }

  private static Outcome outcome(WireIn in) throws MalformedMessageException {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new Applied(in.bytes());
      case 2 -> new NotTaken();
      case 3 -> new Refused(in.choice(Reason.values()), in.text());
      default -> throw unknown(kind);
    };
  }

  private static void health(WireOut out, ServerHealth health) {
    out.text(health.id())
        .text(health.name())
        .text(health.address())
        .text(health.serfStatus())
        .text(health.version())
        .octet(health.leader() ? 1 : 0)
        .octet(health.voter() ? 1 : 0)
        .number(health.lastContactMillis())
        .number(health.lastTerm())
        .number(health.lastIndex())
        .octet(health.healthy() ? 1 : 0)
        .number(health.stableSinceMillis());
  }

  private static ServerHealth health(WireIn in) throws MalformedMessageException {
    return new ServerHealth(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.octet() == 1,
        in.octet() == 1,
        in.number(),
        in.number(),
        in.number(),
        in.octet() == 1,
        in.number());
  }
}
