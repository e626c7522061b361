/** Commands on members of the gossip pools, and what goes between them. */
package io.praetor.cli.members;
