using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Settings;

namespace ComplianceGrains.Host.Authorization;

/// <summary>
/// Where the firm's people and services come from: an issuer of OpenID Connect, and what its groups may do here. Without an
/// issuer the host is a sandbox with principals of its own.
/// </summary>
internal sealed class PeopleOptions : ICheckedOptions
{
    public static string Section => "People";

    public static string Wanted =>
        "People has Authority (https), Audience, Grants (each Group, Role, Jurisdictions) and may have ClientId, ClientSecret and Scope for the console, GroupsClaim, CertificateAuthority (a PEM file) and Sandbox.";

    /// <summary>The issuer, whose <c>/.well-known/openid-configuration</c> is read; null for a sandbox.</summary>
    public string? Authority { get; set; }

    /// <summary>What an access token for this API names as its audience (RFC 9068, 2.2).</summary>
    public string? Audience { get; set; }

    /// <summary>The console as a client of the issuer; null if nobody signs in to it.</summary>
    public string? ClientId { get; set; }

    /// <summary>Its secret; null for a client that is known by PKCE alone.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the console asks the issuer for, separated by spaces; some issuers give an access token for an API only to who names it here.</summary>
    public string Scope { get; set; } = "openid profile";

    /// <summary>The claim that holds the groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>A file of further authorities that the issuer's certificate may come from, and then no others.</summary>
    public string? CertificateAuthority { get; set; }

    /// <summary>Whether the sandbox's principals act beside the firm's people.</summary>
    public bool Sandbox { get; set; }

    /// <summary>What a group may do; the first of a person's roles is the one they act in if they do not say.</summary>
    public IList<Grant> Grants { get; } = [];

    /// <summary>Whether there are principals made by this host.</summary>
    public bool HasSandbox(HostArguments arguments) => Authority is null || Sandbox || arguments.Demo;

    public string? Objection =>
        Authority is null ? (Audience ?? ClientId) is null && Grants.Count == 0 ? null : $"{Section}:Authority is missing."
        : !Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || authority.Scheme != Uri.UriSchemeHttps ? $"{Section}:Authority is not an https address."
        : Audience is not { Length: > 0 } ? $"{Section}:Audience is missing."
        // A token that says who somebody is has the client as its audience; it must not open the API.
        : Audience == ClientId ? $"{Section}:Audience and ClientId are the same."
        : CertificateAuthority is { } file && !File.Exists(file) ? $"{Section}:CertificateAuthority names a file that is not there."
        : Grants.Count == 0 ? $"{Section}:Grants is empty, so nobody could do anything."
        : Grants.Select((grant, i) => grant.Objection($"{Section}:Grants:{i}")).FirstOrDefault(objection => objection is not null);

    /// <summary>What a group may do.</summary>
    internal sealed class Grant
    {
        /// <summary>As the issuer names it.</summary>
        public string Group { get; set; } = "";

        /// <summary>One of the API's roles.</summary>
        public string Role { get; set; } = "";

        /// <summary>Where the role holds; <c>*</c> is everywhere.</summary>
        public IList<string> Jurisdictions { get; } = [];

        /// <summary>What is wrong with it, or null.</summary>
        public string? Objection(string at) =>
            Group.Length == 0 ? $"{at}:Group is missing."
            : !Roles.All.Contains(Role) ? $"{at}:Role is '{Role}'. Use one of {string.Join(", ", Roles.All)}."
            : Jurisdictions.Count == 0 ? $"{at}:Jurisdictions is empty. Name them, or * for everywhere." : null;
    }
}
