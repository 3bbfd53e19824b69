using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Journals;

/// <summary>What a cell says of an actor as a whole: every verdict replaces it, so its ETag is what two writers meet at.</summary>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Deadlines">All of the actor's rows in the agenda by key: what moves must be known to be removed.</param>
/// <param name="Keys">Keys that it is noted to seal under, the newest of them.</param>
/// <param name="Tag">As it was read; null if there is none yet.</param>
internal sealed record HeadRow(long Sequence, IReadOnlyDictionary<string, StoredDue> Deadlines, IReadOnlyList<string> Keys, ETag? Tag)
{
    /// <summary>Most keys that a head remembers; one that it has forgotten is noted again.</summary>
    public const int MostKeys = 64;

    public static HeadRow None { get; } = new(0, new Dictionary<string, StoredDue>(), [], null);

    public static HeadRow Of(TableEntity? row) => row is null ? None : new(
        row.Number("sequence"), row.Json<Dictionary<string, StoredDue>>("deadlines"), row.ContainsKey("keys0") ? row.Json<List<string>>("keys") : [], row.ETag);

    public TableTransactionAction Write(string cell, string actor)
    {
        var row = new TableEntity(cell, Cell.Head(actor)) { ["sequence"] = Sequence };
        row.Text("actor", actor);
        row.Json("deadlines", Deadlines);
        row.Json("keys", Keys);
        return Tag is { } tag ? new(TableTransactionActionType.UpdateReplace, row, tag) : new(TableTransactionActionType.Add, row);
    }
}

/// <summary>A deadline as an actor's head remembers it.</summary>
internal sealed record StoredDue(long Due, bool Queued);
