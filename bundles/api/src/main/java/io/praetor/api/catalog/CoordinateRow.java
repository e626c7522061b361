package io.praetor.api.catalog;

import io.praetor.api.gossip.Coordinate;
import io.praetor.api.state.Row;

/**
 * Where a node is in the network.
 *
 * @param node name of the node
 * @param segment always empty today
 * @param coordinate as the node reported it
 * @param modifyIndex state index of the command that last changed it
 */
public record CoordinateRow(String node, String segment, Coordinate coordinate, long modifyIndex)
    implements Row {}
