namespace ComplianceGrains.Storage.Incidents;

/// <summary>An incident and what was done about it.</summary>
/// <param name="Found">What was found.</param>
/// <param name="Steps">In order.</param>
public sealed record StoredIncident(NewIncident Found, IReadOnlyList<IncidentStep> Steps)
{
    /// <summary>The step that ends it.</summary>
    public const string ClosedStep = "closed";

    /// <summary>Whether it is over.</summary>
    public bool IsClosed => Steps is [.., { Step: ClosedStep }];
}
