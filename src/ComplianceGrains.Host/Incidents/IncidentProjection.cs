using ComplianceGrains.Api.Incidents;
using ComplianceGrains.Contracts.Incidents;

namespace ComplianceGrains.Host.Incidents;

/// <summary>Shows an incident.</summary>
internal static class IncidentProjection
{
    public static IncidentBody Of(IncidentView view) => new(
        view.Id, view.Scope, view.Kind, view.Subject, view.Jurisdictions, view.Detail, view.Status, view.OpenedAt, view.Sequence,
        [.. view.Steps.Select(step => new IncidentStepBody(step.Step, step.By, step.Role, step.Reason, step.At))]);
}
