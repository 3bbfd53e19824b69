using ComplianceGrains.Host.Settings;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ComplianceGrains.Host.Authorization;

/// <summary>
/// What the firm's issuer says of itself: its addresses and its keys. Whoever sends a key id that is not known makes it be read again,
/// though not more often than every ten seconds. A key that the issuer has withdrawn opens nothing more: what was good before is not
/// remembered.
/// </summary>
internal sealed class IssuerMetadata : ConfigurationManager<OpenIdConnectConfiguration>
{
    /// <summary>Of the issuer that the configuration names.</summary>
    public IssuerMetadata(IOptions<PeopleOptions> people)
        : base(
            $"{people.Value.Authority?.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(new HttpClient(Backchannel.To(people.Value.CertificateAuthority)) { Timeout = Patience, MaxResponseContentBufferSize = 1 << 20 }) { RequireHttps = true })
    {
        RefreshInterval = TimeSpan.FromSeconds(10);
        AutomaticRefreshInterval = TimeSpan.FromMinutes(15);
        UseLastKnownGoodConfiguration = false;
    }

    /// <summary>How long the issuer is waited for.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);
}
