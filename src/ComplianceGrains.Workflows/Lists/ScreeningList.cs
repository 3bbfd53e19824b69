using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Lists;

/// <summary>A screening list as its history has made it.</summary>
public sealed record ScreeningList
{
    /// <summary>The version in force.</summary>
    public required ListVersionAccepted InForce { get; init; }

    /// <summary>When we last knew it to be the newest.</summary>
    public required Instant ConfirmedAt { get; init; }

    /// <summary>The version before; null for the first.</summary>
    public ListVersionAccepted? Before { get; init; }

    /// <summary>How many of the new and changed entries have been compared with all customers.</summary>
    public int Cursor { get; init; }

    /// <summary>Customers screened again since this version arrived.</summary>
    public long Rescreened { get; init; }

    /// <summary>Wallets screened again since this version arrived.</summary>
    public long Wallets { get; init; }

    /// <summary>Of all these, with a possible match.</summary>
    public long PossibleHits { get; init; }

    /// <summary>Whether all were.</summary>
    public bool RescreeningDone { get; init; }

    /// <summary>The state after one more decision.</summary>
    public static ScreeningList Evolve(ScreeningList? list, Basis basis, object happened) => (list, happened) switch
    {
        (_, ListVersionAccepted e) => new ScreeningList { InForce = e, Before = list?.InForce, ConfirmedAt = basis.OccurredAt },
        (not null, ListConfirmed) => list with { ConfirmedAt = basis.OccurredAt, Rescreened = 0, Wallets = 0, PossibleHits = 0, RescreeningDone = false },
        (not null, RescreeningProgressed e) => list with { Cursor = e.Cursor, Rescreened = e.Rescreened, Wallets = e.Wallets, PossibleHits = e.PossibleHits, RescreeningDone = e.Done },
        (not null, RescreeningProgressedFirst e) => Evolve(list, basis, e.Now()),
        _ => throw new InvalidOperationException($"A list's history does not hold {happened.GetType().Name} here."),
    };
}
