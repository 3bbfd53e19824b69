namespace ComplianceGrains.Cli.Histories;

/// <summary>The entries and drafts of one log that could be read, by (actor, seq); the decisions of the journal claim them one by one.</summary>
internal sealed class LogContent
{
    private readonly Dictionary<(string Actor, long Seq), LogRecord> _unclaimed = [];

    public required CheckedLog Log { get; set; }

    public IEnumerable<KeyValuePair<(string Actor, long Seq), LogRecord>> Unclaimed => _unclaimed;

    /// <summary>False if the actor's seq stands in the log already.</summary>
    public bool Add(string actor, long seq, LogRecord record) => _unclaimed.TryAdd((actor, seq), record);

    public LogRecord? Find(string actor, long seq) => _unclaimed.GetValueOrDefault((actor, seq));

    public LogRecord? Claim(string actor, long seq) => _unclaimed.Remove((actor, seq), out var record) ? record : null;
}
