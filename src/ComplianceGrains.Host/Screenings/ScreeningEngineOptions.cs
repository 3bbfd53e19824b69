namespace ComplianceGrains.Host.Screenings;

/// <summary>An external engine for names, from the configuration section <c>ScreeningEngine</c>. Without the section our own engine screens.</summary>
/// <param name="Url">Base address of its <c>/catalog</c> and <c>/match/{dataset}</c>.</param>
/// <param name="Name">What evidence calls it.</param>
/// <param name="Version">The version that the firm contracted or runs; a change of it has everybody asked again.</param>
/// <param name="Datasets">List id → the engine's own name of the dataset.</param>
/// <param name="ApiKey">Sent as <c>Authorization: ApiKey …</c>, or null.</param>
/// <param name="AttemptSeconds">How long one request may take before it is tried again.</param>
/// <param name="TimeoutSeconds">How long a whole screening may take; a caller waits 30 s at most.</param>
public sealed record ScreeningEngineOptions(
    Uri? Url = null, string? Name = null, string? Version = null, IReadOnlyDictionary<string, string>? Datasets = null, string? ApiKey = null, int AttemptSeconds = 5, int TimeoutSeconds = 15)
{
    /// <summary>The section's name.</summary>
    public const string Section = "ScreeningEngine";

    /// <summary>What is wrong with it, in words that name the key; null if it can be used. Never repeats the API key.</summary>
    public string? Objection => this switch
    {
        { Url: null or { IsAbsoluteUri: false } } => $"{Section}:Url is missing or not an absolute address.",
        { Url.Scheme: not ("http" or "https") } => $"{Section}:Url must begin with http:// or https://.",
        { Url.UserInfo.Length: > 0 } or { Url.Query.Length: > 0 } => $"{Section}:Url must hold no credential and no query: addresses end up in logs. Use {Section}:ApiKey.",
        { Name: null or "" } => $"{Section}:Name is missing: evidence names the engine that answered.",
        { Version: null or "" } => $"{Section}:Version is missing: evidence names the version that answered.",
        { Datasets: null or { Count: 0 } } => $"{Section}:Datasets is missing: say which dataset of the engine is which list.",
        { AttemptSeconds: < 1 } or { TimeoutSeconds: < 1 or > 25 } => $"{Section}:AttemptSeconds is at least 1, {Section}:TimeoutSeconds from 1 to 25.",
        _ when TimeoutSeconds < AttemptSeconds => $"{Section}:TimeoutSeconds must not be less than {Section}:AttemptSeconds.",
        _ => null,
    };

    /// <summary>The base address as relative paths need it: with a slash at its end.</summary>
    public Uri Base => Url!.AbsolutePath.EndsWith('/') ? Url : new Uri(Url.AbsoluteUri + "/");
}
