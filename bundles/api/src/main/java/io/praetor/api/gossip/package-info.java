/** Membership: who is in a pool, how they are, what they say to all. */
@Export
@Version("1.0.0")
package io.praetor.api.gossip;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
