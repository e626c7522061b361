package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclCommandCodec;
import io.praetor.acl.internal.command.AclResults;
import io.praetor.api.state.Commands;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import java.util.function.Function;

/**
 * A change of access control on its way to the state, and what is said when it has nothing to show.
 */
final class Submission {

  static final Function<byte[], Content> DONE =
      result -> {
        AclResults.check(result);
        return AclJson.content(true);
      };

  private Submission() {}

  static Answer.Write of(AclCommand command, Function<byte[], Content> render) {
    return new Answer.Write(Commands.ACL, AclCommandCodec.encode(command), render);
  }
}
