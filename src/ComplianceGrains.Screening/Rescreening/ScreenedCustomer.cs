namespace ComplianceGrains.Screening.Rescreening;

/// <summary>What re-screening must know of a customer.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Kind">Natural person or legal entity.</param>
/// <param name="Names">All names that are screened, beneficial owners' included if the caller screens them under this id.</param>
public sealed record ScreenedCustomer(string Id, SubjectKind Kind, IReadOnlyList<string> Names)
{
    /// <summary>All identifiers that are screened: an equal one is a match whatever the names are.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];
}
