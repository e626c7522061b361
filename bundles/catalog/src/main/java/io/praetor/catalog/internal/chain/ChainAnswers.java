package io.praetor.catalog.internal.chain;

import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.http.Content;
import java.util.function.Function;

/** What answers look like. The function is a constant, so that equal waiting reads share it. */
final class ChainAnswers {

  static final Function<DiscoveryChainQuery.Found, Content> CHAIN = ChainAnswers::chain;

  private ChainAnswers() {}

  private static Content chain(DiscoveryChainQuery.Found found) {
    if (found.chain() == null) {
      throw new OperationFailedException("failed to compile discovery chain: " + found.refusal());
    }
    return Content.json(
        out -> {
          ChainJson.write(out.beginObject().name("Chain"), found.chain());
          out.endObject();
        });
  }
}
