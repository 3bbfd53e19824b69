using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Settings;
using Microsoft.AspNetCore.Authentication;

namespace ComplianceGrains.Host.Authorization;

/// <summary>Who calls, and what they may know.</summary>
internal sealed class AuthorizationFeature : Feature
{
    public override void Add(IHostApplicationBuilder host)
    {
        host.Services.AddAuthentication(BearerKeyHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, BearerKeyHandler>(BearerKeyHandler.SchemeName, null);
        host.Services.AddAuthorization();
        host.Services.AddSingleton<DecisionAudience>().AddSingleton(provider => SandboxPrincipals.Load(
            provider.GetRequiredService<StorageSettings>().Secrets, provider.GetRequiredService<RuleBook>().Library.Jurisdictions, provider.GetRequiredService<KeyRing>()));
    }
}
