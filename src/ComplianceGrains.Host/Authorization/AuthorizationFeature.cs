using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Authorization;

/// <summary>Who calls, and what they may know.</summary>
internal sealed class AuthorizationFeature : Feature
{
    /// <summary>The scheme of the API: a key of this host, or a token of the firm's issuer.</summary>
    private const string Api = "api";

    public override void Add(IHostApplicationBuilder host)
    {
        host.Services.AddChecked<PeopleOptions>().AddSingleton<IValidateOptions<PeopleOptions>, GrantedJurisdictions>();
        var hasIssuer = host.Configuration[$"{PeopleOptions.Section}:{nameof(PeopleOptions.Authority)}"] is not null;
        var schemes = host.Services.AddAuthentication(Api)
            .AddPolicyScheme(Api, null, scheme => scheme.ForwardDefaultSelector = http => hasIssuer && !BearerKeyHandler.IsKey(http.Request) ? IssuedTokens.SchemeName : BearerKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerKeyHandler>(BearerKeyHandler.SchemeName, null);
        if (hasIssuer)
        {
            schemes.AddJwtBearer(IssuedTokens.SchemeName);
            host.Services.AddOptions<JwtBearerOptions>(IssuedTokens.SchemeName)
                .Configure<IOptions<PeopleOptions>, IssuerMetadata>((scheme, people, issuer) => IssuedTokens.Configure(scheme, people.Value, issuer));
            host.Services.AddSingleton<IssuerMetadata>();
        }

        host.Services.AddAuthorization();
        host.Services.AddSingleton<DecisionAudience>().AddSingleton<PrincipalIds>().AddSingleton<IssuedTokens>().AddSingleton<SeenPeople>().AddSingleton(provider => Sandbox(
            provider.GetRequiredService<IOptions<PeopleOptions>>().Value.HasSandbox(provider.GetRequiredService<HostArguments>()), provider));
    }

    private static SandboxPrincipals Sandbox(bool wanted, IServiceProvider provider) => wanted
        ? SandboxPrincipals.Load(provider.GetRequiredService<StorageSettings>().Secrets, provider.GetRequiredService<RuleBook>().Library.Jurisdictions, provider.GetRequiredService<PrincipalIds>())
        : SandboxPrincipals.None;
}
