package io.praetor.api.acl;

import io.praetor.api.state.Row;

/**
 * That the first token was made. There is one of these, or none.
 *
 * @param accessor of the token that was made
 * @param modifyIndex state index of the command that made it: who knows it may have another one
 *     made
 */
public record BootstrapRow(String accessor, long modifyIndex) implements Row {}
