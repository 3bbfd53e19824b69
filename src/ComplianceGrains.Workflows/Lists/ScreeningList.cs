using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Lists;

/// <summary>A screening list as its history has made it.</summary>
public sealed record ScreeningList
{
    /// <summary>The version in force.</summary>
    public required ListVersionAccepted InForce { get; init; }

    /// <summary>When we last knew it to be the newest.</summary>
    public required Instant ConfirmedAt { get; init; }

    /// <summary>The version with which everybody was compared last; null if they never were, so that all of the list is new to them.</summary>
    public ListVersionAccepted? Compared { get; init; }

    /// <summary>When the last comparison of everybody with all of the list began; null if that was not recorded.</summary>
    public Instant? WholeAt { get; init; }

    /// <summary>The engine that began the latest run; null if that was not recorded.</summary>
    public string? Engine { get; init; }

    /// <summary>The jurisdictions whose customers were compared, or are being compared, with the list.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>New and changed entries that customers and wallets are compared with; null until the run has begun.</summary>
    public int? ToCompare { get; init; }

    /// <summary>How many of the new and changed entries have been compared with all customers.</summary>
    public int Cursor { get; init; }

    /// <summary>How far the run is among those whom the next entries concern; null at their beginning.</summary>
    public string? After { get; init; }

    /// <summary>Customers screened again since this version arrived.</summary>
    public long Rescreened { get; init; }

    /// <summary>Wallets screened again since this version arrived.</summary>
    public long Wallets { get; init; }

    /// <summary>Of all these, with a possible match.</summary>
    public long PossibleHits { get; init; }

    /// <summary>When the run goes on. Always later than the time before: each part of it is a deadline of its own.</summary>
    public required Instant RescreeningDue { get; init; }

    /// <summary>Whether all were.</summary>
    public bool RescreeningDone { get; init; }

    /// <summary>The state after one more decision.</summary>
    public static ScreeningList Evolve(ScreeningList? list, Basis basis, object happened) => (list, happened) switch
    {
        (_, ListVersionAccepted e) => new ScreeningList
        {
            InForce = e,
            ConfirmedAt = basis.OccurredAt,
            Compared = HasNewUsers(list, basis) ? null : list is { RescreeningDone: true } ? list.InForce : list?.Compared,
            WholeAt = HasNewUsers(list, basis) ? basis.OccurredAt : list?.WholeAt,
            Users = basis.Bound,
            RescreeningDue = Next(list, basis),
        },
        (not null, ListConfirmed) => list with
        {
            ConfirmedAt = basis.OccurredAt,
            Compared = HasNewUsers(list, basis) ? null : list.Compared,
            WholeAt = HasNewUsers(list, basis) ? basis.OccurredAt : list.WholeAt,
            Users = basis.Bound,
            ToCompare = HasNewUsers(list, basis) ? null : list.ToCompare,
            Cursor = HasNewUsers(list, basis) ? 0 : list.Cursor,
            After = HasNewUsers(list, basis) ? null : list.After,
            Rescreened = 0,
            Wallets = 0,
            PossibleHits = 0,
            RescreeningDue = Next(list, basis),
            RescreeningDone = false,
        },
        (not null, ListEngineChanged or RescreeningBegun) => list with { Compared = null, WholeAt = basis.OccurredAt, ToCompare = null, Cursor = 0, After = null, Rescreened = 0, Wallets = 0, PossibleHits = 0, RescreeningDue = Next(list, basis), RescreeningDone = false },
        (not null, RescreeningProgressed e) => list with { Engine = list is { Cursor: 0, After: null } ? e.Engine : list.Engine, ToCompare = e.Entries, Cursor = e.Cursor, After = e.After, Rescreened = e.Rescreened, Wallets = e.Wallets, PossibleHits = e.PossibleHits, RescreeningDue = Next(list, basis), RescreeningDone = e.Done },
        _ => throw new InvalidOperationException($"A list's history does not hold {happened.GetType().Name} here."),
    };

    private static Instant Next(ScreeningList? list, Basis basis) =>
        list is null ? basis.OccurredAt : Instant.Max(basis.OccurredAt, list.RescreeningDue + Duration.FromMilliseconds(1));

    /// <summary>A pack that begins to ask for a list has customers whom nobody compared with it yet.</summary>
    private static bool HasNewUsers(ScreeningList? list, Basis basis) => list is null || basis.Bound.Except(list.Users).Any();
}
