namespace ComplianceGrains.Host.Screenings;

/// <summary>A provider of wallet risk scores, from the configuration section <c>WalletRisk</c>. Without the section none is asked.</summary>
/// <param name="Url">Base address of its <c>/assessments</c>.</param>
/// <param name="Name">What answers call it.</param>
/// <param name="ApiKey">Sent as <c>Authorization: Bearer …</c>, or null.</param>
/// <param name="Sandbox">Instead of a provider: scores by address, for trying things out. An address that is not named scores 0.</param>
/// <param name="AttemptSeconds">How long one request may take before it is tried again.</param>
/// <param name="TimeoutSeconds">How long an answer may take in all.</param>
public sealed record WalletRiskOptions(
    Uri? Url = null, string? Name = null, string? ApiKey = null, IReadOnlyDictionary<string, decimal>? Sandbox = null, int AttemptSeconds = 3, int TimeoutSeconds = 10)
{
    /// <summary>The section's name.</summary>
    public const string Section = "WalletRisk";

    /// <summary>What is wrong with it, in words that name the key; null if it can be used. Never repeats the API key.</summary>
    public string? Objection => this switch
    {
        { Sandbox: not null, Url: null } => null,
        { Sandbox: not null } => $"{Section}:Url and {Section}:Sandbox exclude each other.",
        { Url: null or { IsAbsoluteUri: false } } => $"{Section}:Url is missing or not an absolute address.",
        { Url.Scheme: not ("http" or "https") } => $"{Section}:Url must begin with http:// or https://.",
        { Url.UserInfo.Length: > 0 } or { Url.Query.Length: > 0 } => $"{Section}:Url must hold no credential and no query. Use {Section}:ApiKey.",
        { Name: null or "" } => $"{Section}:Name is missing: an answer names who gave it.",
        { AttemptSeconds: < 1 } or { TimeoutSeconds: < 1 or > 25 } => $"{Section}:AttemptSeconds is at least 1, {Section}:TimeoutSeconds from 1 to 25.",
        _ when TimeoutSeconds < AttemptSeconds => $"{Section}:TimeoutSeconds must not be less than {Section}:AttemptSeconds.",
        _ => null,
    };

    /// <summary>The base address as relative paths need it: with a slash at its end.</summary>
    public Uri Base => Url!.AbsolutePath.EndsWith('/') ? Url : new Uri(Url.AbsoluteUri + "/");
}
