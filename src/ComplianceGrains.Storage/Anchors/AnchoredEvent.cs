namespace ComplianceGrains.Storage.Anchors;

/// <summary>What the copy keeps that is of no log.</summary>
public abstract record AnchoredEvent
{
    private AnchoredEvent()
    {
    }

    /// <summary>An incident was opened.</summary>
    public sealed record IncidentOpened(long Time, string Id, string Scope, string Kind, IReadOnlyList<string> Jurisdictions) : AnchoredEvent;

    /// <summary>An incident was closed by two operators.</summary>
    public sealed record IncidentClosed(long Time, string Id, string ProposedBy, string ApprovedBy) : AnchoredEvent;

    /// <summary>A key is destroyed: whatever an older copy of the store holds under it must not be opened again.</summary>
    public sealed record KeyDestroyed(long Time, string Reference) : AnchoredEvent;

    /// <summary>A restore could not bring back a jurisdiction's logs: they ended, and go on under another label.</summary>
    public sealed record LogsContinued(long Time, string Before, string After) : AnchoredEvent;

    /// <summary>A tombstone that is to be stated, with all that it names: what an older copy of the store holds of it is destroyed and not damaged.</summary>
    public sealed record Tombstone(long Time, string Jurisdiction, string Policy, string Basis, long MinAgeDays, byte[] Root, IReadOnlyList<TombstonePlace> Targets) : AnchoredEvent;
}

/// <summary>What a tombstone names.</summary>
/// <param name="Log">In which log.</param>
/// <param name="Index">Which entry.</param>
/// <param name="Cid">Which compartment of it.</param>
public sealed record TombstonePlace(string Log, long Index, string Cid);
