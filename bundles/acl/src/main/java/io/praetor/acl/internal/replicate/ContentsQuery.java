package io.praetor.acl.internal.replicate;

import io.praetor.api.acl.AclTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;

/** All of one kind that other datacenters copy. */
public record ContentsQuery(Kind kind) implements StateQuery<Contents> {

  @Override
  public Answer<Contents> run(ReadTxn txn) {
    long index =
        txn.tableIndex(
            switch (kind) {
              case POLICIES -> AclTables.POLICIES;
              case ROLES -> AclTables.ROLES;
              case TOKENS -> AclTables.TOKENS;
            });
    return new Answer<>(Contents.of(txn, kind), index, true);
  }
}
