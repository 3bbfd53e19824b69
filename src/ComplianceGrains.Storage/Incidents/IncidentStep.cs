namespace ComplianceGrains.Storage.Incidents;

/// <summary>What somebody did about an incident.</summary>
/// <param name="Step"><c>proposed</c>, <c>rejected</c>, <c>approved</c> or <c>closed</c>.</param>
/// <param name="Principal">Opaque id of who did it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Reason">Their reason, sealed; empty for <c>closed</c>, which nobody decides.</param>
/// <param name="At">Milliseconds.</param>
/// <param name="CommandId">Of the command; unique within the incident.</param>
/// <param name="Fingerprint">Keyed hash of the command's body.</param>
public sealed record IncidentStep(string Step, string Principal, string Role, byte[] Reason, long At, string CommandId, byte[] Fingerprint);
