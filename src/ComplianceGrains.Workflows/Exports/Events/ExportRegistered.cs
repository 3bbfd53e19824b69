using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Exports.Events;

/// <summary>Somebody asked for an export. Closed in every package: a reader of one export must not learn what another was about.</summary>
/// <param name="Jurisdiction">Whose logs.</param>
/// <param name="From">Exclusive.</param>
/// <param name="To">Inclusive.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what basis.</param>
/// <param name="HeldSizes">Sizes of checkpoints that the recipient holds and will pin; the package leads from each.</param>
/// <param name="RecipientKind">What the recipient is: one of <see cref="RecipientKinds"/>.</param>
/// <param name="FurtherJurisdictions">Whose logs are in the package besides.</param>
/// <param name="Kinds">The kinds whose decisions are opened, sorted; null for all.</param>
/// <param name="Actors">The actors whose decisions are opened, by their full identities, sorted; null for all.</param>
/// <param name="Inquiry">The inquiry that it is to answer, or null.</param>
[EarlierKind("export.registered/1", "heldSizes=[]", "recipientKind=\"supervisor\"", "furtherJurisdictions=[]", "kinds", "actors", "inquiry")]
[EarlierKind("export.registered/2", "recipientKind=\"supervisor\"", "furtherJurisdictions=[]", "kinds", "actors", "inquiry")]
[EarlierKind("export.registered/3", "inquiry")]
[Kind("export.registered/4", Audience.Staff, RecordClass.Programme)]
public sealed record ExportRegistered(
    string Jurisdiction,
    [property: Field(Compartments.Export, DataClasses.Export)] Instant From,
    [property: Field(Compartments.Export, DataClasses.Export)] Instant To,
    [property: Field(Compartments.Export, DataClasses.Export)] string Recipient,
    [property: Field(Compartments.Export, DataClasses.Export)] string Purpose,
    [property: Field(Compartments.Export, DataClasses.Export)] string LegalBasis,
    [property: Field(Compartments.Export, DataClasses.Export)] IReadOnlyList<long> HeldSizes,
    [property: Field(Compartments.Export, DataClasses.Export)] string RecipientKind,
    [property: Field(Compartments.Export, DataClasses.Export)] IReadOnlyList<string> FurtherJurisdictions,
    [property: Field(Compartments.Export, DataClasses.Export)] IReadOnlyList<string>? Kinds,
    [property: Field(Compartments.Export, DataClasses.Export)] IReadOnlyList<string>? Actors,
    [property: Field(Compartments.Export, DataClasses.Export)] string? Inquiry = null);
