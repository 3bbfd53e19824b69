using System.Globalization;
using System.Text;

namespace ComplianceGrains.Grains.Histories;

/// <summary>What part of a store something is wrong with.</summary>
public enum FaultArea
{
    /// <summary>A log: entries, their order, signed heads.</summary>
    Log,

    /// <summary>A receipt as it is kept: what its holder has is as good as before.</summary>
    Receipt,

    /// <summary>An actor's own history: decisions and commands, and what the logs say of them.</summary>
    History,

    /// <summary>A sealed value.</summary>
    Value,

    /// <summary>A row of the agenda.</summary>
    Agenda,

    /// <summary>What one actor has to tell another.</summary>
    Effect,

    /// <summary>A wrapped key.</summary>
    Key,

    /// <summary>A stored file.</summary>
    Blob,

    /// <summary>A file of the data folder, or rows that belong to nothing.</summary>
    File,
}

/// <summary>Something that is not as it must be, and where. Never says what a value holds.</summary>
/// <param name="Area">What part of the store.</param>
/// <param name="Problem">What, in a sentence.</param>
public sealed record Fault(FaultArea Area, string Problem)
{
    /// <summary>Log name, or null.</summary>
    public string? Log { get; init; }

    /// <summary>The entry's index in the log.</summary>
    public long? Index { get; init; }

    /// <summary>Full identity, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>The decision's number in the actor's own history.</summary>
    public long? Sequence { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var where = new StringBuilder();
        Add(Log);
        Add(Index is { } index ? $"index {index.ToString(CultureInfo.InvariantCulture)}" : null);
        Add(Actor is null ? null : Sequence is { } sequence ? $"{Actor}#{sequence.ToString(CultureInfo.InvariantCulture)}" : Actor);
        return where.Length > 0 ? $"{where}: {Problem}" : Problem;

        void Add(string? part)
        {
            if (part is not null)
                where.Append(where.Length > 0 ? ", " : "").Append(part);
        }
    }
}
