namespace ComplianceGrains.Host.Exports;

/// <summary>One export of what the cast did.</summary>
/// <param name="Id">Of its commands.</param>
/// <param name="Jurisdiction">Whose logs.</param>
/// <param name="Days">How far back.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what basis.</param>
/// <param name="RequestedBy">The sandbox principal who asks.</param>
/// <param name="ApprovedBy">Another one.</param>
/// <param name="Ends">The status it has then.</param>
internal sealed record DemoExport(
    string Id, string Jurisdiction, int Days, string Recipient, string Purpose, string LegalBasis, string RequestedBy, string ApprovedBy, string Ends);
