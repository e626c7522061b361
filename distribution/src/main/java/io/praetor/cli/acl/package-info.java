/** What the commands on tokens, policies, roles, auth methods and binding rules have in common. */
package io.praetor.cli.acl;
