/** Commands on ACL roles. */
package io.praetor.cli.acl.role;
