package io.praetor.catalog.internal.intention;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.List;

/**
 * What one must be allowed to do to change an intention that is known by its id: to write those of
 * its destination. Nothing for one that is not there.
 */
record IntentionNeeds(String id) implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    List<Permission> needs =
        new IntentionsQuery(IntentionsQuery.By.ID, "", id)
            .run(txn).value().stream()
                .map(one -> Permission.of(Resource.INTENTION, Access.WRITE, one.destination()))
                .toList();
    return new Answer<>(needs, Answer.NONE, true);
  }
}
