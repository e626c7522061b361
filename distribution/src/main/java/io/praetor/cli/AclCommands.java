package io.praetor.cli;

import io.praetor.cli.acl.AgentTokenCommand;
import io.praetor.cli.acl.BootstrapCommand;
import io.praetor.cli.acl.TranslateRulesCommand;
import io.praetor.cli.acl.binding.BindingCreateCommand;
import io.praetor.cli.acl.binding.BindingDeleteCommand;
import io.praetor.cli.acl.binding.BindingListCommand;
import io.praetor.cli.acl.binding.BindingReadCommand;
import io.praetor.cli.acl.binding.BindingUpdateCommand;
import io.praetor.cli.acl.method.MethodCreateCommand;
import io.praetor.cli.acl.method.MethodDeleteCommand;
import io.praetor.cli.acl.method.MethodListCommand;
import io.praetor.cli.acl.method.MethodReadCommand;
import io.praetor.cli.acl.method.MethodUpdateCommand;
import io.praetor.cli.acl.policy.PolicyCreateCommand;
import io.praetor.cli.acl.policy.PolicyDeleteCommand;
import io.praetor.cli.acl.policy.PolicyListCommand;
import io.praetor.cli.acl.policy.PolicyReadCommand;
import io.praetor.cli.acl.policy.PolicyUpdateCommand;
import io.praetor.cli.acl.role.RoleCreateCommand;
import io.praetor.cli.acl.role.RoleDeleteCommand;
import io.praetor.cli.acl.role.RoleListCommand;
import io.praetor.cli.acl.role.RoleReadCommand;
import io.praetor.cli.acl.role.RoleUpdateCommand;
import io.praetor.cli.acl.template.TemplateListCommand;
import io.praetor.cli.acl.template.TemplatePreviewCommand;
import io.praetor.cli.acl.template.TemplateReadCommand;
import io.praetor.cli.acl.token.TokenCloneCommand;
import io.praetor.cli.acl.token.TokenCreateCommand;
import io.praetor.cli.acl.token.TokenDeleteCommand;
import io.praetor.cli.acl.token.TokenListCommand;
import io.praetor.cli.acl.token.TokenReadCommand;
import io.praetor.cli.acl.token.TokenUpdateCommand;

/** The commands on the ACL system, below {@code acl}. */
final class AclCommands {

  private AclCommands() {}

  static void addTo(CommandRegistry registry) {
    registry
        .command("acl bootstrap", "Makes the first token", BootstrapCommand::new)
        .command("acl set-agent-token", "Gives an agent a token", AgentTokenCommand::new)
        .command(
            "acl translate-rules", "Shows old rules in today's words", TranslateRulesCommand::new);
    tokens(registry);
    policies(registry);
    roles(registry);
    methods(registry);
    bindings(registry);
    templates(registry);
  }

  private static void tokens(CommandRegistry registry) {
    registry
        .group("acl token", "Works with tokens")
        .command("acl token clone", "Makes a token like another one", TokenCloneCommand::new)
        .command("acl token create", "Makes a token", TokenCreateCommand::new)
        .command("acl token delete", "Deletes a token", TokenDeleteCommand::new)
        .command("acl token list", "Lists tokens", TokenListCommand::new)
        .command("acl token read", "Shows a token, or what it may do", TokenReadCommand::new)
        .command("acl token update", "Changes a token", TokenUpdateCommand::new);
  }

  private static void policies(CommandRegistry registry) {
    registry
        .group("acl policy", "Works with policies")
        .command("acl policy create", "Makes a policy", PolicyCreateCommand::new)
        .command("acl policy delete", "Deletes a policy", PolicyDeleteCommand::new)
        .command("acl policy list", "Lists policies", PolicyListCommand::new)
        .command("acl policy read", "Shows a policy", PolicyReadCommand::new)
        .command("acl policy update", "Changes a policy", PolicyUpdateCommand::new);
  }

  private static void roles(CommandRegistry registry) {
    registry
        .group("acl role", "Works with roles")
        .command("acl role create", "Makes a role", RoleCreateCommand::new)
        .command("acl role delete", "Deletes a role", RoleDeleteCommand::new)
        .command("acl role list", "Lists roles", RoleListCommand::new)
        .command("acl role read", "Shows a role", RoleReadCommand::new)
        .command("acl role update", "Changes a role", RoleUpdateCommand::new);
  }

  private static void methods(CommandRegistry registry) {
    registry
        .group("acl auth-method", "Works with auth methods")
        .command("acl auth-method create", "Makes an auth method", MethodCreateCommand::new)
        .command("acl auth-method delete", "Deletes an auth method", MethodDeleteCommand::new)
        .command("acl auth-method list", "Lists auth methods", MethodListCommand::new)
        .command("acl auth-method read", "Shows an auth method", MethodReadCommand::new)
        .command("acl auth-method update", "Changes an auth method", MethodUpdateCommand::new);
  }

  private static void bindings(CommandRegistry registry) {
    registry
        .group("acl binding-rule", "Works with binding rules")
        .command("acl binding-rule create", "Makes a binding rule", BindingCreateCommand::new)
        .command("acl binding-rule delete", "Deletes a binding rule", BindingDeleteCommand::new)
        .command("acl binding-rule list", "Lists binding rules", BindingListCommand::new)
        .command("acl binding-rule read", "Shows a binding rule", BindingReadCommand::new)
        .command("acl binding-rule update", "Changes a binding rule", BindingUpdateCommand::new);
  }

  private static void templates(CommandRegistry registry) {
    registry
        .group("acl templated-policy", "Works with templated policies")
        .command("acl templated-policy list", "Lists them", TemplateListCommand::new)
        .command("acl templated-policy preview", "Fills one in", TemplatePreviewCommand::new)
        .command("acl templated-policy read", "Shows one", TemplateReadCommand::new);
  }
}
