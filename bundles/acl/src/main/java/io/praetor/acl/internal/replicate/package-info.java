/** Copies policies, roles and global tokens of the primary datacenter. */
package io.praetor.acl.internal.replicate;
