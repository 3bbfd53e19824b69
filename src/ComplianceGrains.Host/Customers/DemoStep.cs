namespace ComplianceGrains.Host.Customers;

/// <summary>One thing that happens to a subject.</summary>
/// <param name="Do"><c>evidence</c>, <c>approve</c>, <c>dispose</c>, <c>confirm</c> or <c>offboard</c>.</param>
/// <param name="Kind">Of the evidence.</param>
/// <param name="Result">Of the evidence.</param>
/// <param name="Step">That is approved.</param>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Disposition">Of the exception.</param>
/// <param name="By">The sandbox principal who does it.</param>
/// <param name="Reason">In their words.</param>
internal sealed record DemoStep(
    string Do, string? Kind = null, string? Result = null, string? Step = null, string? Decision = null, string? Disposition = null, string? By = null, string? Reason = null);
