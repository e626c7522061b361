package io.praetor.api.catalog;

import io.praetor.api.state.Row;

/**
 * When something that a question covers changed last, where rows alone cannot tell: a check moves
 * the index of its service, and what is deleted leaves no row behind.
 *
 * @param modifyIndex state index of the newest command that changed anything of it
 */
public record CatalogIndex(long modifyIndex) implements Row {}
