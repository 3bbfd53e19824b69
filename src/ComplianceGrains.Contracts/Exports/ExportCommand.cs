using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Exports;

/// <summary>What can be asked of an export.</summary>
[GenerateSerializer, Alias("cg.ExportCommand")]
public abstract record ExportCommand;

/// <summary>Asks for the period (From, To] of one jurisdiction or several.</summary>
/// <param name="Jurisdiction">Whose logs.</param>
/// <param name="From">Exclusive.</param>
/// <param name="To">Inclusive.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what basis.</param>
/// <param name="HeldSizes">Sizes of checkpoints of the decisions log that the recipient holds.</param>
/// <param name="RecipientKind">What the recipient is: one of <see cref="RecipientKinds"/>.</param>
/// <param name="FurtherJurisdictions">Whose logs are wanted in the same package, besides.</param>
/// <param name="Kinds">The published kinds whose decisions are opened; null for all.</param>
/// <param name="Actors">The full identities of the actors whose decisions are opened; null for all.</param>
/// <param name="Inquiry">The inquiry that it is to answer, or null.</param>
[GenerateSerializer, Immutable, Alias("cg.RequestExport")]
public sealed record RequestExport(
    [property: Id(0)] string Jurisdiction,
    [property: Id(1)] Instant From,
    [property: Id(2)] Instant To,
    [property: Id(3)] string Recipient,
    [property: Id(4)] string Purpose,
    [property: Id(5)] string LegalBasis,
    [property: Id(6)] IReadOnlyList<long> HeldSizes,
    [property: Id(7)] string RecipientKind = RecipientKinds.Supervisor,
    [property: Id(8)] IReadOnlyList<string>? FurtherJurisdictions = null,
    [property: Id(9)] IReadOnlyList<string>? Kinds = null,
    [property: Id(10)] IReadOnlyList<string>? Actors = null,
    [property: Id(11)] string? Inquiry = null) : ExportCommand
{
    /// <summary>Everybody whose logs are wanted.</summary>
    public IReadOnlyList<string> Jurisdictions() => [Jurisdiction, .. FurtherJurisdictions ?? []];
}

/// <summary>Another person decides.</summary>
[GenerateSerializer, Immutable, Alias("cg.DecideExport")]
public sealed record DecideExport([property: Id(0)] bool Approved, [property: Id(1)] string Reason) : ExportCommand;

/// <summary>Somebody fetched the package.</summary>
[GenerateSerializer, Immutable, Alias("cg.RecordDownload")]
public sealed record RecordDownload : ExportCommand;
