package io.praetor.api.session;

import io.praetor.api.state.Row;

/**
 * Says that a session depends on a check.
 *
 * @param node name of the node of both
 * @param check id of the check
 * @param session id of the session
 * @param modifyIndex state index of the command that made the session
 */
public record SessionCheck(String node, String check, String session, long modifyIndex)
    implements Row {}
