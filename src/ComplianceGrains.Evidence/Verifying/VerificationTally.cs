namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Counts what a package shows and hides.</summary>
internal sealed class VerificationTally
{
    private readonly Dictionary<(string, string, string, string, string), long> redacted = [];

    public long Entries { get; set; }

    public long Deleted { get; set; }

    public long OutsideScope { get; set; }

    public long Disclosed { get; set; }

    public long Shredded { get; set; }

    public long Redacted => redacted.Values.Sum();

    public IReadOnlyList<RedactedField> RedactedFields =>
        [.. redacted.Select(r => new RedactedField(r.Key.Item1, r.Key.Item2, r.Key.Item3, r.Key.Item4, r.Key.Item5, r.Value))];

    public void Redact(LogPart log, string kind, string field, string rule)
    {
        var key = (log.Label, log.ShortName, kind, field, rule);
        redacted[key] = redacted.GetValueOrDefault(key) + 1;
    }
}
